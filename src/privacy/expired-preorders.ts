import { sql } from 'kysely'
import type { Registry } from '../store/registry/registry.ts'

/** Where addresses of pre-orders lie: those that were taken, and what came for a test and could not be read. */
const tables = ['product_test_orders', 'product_test_quarantine'] as const

/** How many came on each day before one; days are those of UTC. */
export async function expiredPreorders(
  { db }: Registry,
  brand: string,
  keepsFrom: string,
): Promise<[string, number][]> {
  const days: [string, number][] = []
  for (const table of tables) {
    const rows = await db
      .selectFrom(table)
      .select([sql<string>`to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD')`.as('day'), sql<string>`count(*)`.as('rows')])
      .where('brand', '=', brand)
      .where('at', '<', new Date(keepsFrom))
      .groupBy('day')
      .execute()
    days.push(...rows.map((one): [string, number] => [one.day, Number(one.rows)]))
  }
  return days
}

/** Takes them away. Verdicts stay: they count answers, which name nobody. */
export async function removePreorders({ db }: Registry, brand: string, keepsFrom: string): Promise<void> {
  for (const table of tables)
    await db.deleteFrom(table).where('brand', '=', brand).where('at', '<', new Date(keepsFrom)).execute()
}
