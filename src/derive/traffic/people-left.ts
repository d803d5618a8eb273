import type { Day } from '../../kernel/time.ts'
import { day, sql } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { insertPeople } from './people.ts'
import { currentOf, isInPart, partsOfPeople, type TrafficScope } from './traffic-scope.ts'

/** Visits that are counted at once. */
const size = 500_000

/**
 * Counts people anew whose first visits have expired and who came again since, from the visits that are left: what brought them
 * first is not told for longer than the visit itself. It is what a run says that derives them later.
 */
export async function recountPeople(
  warehouse: Warehouse,
  scope: Pick<TrafficScope, 'brand' | 'slice' | 'run'>,
  keepsFrom: Day,
): Promise<void> {
  const first = sql`toDateTime64(${day(keepsFrom)}, 3, 'UTC')`
  const cut = sql`person GLOBAL IN (SELECT person ${currentOf('people', scope)} AND first_at < ${first} AND last_at >= ${first})`
  const [row] = await warehouse.query<{ visits: number }>(
    sql`SELECT count() AS visits ${currentOf('visits', scope)} AND ${cut}`,
    { limits: { seconds: 600 } },
  )
  if (!row?.visits) return
  for (const part of partsOfPeople(row.visits, size))
    await insertPeople(warehouse, scope, sql`${isInPart(part)} AND ${cut}`)
}
