import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Source, updateSource } from '../../api/events.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Whose pages may send with the key of a source. */
export function SourceHosts({ source }: { source: Source }) {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const [hosts, setHosts] = useState(source.hosts.join(', '))
  const save = useMutation({
    mutationFn: () => updateSource(brand.id, source.id, { hosts: hosts.split(/[\s,，、]+/).filter(Boolean) }),
    onSuccess: async (saved) => {
      setHosts(saved.hosts.join(', '))
      notify.done(t('settings.saved'))
      await queries.invalidateQueries({ queryKey: ['sources', brand.id] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form className="flex flex-col gap-2" onSubmit={submit}>
      <TextField
        label={t('sources.hosts')}
        hint={t('sources.hosts_hint')}
        placeholder="shop.example"
        disabled={!canEdit}
        value={hosts}
        onChange={(event) => setHosts(event.target.value)}
      />
      {canEdit && (
        <div>
          <Button type="submit" small disabled={save.isPending || hosts === source.hosts.join(', ')}>
            {t('action.save')}
          </Button>
        </div>
      )}
      {save.error && <ProblemView error={save.error} />}
    </form>
  )
}
