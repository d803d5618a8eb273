import { Bound, instant, join, literal, type Sql, sql, str, strs, u64, u64s } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { factColumns } from '../fact-columns.ts'
import { columnsOf, rowHash } from '../imports/identity.ts'
import type { LiveRefund } from './live-order.ts'

/** An order that a webhook speaks of by its shop's id, among what counts. */
export type Place = { brand: string; store: string; shopOrderId: string; loads: readonly number[] }
/** The load that a change is written with, and the delivery that tells it. */
type Telling = { load: number; number: number; receivedAt: Date; source: string }

/** The lines of an order as they stand. */
function linesOf({ brand, store, shopOrderId, loads }: Place): Sql {
  return sql`
    SELECT * FROM (
      SELECT * FROM order_lines
      WHERE brand = ${str(brand)} AND load IN ${u64s(loads)} AND store = ${str(store)}
        AND order_id IN (
          SELECT order_id FROM order_lines WHERE brand = ${str(brand)} AND store = ${str(store)} AND shop_order_id = ${str(shopOrderId)})
      ORDER BY row_key, as_of DESC, received_at DESC, load DESC LIMIT 1 BY row_key
    ) WHERE status != 'removed'`
}

/** What is known of the money given back of an order: until when its lines speak, how much, and when. Undefined for an unknown order. */
export async function knownOrder(
  warehouse: Warehouse,
  place: Place,
): Promise<{ asOf: Date; refund: bigint; refundedAt: Date | undefined } | undefined> {
  const [row] = await warehouse.query<{ lines: number; as_of: string; refund: string; refunded_at: string | null }>(sql`
    SELECT count() AS lines, toString(max(as_of)) AS as_of, toString(sum(refund_minor) + sum(order_refund_minor)) AS refund,
      toString(max(refunded_at)) AS refunded_at FROM (${linesOf(place)})`)
  if (!row?.lines) return undefined
  const at = (text: string) => new Date(`${text.replace(' ', 'T')}Z`)
  return {
    asOf: at(row.as_of),
    refund: BigInt(row.refund),
    refundedAt: row.refunded_at === null ? undefined : at(row.refunded_at),
  }
}

/** Writes the lines of an order anew with money given back. */
export async function writeRefund(
  warehouse: Warehouse,
  place: Place,
  telling: Telling,
  refund: LiveRefund,
): Promise<void> {
  const keys = refund.lines.map(({ key }) => key)
  const pick = (values: readonly (number | bigint)[]) =>
    sql`if(of_key = 1 AND has(${strs(keys)}, line_key), arrayElement(${ints(values)}, indexOf(${strs(keys)}, line_key)), 0)`
  const changed = sql`
    SELECT * REPLACE (
      refund_minor + ${pick(refund.lines.map(({ minor }) => minor))} AS refund_minor,
      toInt32(refunded_units + ${pick(refund.lines.map(({ units }) => units))}) AS refunded_units,
      order_refund_minor + if(of_order = 1, ${ints([refund.restMinor])}[1], 0) AS order_refund_minor,
      toNullable(${instant(refund.asOf)}) AS refunded_at)
    FROM (
      SELECT *, row_number() OVER (PARTITION BY line_key ORDER BY line_no, row_key) AS of_key,
        row_number() OVER (ORDER BY line_no, row_key) AS of_order
      FROM (${linesOf(place)}))`
  await warehouse.run(insertVersion(place.brand, telling, refund.asOf, changed))
}

/** Takes all lines out of an order that its shop has thrown away. */
export async function writeRemoval(warehouse: Warehouse, place: Place, telling: Telling): Promise<void> {
  const removed = sql`SELECT * REPLACE ('removed' AS status) FROM (${linesOf(place)})`
  await warehouse.run(insertVersion(place.brand, telling, telling.receivedAt, removed))
}

function insertVersion(brand: string, { load, number, receivedAt, source }: Telling, asOf: Date, lines: Sql): Sql {
  const columns = columnsOf('order_lines')
  const told = join(factColumns.order_lines.columns.map((column) => literal(column)))
  return sql`
    INSERT INTO order_lines (brand, load, line_no, source, received_at, as_of, row_key, row_hash, ${columns})
    SELECT ${str(brand)}, ${u64(load)}, ${u64(number)}, ${str(source)}, ${instant(receivedAt)}, ${instant(asOf)}, row_key,
      ${rowHash('order_lines')}, ${told}
    FROM (${lines})`
}

const ints = (values: readonly (number | bigint)[]) => new Bound('Array(Int64)', values.map(BigInt))
