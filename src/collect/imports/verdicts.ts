import { instant, join, literal, type Sql, sql, str, u64, u64s } from '../../store/sql.ts'
import { sideBySide } from '../../store/warehouse/side-by-side.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { FactName } from '../facts.ts'
import { type Bucket, bucketColumn, bucketsOf, inBucket } from './buckets.ts'
import { columnsOf, keyOf, rowHash, rowKey } from './identity.ts'
import type { WholeOrders } from './whole-orders.ts'

/** A staged import beside what the brand has. */
export type Staged = {
  brand: string
  load: number
  /** Rows of each fact that the import has staged; facts without rows are left out. */
  facts: ReadonlyMap<FactName, number>
  /** The loads that count, without one that this import replaces. */
  others: readonly number[]
  /** The instant that rows of a fact speak for where they do not say so themselves. */
  asOf: ReadonlyMap<FactName, Date>
  /** Where its source tells orders as a whole. */
  whole?: WholeOrders | undefined
}

/** Lines of the file by what their rows are to the brand. `leftOut` counts lines with rows that are left out, by the load that has those. */
export type Verdicts = {
  imported: number
  replaced: number
  alreadyThere: number
  leftOut: ReadonlyMap<number, number>
}

const epoch = new Date(0)

/** Staged rows of a bucket with their `key` and `hash`, and the moment each `speaks_for`. */
export function keyedRows(staged: Staged, fact: FactName, bucket: Bucket): Sql {
  const asOf = staged.asOf.get(fact) ?? epoch
  return sql`
    SELECT ${columnsOf(fact)}, line_no, source, received_at, ${rowKey(fact)} AS key, hash,
      if(as_of = ${instant(epoch)}, ${instant(asOf)}, as_of) AS speaks_for
    FROM (
      SELECT *, ${rowHash(fact)} AS hash, row_number() OVER (PARTITION BY ${keyOf(fact)} ORDER BY line_no, hash) AS n
      FROM ${literal(`staged_${fact}`)}
      WHERE load = ${u64(staged.load)} AND ${inBucket(fact, bucket)}
    )`
}

/**
 * Staged rows of a bucket with key, hash, speaks_for, and a verdict: 'new'; 'newer' than the row that counts now; 'same'
 * as it; 'older' than it, or than an order that no longer has it. `current_load` has the row or order that counts now.
 */
export function judgedRows(staged: Staged, fact: FactName, bucket: Bucket): Sql {
  const rows = keyedRows(staged, fact, bucket)
  if (staged.others.length === 0) return sql`SELECT *, 'new' AS verdict, toUInt64(0) AS current_load FROM (${rows})`
  const judged = sql`
    SELECT *, multiIf(current_key = 0, 'new', current_hash = hash, 'same',
      (current_as_of, current_received_at) > (speaks_for, received_at), 'older', 'newer') AS verdict
    FROM (${rows}) AS staged
    LEFT ANY JOIN (${currentRows(staged, fact, bucket)}) AS counting ON staged.key = counting.current_key`
  return fact === 'order_lines' && staged.whole?.loads.length ? beside(judged, staged, staged.whole, bucket) : judged
}

/** A line that is new, of an order that the brand has whole and newer, is older: the order no longer has it. */
function beside(judged: Sql, { brand, load }: Staged, { loads, source, isDated }: WholeOrders, bucket: Bucket): Sql {
  const isOlder = isDated ? sql`known.1 > speaks_for` : sql`(known.1, known.2) > (speaks_for, received_at)`
  return sql`
    SELECT * REPLACE (
      if(verdict = 'new' AND ${isOlder}, 'older', verdict) AS verdict,
      if(verdict = 'new', known.3, current_load) AS current_load)
    FROM (${judged}) AS judged
    LEFT ANY JOIN (
      SELECT store AS of_store, order_id AS of_order, ordered_at AS placed_at, max((as_of, received_at, load)) AS known
      FROM order_lines
      WHERE brand = ${str(brand)} AND load IN ${u64s(loads)} AND source = ${str(source)}
        AND ${inBucket('order_lines', bucket)} AND order_id IN (${ordersOf(load, bucket)})
      GROUP BY of_store, of_order, placed_at
    ) AS whole ON store = of_store AND order_id = of_order AND ordered_at = placed_at`
}

/** The orders that an import speaks of. */
export function ordersOf(load: number, bucket: Bucket): Sql {
  return sql`SELECT order_id FROM staged_order_lines WHERE load = ${u64(load)} AND ${inBucket('order_lines', bucket)}`
}

/** The row that counts now of each key that the import may speak of. */
function currentRows(staged: Staged, fact: FactName, bucket: Bucket): Sql {
  const column = bucketColumn(fact)
  return sql`
    SELECT row_key AS current_key, argMax(row_hash, version) AS current_hash, max(as_of) AS current_as_of,
      argMax(received_at, version) AS current_received_at, argMax(load, version) AS current_load
    FROM (
      SELECT row_key, row_hash, as_of, received_at, load, (as_of, received_at, load) AS version
      FROM ${literal(fact)}
      WHERE brand = ${str(staged.brand)} AND load IN ${u64s(staged.others)} AND ${inBucket(fact, bucket)}
        AND ${column} IN (
          SELECT ${column} FROM ${literal(`staged_${fact}`)} WHERE load = ${u64(staged.load)} AND ${inBucket(fact, bucket)}
        )
    )
    GROUP BY row_key`
}

/** Counts the lines of a staged import by verdict. A line counts as imported when any of its rows does. */
export async function countVerdicts(warehouse: Warehouse, staged: Staged, signal?: AbortSignal): Promise<Verdicts> {
  const facts = [...staged.facts.keys()]
  if (staged.others.length === 0) {
    return { imported: await countFileLines(warehouse, staged), replaced: 0, alreadyThere: 0, leftOut: new Map() }
  }
  const leftOut = new Map<number, number>()
  let imported = 0
  let replaced = 0
  let alreadyThere = 0
  const buckets = facts.length ? await bucketsOf(warehouse, staged.load, staged.facts) : []
  const count = async (own: Warehouse, bucket: Bucket) => {
    const lines = await own.query<{ fresh: number; replaces: number; has: number[]; lines: number }>(
      countLines(facts.map((fact) => judgedRows(staged, fact, bucket))),
      { ...(signal ? { signal } : {}), limits: { seconds: 3600 } },
    )
    for (const { fresh, replaces, has, lines: these } of lines) {
      if (fresh) imported += these
      else alreadyThere += these
      if (replaces) replaced += these
      for (const load of has) leftOut.set(load, (leftOut.get(load) ?? 0) + these)
    }
  }
  await sideBySide(warehouse, buckets, count, signal)
  return { imported, replaced, alreadyThere, leftOut }
}

/** Lines of the file that have staged rows: where the brand has nothing yet, all of them are new. */
async function countFileLines(warehouse: Warehouse, { load, facts }: Staged): Promise<number> {
  if (facts.size === 0) return 0
  const numbers = [...facts.keys()].map(
    (fact) => sql`SELECT line_no FROM ${literal(`staged_${fact}`)} WHERE load = ${u64(load)}`,
  )
  const [row] = await warehouse.query<{ lines: number }>(
    sql`SELECT groupBitmap(line_no) AS lines FROM (${join(numbers, sql` UNION ALL `)})`,
  )
  return row?.lines ?? 0
}

function countLines(judged: readonly Sql[]): Sql {
  const all = join(
    judged.map((rows) => sql`SELECT line_no, verdict, current_load FROM (${rows})`),
    sql` UNION ALL `,
  )
  return sql`
    SELECT fresh, replaces, has, count() AS lines
    FROM (
      SELECT line_no, max(verdict IN ('new', 'newer')) AS fresh, max(verdict = 'newer') AS replaces,
        arraySort(groupUniqArrayIf(current_load, verdict IN ('same', 'older'))) AS has
      FROM (${all}) GROUP BY line_no
    )
    GROUP BY fresh, replaces, has`
}
