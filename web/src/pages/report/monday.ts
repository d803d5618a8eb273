import { addDays } from '../../format/day.ts'

/** The Monday of the week that a day lies in. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
}
