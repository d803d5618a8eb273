import { visitsOverTime } from '../../measure/traffic/visits-over-time.ts'
import { fewestDays, withDays } from './asking.ts'
import type { Asking } from './define.ts'

/** The days on which visits are known: on others, cost would stand without its orders. */
export async function whileSeen(asking: Asking): Promise<Asking | undefined> {
  const { rows } = await asking.ask(visitsOverTime, { by: 'day', split: 'none' })
  const seen = rows.filter(({ visits }) => visits > 0).map(({ bucket }) => bucket)
  const [from, to] = [seen[0], seen.at(-1)]
  return from && to ? withDays(asking, { from, to }, fewestDays) : undefined
}
