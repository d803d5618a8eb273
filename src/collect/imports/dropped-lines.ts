import { type Sql, sql, str, strs, u64, u64s } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { Finding } from '../connectors/define.ts'
import { type Bucket, bucketsOf, inBucket } from './buckets.ts'
import { columnsOf, rowHash } from './identity.ts'
import { keyedRows, ordersOf, type Staged } from './verdicts.ts'

const shownLines = 20
/** Where so many of a file's orders lose lines it probably holds parts of orders, and a person has to say that it does not. */
const mostOrders = { share: 0.2, least: 10 }

/** Parts of the work on lines that an import takes out of orders; none where it takes none out, or has nothing to compare with. */
export async function bucketsOfDropped(warehouse: Warehouse, staged: Staged): Promise<Bucket[]> {
  const rows = staged.facts.get('order_lines')
  if (!rows || !staged.whole?.incomplete || staged.others.length === 0) return []
  return bucketsOf(warehouse, staged.load, new Map([['order_lines', rows]]))
}

/** Says that the lines count no more: a version of each that is removed, traced to the first line of its order in the file. */
export function insertRemovals(staged: Staged, bucket: Bucket): Sql {
  const columns = columnsOf('order_lines')
  return sql`
    INSERT INTO order_lines (brand, load, line_no, source, received_at, as_of, row_key, row_hash, ${columns})
    SELECT ${str(staged.brand)}, ${u64(staged.load)}, first_line, source, came_at, said_at, row_key, ${rowHash('order_lines')}, ${columns}
    FROM (SELECT * REPLACE ('removed' AS status) FROM (${droppedLines(staged, bucket)}))`
}

/** How many lines an import takes out of orders, or why it takes none out. */
export async function findDroppedLines(warehouse: Warehouse, staged: Staged): Promise<Finding[]> {
  let lines = 0
  let orders = 0
  const shown: number[] = []
  for (const bucket of await bucketsOfDropped(warehouse, staged)) {
    const [row] = await warehouse.query<{ count: number; orders: number; shown: number[] }>(
      sql`
        SELECT count() AS count, uniqExact(store, order_id) AS orders,
          arraySlice(arraySort(groupUniqArray(toUInt32(first_line))), 1, ${u64(shownLines)}) AS shown
        FROM (${droppedLines(staged, bucket)})`,
      { limits: { seconds: 3600 } },
    )
    lines += row?.count ?? 0
    orders += row?.orders ?? 0
    shown.push(...(row?.shown ?? []))
  }
  if (lines === 0) return []
  const text = {
    en: `${orders} orders have changed and no longer have ${lines} of their lines; these will count no more.`,
    zh: `${orders} 个订单已变更，其中 ${lines} 行在新版本中不再出现，导入后将不再计入。`,
  }
  return [
    {
      level: await levelOf(warehouse, staged.load, orders),
      code: 'lines_removed',
      text,
      count: lines,
      lines: shown.sort((a, b) => a - b).slice(0, shownLines),
    },
  ]
}

async function levelOf(warehouse: Warehouse, load: number, changed: number): Promise<Finding['level']> {
  if (changed < mostOrders.least) return 'warning'
  const [row] = await warehouse.query<{ orders: number }>(
    sql`SELECT uniqExact(store, order_id) AS orders FROM staged_order_lines WHERE load = ${u64(load)}`,
  )
  return changed > (row?.orders ?? 0) * mostOrders.share ? 'error' : 'warning'
}

/** Says that the file may lack lines of any order, because of lines that could not be read. */
export function findUntoldOrders({ whole, others }: Staged, quarantined: number): Finding[] {
  if (!whole || whole.incomplete !== null || quarantined === 0 || others.length === 0) return []
  const text = {
    en: 'Lines that could not be read do not say to which order they belong, or are too many. So no line is taken out of an order, even where this newer file no longer has it.',
    zh: '有无法读取的行看不出属于哪个订单，或这样的行过多。因此即使新文件中某些行已不再出现，也不会从订单中移除。',
  }
  return [{ level: 'note', code: 'lines_kept', text }]
}

/**
 * Lines that count now, of orders which the file holds whole and newer than the brand has them, and which the file does
 * not state: with `first_line` of the order in the file, `said_at`, the moment that the order speaks for, and `came_at`.
 * An order is known by the moment it was placed, too: two shops may count their orders alike.
 */
function droppedLines(staged: Staged, bucket: Bucket): Sql {
  const { source, isDated, incomplete } = staged.whole ?? {}
  const rows = keyedRows(staged, 'order_lines', bucket)
  return sql`
    SELECT * FROM (
      SELECT *, max((as_of, received_at)) OVER (PARTITION BY store, order_id, ordered_at) AS known
      FROM (${countingLines(staged, bucket)})
    ) AS counting
    INNER JOIN (
      SELECT store AS of_store, order_id AS of_order, ordered_at AS placed_at, min(line_no) AS first_line,
        max(speaks_for) AS said_at, max(received_at) AS came_at
      FROM (${rows}) GROUP BY of_store, of_order, placed_at
    ) AS stated ON store = of_store AND order_id = of_order AND ordered_at = placed_at
    WHERE status != 'removed' AND source = ${str(source ?? '')} AND order_id NOT IN ${strs(incomplete ?? [])}
      AND row_key NOT IN (SELECT key FROM (${rows}))
      AND ${isDated ? sql`said_at > known.1` : sql`(said_at, came_at) > known`}`
}

/** The rows as they stand of orders that the import speaks of. */
function countingLines({ brand, load, others }: Staged, bucket: Bucket): Sql {
  return sql`
    SELECT ${columnsOf('order_lines')}, source, row_key, as_of, received_at, load FROM order_lines
    WHERE brand = ${str(brand)} AND load IN ${u64s(others)} AND ${inBucket('order_lines', bucket)}
      AND order_id IN (${ordersOf(load, bucket)})
    ORDER BY store, order_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY store, order_id, row_key`
}
