import { Problem } from '../kernel/errors.ts'
import { addDays, daysBetween } from '../kernel/time.ts'

export type Days = { from: string; to: string }

/** The longest period that a question may ask about: ten years. */
const mostDays = 3660

/** Throws `bad_request` for a period that ends before it begins, or is too long. */
export function demandPeriod({ from, to }: Days): void {
  if (from > to) throw new Problem('bad_request', { reason: `the last day (${to}) is before the first (${from})` })
  if (daysBetween(from, to) > mostDays)
    throw new Problem('bad_request', { reason: `a period has at most ${mostDays} days` })
}

/** The period to compare with: as many days just before, or the same days a year earlier. */
export function periodBefore(days: Days, compare: 'previous' | 'year'): Days {
  if (compare === 'year') return { from: yearEarlier(days.from), to: yearEarlier(days.to) }
  const length = daysBetween(days.from, days.to)
  return { from: addDays(days.from, -length), to: addDays(days.to, -length) }
}

/** The same day a year earlier; the last of February for 29 February. */
function yearEarlier(day: string): string {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, '0')
  return day.endsWith('-02-29') ? `${year}-02-28` : year + day.slice(4)
}
