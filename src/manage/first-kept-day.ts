import type { Day } from '../kernel/time.ts'
import type { Stated } from './loads.ts'

/** The first day that is kept, counted in UTC. */
export function firstKeptDay(now: Date, days: number): Day {
  return new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10)
}

/** The first day whose visits the brand keeps; undefined where it keeps them for ever. */
export async function visitsKeptFrom({ db }: Stated, brand: string, now: Date): Promise<Day | undefined> {
  const row = await db.selectFrom('privacy').select('periods').where('brand', '=', brand).executeTakeFirst()
  const days = (row?.periods as { visits?: number } | undefined)?.visits
  return days === undefined ? undefined : firstKeptDay(now, days)
}
