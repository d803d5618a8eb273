import { Bound, instant, join, literal, type Sql, sql, str, strs, u64, u64s } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { factColumns } from '../fact-columns.ts'
import { columnsOf, rowHash } from '../imports/identity.ts'
import type { LiveRefund } from './live-order.ts'

/** An order that a webhook speaks of by its shop's id, among what counts. */
export type Place = { brand: string; store: string; shopOrderId: string; loads: readonly number[] }
/** The load that a change is written with, and the delivery that tells it. */
type Telling = { load: number; number: number; receivedAt: Date; source: string }

/** A refund in the currency of its order's lines, and what of it their amounts do not have yet. */
export type Standing = { refund: LiveRefund; missing: Pick<LiveRefund, 'lines' | 'restMinor'>; asOf: Date }

/** The lines of an order as they stand, with what is known of its refunds one by one. */
function linesOf({ brand, store, shopOrderId, loads }: Place): Sql {
  return sql`
    SELECT * EXCEPT (known_parts) REPLACE (known_parts AS refund_parts) FROM (
      SELECT *, argMaxIf(refund_parts, (as_of, received_at, load), notEmpty(refund_parts)) OVER (PARTITION BY row_key) AS known_parts,
        maxIf(as_of, notEmpty(refund_parts)) OVER (PARTITION BY row_key) AS parts_as_of
      FROM order_lines
      WHERE brand = ${str(brand)} AND load IN ${u64s(loads)} AND store = ${str(store)}
        AND order_id IN (
          SELECT order_id FROM order_lines WHERE brand = ${str(brand)} AND store = ${str(store)} AND shop_order_id = ${str(shopOrderId)})
      ORDER BY row_key, as_of DESC, received_at DESC, load DESC LIMIT 1 BY row_key
    ) WHERE status != 'removed'`
}

/**
 * What is known of the money given back of an order: until when its lines speak, how much, and when last; of that, the
 * refunds that are known one by one, until when what tells them speaks, and how much they are.
 */
export type KnownOrder = {
  asOf: Date
  currency: string
  refund: bigint
  refundedAt: Date | undefined
  parts: { id: string; at: Date }[]
  partsAsOf: Date
  partsMinor: bigint
}
type KnownRow = Record<'as_of' | 'currency' | 'refund' | 'parts_as_of' | 'parts_minor', string> & {
  lines: number
  refunded_at: string | null
  parts: [string, string][]
}

/** What refunds gave back of the order as a whole: two lines may state the same one, so the largest of each counts. */
const ofOrder = sql`maxMap(arrayMap(part -> part.1, refund_parts), arrayMap(part -> part.5, refund_parts))`

/** The same of one order; undefined for one that nothing told so far. */
export async function knownOrder(warehouse: Warehouse, place: Place): Promise<KnownOrder | undefined> {
  const [row] = await warehouse.query<KnownRow>(sql`
    SELECT count() AS lines, toString(max(as_of)) AS as_of, toString(any(currency)) AS currency,
      toString(sum(refund_minor) + max(order_refund_minor)) AS refund,
      toString(max(refunded_at)) AS refunded_at,
      groupUniqArrayArray(arrayMap(part -> tuple(part.1, toString(part.2)), refund_parts)) AS parts,
      toString(max(parts_as_of)) AS parts_as_of,
      toString(sum(arraySum(part -> part.3, refund_parts)) + arraySum(tupleElement(${ofOrder}, 2))) AS parts_minor
    FROM (${linesOf(place)})`)
  if (!row?.lines) return undefined
  const at = (text: string) => new Date(`${text.replace(' ', 'T')}Z`)
  return {
    asOf: at(row.as_of),
    currency: row.currency,
    refund: BigInt(row.refund),
    refundedAt: row.refunded_at === null ? undefined : at(row.refunded_at),
    parts: row.parts.map(([id, told]) => ({ id, at: at(told) })),
    partsAsOf: at(row.parts_as_of),
    partsMinor: BigInt(row.parts_minor),
  }
}

/**
 * Writes the lines of an order anew with a refund, and with what of its money they do not have. What came back before without
 * a day of its own keeps the one it stands on.
 */
export async function writeRefund(
  warehouse: Warehouse,
  place: Place,
  telling: Telling,
  { refund, missing, asOf }: Standing,
): Promise<void> {
  const [whole, added] = [amountsOf(refund), amountsOf(missing)]
  const part = sql`tuple(${str(refund.id)}, ${instant(refund.asOf)}, ${whole.minor}, toInt32(${whole.units}), ${whole.rest})`
  const changed = sql`
    SELECT * EXCEPT (of_key, of_order, had_back) REPLACE (
      refund_minor + ${added.minor} AS refund_minor, toInt32(refunded_units + ${added.units}) AS refunded_units,
      order_refund_minor + ${added.rest} AS order_refund_minor,
      if(had_back, refunded_at, toNullable(${instant(refund.asOf)})) AS refunded_at,
      arrayConcat(arrayFilter(one -> one.1 != ${str(refund.id)}, refund_parts), [${part}]) AS refund_parts)
    FROM (
      SELECT *, row_number() OVER (PARTITION BY line_key ORDER BY line_no, row_key) AS of_key,
        row_number() OVER (ORDER BY order_refund_minor DESC, line_no, row_key) AS of_order,
        max(refund_minor != 0 OR order_refund_minor != 0 OR refunded_units != 0) OVER () AS had_back
      FROM (${linesOf(place)}))`
  await warehouse.run(insertVersion(place.brand, telling, asOf, changed))
}

/** What of a refund each line has, as its row is read. */
function amountsOf({ lines, restMinor }: Standing['missing']): Record<'minor' | 'units' | 'rest', Sql> {
  const keys = strs(lines.map(({ key }) => key))
  const pick = (values: readonly (number | bigint)[]) =>
    sql`if(of_key = 1 AND has(${keys}, line_key), arrayElement(${ints(values)}, indexOf(${keys}, line_key)), 0)`
  return {
    minor: pick(lines.map(({ minor }) => minor)),
    units: pick(lines.map(({ units }) => units)),
    rest: sql`if(of_order = 1, ${ints([restMinor])}[1], 0)`,
  }
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
