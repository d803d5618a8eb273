import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Audience, renameAudience } from '../../api/audiences.ts'
import { ApiProblem } from '../../api/problem.ts'
import { Dialog } from '../../components/dialog.tsx'
import { DialogActions } from '../../components/dialog-actions.tsx'
import { TextField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Calls an audience otherwise. */
export function RenameAudience({ audience, onClose }: { audience: Audience; onClose: () => void }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const [name, setName] = useState(audience.name)
  const save = useMutation({
    mutationFn: () => renameAudience(brand.id, audience.id, name),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['audiences', brand.id] })
      onClose()
    },
  })
  const isTaken = save.error instanceof ApiProblem && save.error.field === 'name'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Dialog open onClose={onClose} title={t('audiences.rename')}>
      <form className="mt-2 flex flex-col gap-3" onSubmit={submit}>
        <TextField
          label={t('audiences.name')}
          required
          autoFocus
          maxLength={120}
          value={name}
          problem={isTaken ? t('audiences.name_taken') : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <DialogActions onClose={onClose} pending={save.isPending} error={isTaken ? null : save.error} />
      </form>
    </Dialog>
  )
}
