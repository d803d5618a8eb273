import { type ReactNode, useState } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { Button, type ButtonKind } from './button.tsx'
import { Dialog } from './dialog.tsx'

type Props = {
  children: ReactNode
  title: string
  description: string
  action: string
  onConfirm: () => void
  kind?: ButtonKind
  small?: boolean
  disabled?: boolean
}

/** A button that asks before it does what cannot be overlooked. */
export function Confirm({ children, title, description, action, onConfirm, kind = 'danger', small, disabled }: Props) {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  const confirm = () => {
    setOpen(false)
    onConfirm()
  }
  return (
    <>
      <Button kind={kind} small={small ?? false} disabled={disabled} onClick={() => setOpen(true)}>
        {children}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={title} description={description}>
        <div className="mt-3 flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>{t('action.back')}</Button>
          <Button kind="danger" onClick={confirm}>
            {action}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
