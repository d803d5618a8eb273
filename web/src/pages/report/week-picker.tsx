import { useId } from 'react'
import { addDays, showPeriod } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { mondayOf } from './monday.ts'

/** So many weeks are offered at most, besides the one that the address says. */
const most = 105

type Props = { week: string | undefined; onChoose: (week: string) => void }

/** The weeks that are over since the first order, and the running one. */
export function WeekPicker({ week, onChoose }: Props) {
  const { t, language } = useTexts()
  const { today, extent } = useWorkspace()
  const id = useId()
  const running = mondayOf(today)
  const chosen = week ? mondayOf(week) : addDays(running, -7)
  const first = extent ? mondayOf(extent.from) : chosen
  const weeks = Array.from({ length: most }, (_, i) => addDays(running, -7 * i)).filter((one) => one >= first)
  const offered = weeks.includes(chosen) ? weeks : [...weeks, chosen].sort().reverse()
  return (
    <div className="flex max-w-full items-center gap-2 text-[13px] text-ink-2">
      <label htmlFor={id}>{t('report.week')}</label>
      <select
        id={id}
        className="input !h-9 !w-auto min-w-0"
        value={chosen}
        onChange={(event) => onChoose(event.target.value)}
      >
        {offered.map((monday) => (
          <option key={monday} value={monday}>
            {showPeriod(monday, addDays(monday, 6), language)}
          </option>
        ))}
      </select>
    </div>
  )
}
