import type { ClosedMove } from '../../api/moves.ts'
import { Card } from '../../components/card.tsx'
import { showDay } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Reopen } from './reopen.tsx'

/** Moves that were put aside, or off until a day. */
export function ClosedMoves({ moves }: { moves: ClosedMove[] }) {
  const { t, language, pick } = useTexts()
  return (
    <Card title={t('moves.closed')}>
      <ul className="divide-y divide-line">
        {moves.map((move) => (
          <li key={move.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="min-w-0 flex-1 break-words text-ink">{pick(move.as_found.title)}</span>
            <span className="text-[13px] text-ink-3">
              {move.until ? t('moves.until', { day: showDay(move.until, language) }) : t('moves.dismissed')}
            </span>
            <Reopen move={move} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
