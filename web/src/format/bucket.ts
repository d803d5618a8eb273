import { addDays, addMonths, isDay, showDay } from './day.ts'

type Step = { by: unknown; from: unknown; to: unknown }

/** The first day of a step of time as an axis shows it: a month by its name, days with the year only where years differ. */
export function showBucket(day: string, language: string, { by, from, to }: Step): string {
  if (!isDay(day.slice(0, 10))) return day
  if (by === 'month') {
    const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', year: 'numeric', month: 'short' })
    return format.format(Date.parse(`${day.slice(0, 10)}T00:00:00Z`))
  }
  const sameYear = String(from).slice(0, 4) === String(to).slice(0, 4)
  return showDay(day, language, sameYear ? 'short' : 'long')
}

/** Whether a week or month lies only partly between the two days, so that less happened in it than in a whole one. */
export function isPartialBucket(day: string, { by, from, to }: Step): boolean {
  const first = day.slice(0, 10)
  if (!isDay(first) || (by !== 'week' && by !== 'month')) return false
  const last = addDays(by === 'month' ? addMonths(first, 1) : addDays(first, 7), -1)
  return first < String(from) || last > String(to)
}
