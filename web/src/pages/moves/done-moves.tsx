import type { DoneMove } from '../../api/moves.ts'
import { Card } from '../../components/card.tsx'
import { showDay, showMoment, showPeriod } from '../../format/day.ts'
import { showCell, showMoney } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useLocale, useWorkspace } from '../../shell/workspace.tsx'
import { Reopen } from './reopen.tsx'

/** Moves that were made: what was expected of each, and what came. */
export function DoneMoves({ moves }: { moves: DoneMove[] }) {
  const { t } = useTexts()
  return (
    <Card title={t('moves.made')} note={t('moves.made_note')}>
      <ul className="divide-y divide-line">
        {moves.map((move) => (
          <Done key={move.id} move={move} />
        ))}
      </ul>
    </Card>
  )
}

function Done({ move }: { move: DoneMove }) {
  const { t, language, pick } = useTexts()
  const { brand } = useWorkspace()
  const { as_found } = move
  const locale = useLocale(as_found.currency)
  const day = showMoment(move.at, language, brand.time_zone)
  return (
    <li className="flex flex-col gap-1 py-3">
      <div className="flex flex-wrap items-center gap-x-3">
        <span className="min-w-0 flex-1 font-medium break-words text-ink">{pick(as_found.title)}</span>
        <Reopen move={move} />
      </div>
      <p className="text-[13px] text-ink-3">
        {t('moves.made_by', { name: move.by.name, day, margin: showMoney(as_found.margin, locale, 'compact') })}
      </p>
      <p className="text-ink-2">
        <Came move={move} />
      </p>
    </li>
  )
}

/** The value that the move should change, then and now. */
function Came({ move }: { move: DoneMove }) {
  const { t, language, pick } = useTexts()
  const { as_found, came, checked_from, measured, problem } = move
  const locale = useLocale(as_found.currency)
  if (problem) return pick(problem)
  if (!came || !measured) return t('moves.too_early', { day: showDay(checked_from, language) })
  const shown = (value: number) =>
    measured.per === 'people' ? showCell(value, 'count', locale) : showMoney(value, locale)
  return t(measured.per === 'order' ? 'moves.came_per_order' : 'moves.came', {
    what: pick(measured.label),
    before: shown(as_found.measured),
    after: came.value === null ? t('moves.unknown') : shown(came.value),
    days: showPeriod(came.days.from, came.days.to, language),
  })
}
