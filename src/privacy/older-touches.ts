import { day, join, literal, type Sql, sql, str } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { walking } from './counting.ts'

/** What a journey tells of each visit before its order, oldest first. */
const columns = [
  'touch_at',
  'touch_channel',
  'touch_source',
  'touch_medium',
  'touch_campaign',
  'touch_content',
  'touch_code',
  'touch_path',
  'touch_engaged_seconds',
] as const

/**
 * Takes visits that expired out of the journeys of later orders, as a journey that is derived anew is without them. The visit of
 * the order itself stays as long as the journey does.
 */
export async function removeOlderTouches(warehouse: Warehouse, brand: string, keepsFrom: string): Promise<void> {
  const older = sql`least(arrayCount(at -> at < toDateTime64(${day(keepsFrom)}, 3, 'UTC'), touch_at), length(touch_at) - 1)`
  const those = sql`brand = ${str(brand)} AND notEmpty(touch_at) AND ${older} > 0`
  const [row] = await warehouse.query<{ rows: number }>(sql`SELECT count() AS rows FROM journeys WHERE ${those}`, {
    limits: walking,
  })
  if (!row?.rows) return
  const changes = columns.map((name): Sql => sql`${literal(name)} = arraySlice(${literal(name)}, ${older} + 1)`)
  await warehouse.rewrite('journeys', join(changes), those)
}
