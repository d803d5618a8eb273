import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Collaboration, createCollaboration, stages, updateCollaboration } from '../../api/collaborations.ts'
import { membersQuery } from '../../api/people.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogActions } from '../../components/dialog-actions.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { Attachments } from './attachments.tsx'
import { CreatorPick } from './creator-pick.tsx'
import { type Bind, collaborationDraft, statedCollaboration } from './draft.ts'
import { GrantedRights } from './granted-rights.tsx'
import { TermFields } from './term-fields.tsx'

/** Begins a collaboration, or changes one. */
export function CollaborationForm({ collaboration, onClose }: { collaboration?: Collaboration; onClose: () => void }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const [creator, setCreator] = useState(collaboration?.creator.id ?? '')
  const [draft, setDraft] = useState(() => collaborationDraft(collaboration, brand.currency))
  const save = useSave(collaboration, creator, onClose)
  const bind: Bind = (name) => ({
    value: draft[name],
    onChange: (event) => setDraft({ ...draft, [name]: event.target.value }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(statedCollaboration(draft))
  }
  const isOver = collaboration?.archived_at != null
  return (
    <Dialog open wide onClose={onClose} title={collaboration?.title ?? t('collaborations.begin')}>
      <form className="mt-2 grid gap-3 sm:grid-cols-2" onSubmit={submit}>
        {collaboration ? (
          <p className="text-ink-2 sm:col-span-2">{collaboration.creator.name}</p>
        ) : (
          <CreatorPick value={creator} onChange={setCreator} />
        )}
        <WorkFields bind={bind} />
        <TermFields bind={bind} claims={draft.claims} onClaims={(claims) => setDraft({ ...draft, claims })} />
        {collaboration && (
          <div className="sm:col-span-2">
            <Button small disabled={save.isPending} onClick={() => save.mutate({ archived: !isOver })}>
              {isOver ? t('creators.restore') : t('creators.archive')}
            </Button>
          </div>
        )}
        <DialogActions onClose={onClose} pending={save.isPending} error={save.error} />
      </form>
      {collaboration && (
        <>
          <Attachments collaboration={collaboration.id} />
          <GrantedRights collaboration={collaboration.id} />
        </>
      )}
    </Dialog>
  )
}

type Stated = ReturnType<typeof statedCollaboration> | { archived: boolean }

function useSave(collaboration: Collaboration | undefined, creator: string, onClose: () => void) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  return useMutation({
    mutationFn: (stated: Stated) =>
      collaboration || 'archived' in stated
        ? updateCollaboration(brand.id, collaboration?.id ?? '', stated)
        : createCollaboration(brand.id, { ...stated, creator }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['collaborations', brand.id] })
      notify.done(t('collaborations.saved'))
      onClose()
    },
  })
}

/** What is to be done, by whom and until when. */
function WorkFields({ bind }: { bind: Bind }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data: members } = useQuery(membersQuery(brand.id))
  return (
    <>
      <TextField label={t('collaborations.name')} required maxLength={200} {...bind('title')} />
      <SelectField
        label={t('collaborations.stage')}
        choices={stages.map((one) => ({ value: one, label: t(`collaborations.stage_${one}`) }))}
        {...bind('stage')}
      />
      <SelectField
        label={t('tasks.owner')}
        choices={[
          { value: '', label: t('tasks.nobody') },
          ...(members?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        {...bind('owner')}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField label={t('tasks.due')} type="date" {...bind('due_on')} />
        <TextField label={t('collaborations.remind_on')} type="date" {...bind('remind_on')} />
        <TextField label={t('collaborations.post_due_on')} type="date" {...bind('post_due_on')} />
        <TextField label={t('collaborations.posted_on')} type="date" {...bind('posted_on')} />
      </div>
      <div className="sm:col-span-2">
        <TextArea label={t('tasks.note')} rows={3} maxLength={5000} {...bind('notes')} />
      </div>
      <TextField
        label={t('collaborations.contract')}
        hint={t('collaborations.contract_hint')}
        maxLength={500}
        {...bind('contract')}
      />
      <TextField
        label={t('collaborations.rights')}
        hint={t('collaborations.rights_hint')}
        maxLength={500}
        {...bind('rights')}
      />
    </>
  )
}
