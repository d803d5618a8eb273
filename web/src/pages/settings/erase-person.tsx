import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { erasePerson, type PersonName } from '../../api/privacy.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Erases the person once the id was typed again. */
export function ErasePerson({ name, onAccepted }: { name: PersonName; onAccepted: () => void }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const [open, setOpen] = useState(false)
  const [confirm, setConfirm] = useState('')
  const [keepOut, setKeepOut] = useState(true)
  const [deleteFiles, setDeleteFiles] = useState(false)
  const erase = useMutation({
    mutationFn: () => erasePerson(brand.id, { ...name, confirm, keep_out: keepOut, delete_files: deleteFiles }),
    onSuccess: () => {
      setOpen(false)
      onAccepted()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    erase.mutate()
  }
  return (
    <>
      <Button kind="danger" onClick={() => setOpen(true)}>
        {t('privacy.erase')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('privacy.erase_title')}
        description={t('privacy.erase_text')}
      >
        <form className="mt-2 flex flex-col gap-3" onSubmit={submit}>
          <Check checked={keepOut} onChange={setKeepOut} label={t('privacy.keep_out')} />
          <Check checked={deleteFiles} onChange={setDeleteFiles} label={t('privacy.delete_files')} />
          <TextField
            label={t('privacy.confirm', { id: name.id })}
            autoComplete="off"
            required
            value={confirm}
            onChange={(event) => setConfirm(event.target.value)}
          />
          {erase.error && <ProblemView error={erase.error} />}
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>{t('action.back')}</Button>
            <Button type="submit" kind="danger" disabled={erase.isPending || confirm.trim() !== name.id.trim()}>
              {t('privacy.erase')}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}

type CheckProps = { checked: boolean; onChange: (checked: boolean) => void; label: string }

function Check({ checked, onChange, label }: CheckProps) {
  return (
    <label className="flex items-start gap-2">
      <input type="checkbox" className="mt-1" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  )
}
