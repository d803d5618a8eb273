import { addDays, type Day, dayOf, fromZone } from '../../kernel/time.ts'
import type { Days } from '../../measure/periods.ts'

/** When a report goes out: 1 is Monday, the hour is of the brand's clock. */
export type Schedule = { weekday: number; hour: number }

/** The week from Monday to Sunday that a day lies in. */
export function weekOf(day: Day): Days {
  const monday = addDays(day, 1 - weekdayOf(day))
  return { from: monday, to: addDays(monday, 6) }
}

/** The latest week that is over where the brand lives. */
export function lastWholeWeek(now: Date, zone: string): Days {
  return weekOf(addDays(dayOf(now, zone), -7))
}

/** The latest moment, not after `now`, at which a report was due, and the week that it tells of: the last one over by then. */
export function lastDue({ weekday, hour }: Schedule, zone: string, now: Date): { at: Date; week: Days } {
  const today = dayOf(now, zone)
  const day = addDays(weekOf(today).from, weekday - 1)
  const due = [day, addDays(day, -7)].map((one) => ({ at: momentOf(one, hour, zone), week: weekOf(addDays(one, -7)) }))
  const [latest] = due.filter(({ at }) => at <= now)
  // Where clocks are set, a due moment may move by an hour, but never beyond the week before.
  if (!latest) throw new Error(`No report was due in the two weeks before ${now.toISOString()}.`)
  return latest
}

/** When a clock on the wall of this zone shows the hour of the day; one that is skipped counts as the hour after. */
function momentOf(day: Day, hour: number, zone: string): Date {
  return new Date(fromZone(Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000, zone))
}

/** 1 is Monday, 7 is Sunday. */
function weekdayOf(day: Day): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
}
