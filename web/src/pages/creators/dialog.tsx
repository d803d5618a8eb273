import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { createCreator, creatorQuery, updateCreator, type WholeCreator } from '../../api/creators.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { LoadingRows } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { emptyDraft, statedIn, writtenOf } from './draft.ts'
import { CreatorFields } from './fields.tsx'

/** Adds a creator. */
export function AddCreator({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  return (
    <Dialog open wide onClose={onClose} title={t('creators.add')}>
      <Form onClose={onClose} />
    </Dialog>
  )
}

/** Shows all that is known of a creator, and changes it. */
export function CreatorDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data, error, refetch } = useQuery(creatorQuery(brand.id, id))
  return (
    <Dialog open wide onClose={onClose} title={data?.name ?? t('creators.change')}>
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Form key={data.updated_at} creator={data} onClose={onClose} />
      ) : (
        <LoadingRows />
      )}
    </Dialog>
  )
}

function Form({ creator, onClose }: { creator?: WholeCreator; onClose: () => void }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const [draft, setDraft] = useState(() => (creator ? writtenOf(creator) : emptyDraft()))
  const save = useMutation({
    mutationFn: (archived?: boolean) => {
      if (!creator) return createCreator(brand.id, statedIn(draft))
      return updateCreator(brand.id, creator, archived === undefined ? statedIn(draft) : { archived })
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['creators', brand.id] })
      notify.done(t('creators.saved'))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(undefined)
  }
  const isOver = creator !== undefined && creator.archived_at !== null
  return (
    <form className="mt-2 flex flex-col gap-4" onSubmit={submit}>
      <CreatorFields draft={draft} onChange={setDraft} />
      {save.error && <ProblemView error={save.error} />}
      <div className="flex flex-wrap justify-end gap-2">
        {creator && (
          <Button disabled={save.isPending} onClick={() => save.mutate(!isOver)}>
            {isOver ? t('creators.restore') : t('creators.archive')}
          </Button>
        )}
        <Button type="submit" kind="primary" disabled={save.isPending}>
          {creator ? t('action.save') : t('creators.create')}
        </Button>
      </div>
    </form>
  )
}
