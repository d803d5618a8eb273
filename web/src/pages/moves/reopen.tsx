import type { ClosedMove } from '../../api/moves.ts'
import { Button } from '../../components/button.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { useDecide } from './use-decide.ts'

/** Takes back what was decided on a move. */
export function Reopen({ move }: { move: ClosedMove }) {
  const { t } = useTexts()
  const { canEdit } = useWorkspace()
  const { decide, isPending } = useDecide()
  if (!canEdit) return null
  return (
    <Button small kind="quiet" disabled={isPending} onClick={() => decide({ move: move.id, state: 'open' })}>
      {t('moves.reopen')}
    </Button>
  )
}
