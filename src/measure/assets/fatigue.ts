import { differenceOf, shareOf } from '../../kernel/share.ts'
import { addDays, type Day } from '../../kernel/time.ts'

/** A day of a placement: how often it was shown, and how many of these did what it is for. */
export type ShownDay = { day: Day; shown: number; acted: number }
export type ShownWeek = { week: Day; shown: number; acted: number; rate: number | null }
export type Fatigue = {
  trend: 'falling' | 'steady' | 'rising'
  first: number
  last: number
  change_low: number
  change_high: number
}

/** So many weeks at the beginning are compared with as many at the end. */
const weeksCompared = 2

/** Weeks of a placement, counted from its first day with figures, so that the first week is a whole one. */
export function weeksOf(days: readonly ShownDay[]): ShownWeek[] {
  const sorted = [...days].filter(({ shown }) => shown > 0).sort((a, b) => (a.day < b.day ? -1 : 1))
  const [first] = sorted
  if (!first) return []
  const weeks = new Map<Day, { shown: number; acted: number }>()
  for (const { day, shown, acted } of sorted) {
    const number = Math.floor((Date.parse(day) - Date.parse(first.day)) / (7 * 86_400_000))
    const week = addDays(first.day, 7 * number)
    const known = weeks.get(week) ?? { shown: 0, acted: 0 }
    weeks.set(week, { shown: known.shown + shown, acted: known.acted + acted })
  }
  return [...weeks].map(([week, sum]) => ({ week, ...sum, rate: sum.acted / sum.shown }))
}

/**
 * How the rate of the last two weeks differs from that of the first two: falling or rising where the interval of the difference
 * (Newcombe, 95%) leaves zero out. Undefined for less than four whole weeks; `until` is the last day with whole figures.
 */
export function fatigueOf(weeks: readonly ShownWeek[], until: Day): Fatigue | undefined {
  const whole = weeks.filter(({ week }) => addDays(week, 6) <= until)
  if (whole.length < 2 * weeksCompared) return undefined
  const first = sumOf(whole.slice(0, weeksCompared))
  const last = sumOf(whole.slice(-weeksCompared))
  const [before, after] = [shareOf(first.acted, first.shown), shareOf(last.acted, last.shown)]
  if (!before || !after) return undefined
  const { low: change_low, high: change_high } = differenceOf(after, before)
  const trend = change_high < 0 ? 'falling' : change_low > 0 ? 'rising' : 'steady'
  return { trend, first: before.share, last: after.share, change_low, change_high }
}

function sumOf(weeks: readonly ShownWeek[]) {
  const add = (of: 'shown' | 'acted') => weeks.reduce((sum, week) => sum + week[of], 0)
  return { shown: add('shown'), acted: add('acted') }
}
