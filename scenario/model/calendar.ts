import { addDays, type Day, dayStart } from '../../src/kernel/time.ts'

/** The days of a scenario, counted from 0, and their edges as instants in the brand's zone. */
export type Calendar = {
  days: readonly Day[]
  /** The instant at which day i begins; one more than there are days, so that day i ends at starts[i + 1]. */
  starts: readonly number[]
}

export function calendarOf(end: Day, days: number, zone: string): Calendar {
  const first = addDays(end, 1 - days)
  const all = Array.from({ length: days + 1 }, (_, i) => addDays(first, i))
  return { days: all.slice(0, days), starts: all.map((day) => dayStart(day, zone).getTime()) }
}

/** The instant at which the scenario's last day is over. Nothing later is in any file. */
export function endOf(calendar: Calendar): number {
  return calendar.starts[calendar.days.length] as number
}
