import { literal, type Sql, sql, str, u64, u64s } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { FactName } from '../facts.ts'
import { factNames } from './staging.ts'
import type { Staged } from './verdicts.ts'
import type { WholeOrders } from './whole-orders.ts'

/**
 * The latest instant that rows of a fact tell of. What people state (products, costs, rates) speaks for the moment at
 * which it is imported: the last statement holds.
 */
const latest: Readonly<Record<FactName, Sql>> = {
  order_lines: sql`greatest(max(ordered_at), max(ifNull(cancelled_at, ordered_at)), max(ifNull(refunded_at, ordered_at)))`,
  returns: sql`max(returned_at)`,
  fees: sql`max(posted_at)`,
  spend: sql`toDateTime64(max(day), 3, 'UTC')`,
  search_terms: sql`toDateTime64(max(day_to), 3, 'UTC')`,
  products: sql`max(received_at)`,
  product_costs: sql`max(received_at)`,
  rates: sql`max(received_at)`,
  creator_posts: sql`max(received_at)`,
  // The later of two exports tells of later orders or payments, whichever is imported first.
  order_reports: sql`greatest(max(placed_at), max(ifNull(settled_at, placed_at)))`,
  live_sessions: sql`max(received_at)`,
  live_moments: sql`max(received_at)`,
  videos: sql`max(received_at)`,
  video_retention: sql`max(received_at)`,
  video_moments: sql`max(received_at)`,
}

/** What an import has staged, ready to be compared with the loads that count. */
export async function stagedImport(
  warehouse: Warehouse,
  {
    brand,
    load,
    live,
    whole,
  }: { brand: string; load: number; live: readonly number[]; whole: WholeOrders | undefined },
): Promise<Staged> {
  const facts = new Map<FactName, number>()
  const asOf = new Map<FactName, Date>()
  for (const fact of factNames) {
    // A date in the future is a mistake; if it were believed, later exports would count as older.
    const [row] = await warehouse.query<{ rows: number; as_of: string }>(sql`
      SELECT count() AS rows, toString(least(${latest[fact]}, max(received_at))) AS as_of
      FROM ${literal(`staged_${fact}`)} WHERE load = ${u64(load)}`)
    if (!row?.rows) continue
    facts.set(fact, row.rows)
    asOf.set(fact, new Date(`${row.as_of.replace(' ', 'T')}Z`))
  }
  const others = await loadsWithFacts(
    warehouse,
    brand,
    live.filter((one) => one !== load),
    [...facts.keys()],
  )
  return { brand, load, facts, others, asOf, whole }
}

/** Those of the loads that have rows of any of the facts; none lets the comparison be left out. */
async function loadsWithFacts(
  warehouse: Warehouse,
  brand: string,
  loads: readonly number[],
  facts: readonly FactName[],
): Promise<number[]> {
  const found = new Set<number>()
  for (const fact of facts) {
    const rows = await warehouse.query<{ load: number }>(sql`
      SELECT DISTINCT load FROM ${literal(fact)} WHERE brand = ${str(brand)} AND load IN ${u64s(loads)}`)
    for (const { load } of rows) found.add(load)
  }
  return [...found].sort((a, b) => a - b)
}

/** Takes the staged rows of a load away. */
export async function dropStaged(warehouse: Warehouse, load: number): Promise<void> {
  for (const fact of factNames) await warehouse.dropPartition(`staged_${fact}`, String(load))
}

/** Takes everything away that a load has written. It must not be live. */
export async function removeLoad(warehouse: Warehouse, brand: string, load: number): Promise<void> {
  await removeFacts(warehouse, brand, load)
  await removeRows(warehouse, 'quarantine', brand, load)
}

/** The same, but for the lines that could not be read. */
export async function removeFacts(warehouse: Warehouse, brand: string, load: number): Promise<void> {
  await dropStaged(warehouse, load)
  for (const fact of factNames) await removeRows(warehouse, fact, brand, load)
}

async function removeRows(
  warehouse: Warehouse,
  table: FactName | 'quarantine',
  brand: string,
  load: number,
): Promise<void> {
  const where = sql`brand = ${str(brand)} AND load = ${u64(load)}`
  const [row] = await warehouse.query<{ rows: number }>(
    sql`SELECT count() AS rows FROM ${literal(table)} WHERE ${where}`,
  )
  if (row?.rows) await warehouse.remove(table, where)
}
