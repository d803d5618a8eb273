import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { saveRules } from '../../api/channel-rules.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { type Draft, rulesOf } from './rule-draft.ts'

/** Saves the draft as a new version, or gives it up. */
export function SaveChannelRules({ draft, seen, onDone }: { draft: Draft; seen: number; onDone: () => void }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const [note, setNote] = useState('')
  const save = useMutation({
    mutationFn: () => saveRules(brand.id, { ...rulesOf(draft), note, seen }),
    onSuccess: async ({ version }) => {
      await queries.invalidateQueries({ queryKey: ['channel-rules', brand.id] })
      void queries.invalidateQueries({ queryKey: ['brand', brand.id] })
      notify.done(t('channels.saved', { version }))
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form
      className="sticky top-12 z-10 flex flex-col gap-3 border-y border-line bg-accent-soft px-4 py-3"
      onSubmit={submit}
    >
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-48 flex-1">
          <TextField label={t('channels.save_note')} value={note} onChange={(event) => setNote(event.target.value)} />
        </div>
        <Button onClick={onDone}>{t('channels.discard')}</Button>
        <Button type="submit" kind="primary" disabled={save.isPending}>
          {t('channels.save')}
        </Button>
      </div>
      {save.error && <ProblemView error={save.error} />}
    </form>
  )
}
