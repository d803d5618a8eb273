import { useTexts } from '../i18n/use-texts.ts'
import { Button } from './button.tsx'
import { ProblemView } from './problem-view.tsx'

type Props = {
  onClose: () => void
  pending: boolean
  /** Why it was not taken; what a field shows itself is left out. */
  error?: Error | null | undefined
  /** What the button says; "Save" without. */
  action?: string
}

/** The end of a form in a dialog: what went wrong, the way back, and the button that sends it. As wide as a grid of two columns. */
export function DialogActions({ onClose, pending, error, action }: Props) {
  const { t } = useTexts()
  return (
    <>
      {error && (
        <div className="sm:col-span-2">
          <ProblemView error={error} />
        </div>
      )}
      <div className="flex justify-end gap-2 sm:col-span-2">
        <Button onClick={onClose}>{t('action.back')}</Button>
        <Button type="submit" kind="primary" disabled={pending}>
          {action ?? t('action.save')}
        </Button>
      </div>
    </>
  )
}
