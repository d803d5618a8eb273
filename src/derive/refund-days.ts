import { type Sql, sql } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { inBucket, liveRows } from './current.ts'
import { refundedLines } from './refunded-lines.ts'
import { share } from './rounding.ts'
import type { Bucket, DeriveScope } from './scope.ts'

/**
 * The lines of `refundedLines` of which money or units came back, a row for each moment: `back_at`, and `money_before` and
 * `money_upto`, `units_before` and `units_upto`, what had come back of the line before that moment and with it. What of a line
 * came back on the whole is what its export says; of that, as much as refunds are known one by one has their moments, the
 * earliest first, and the rest that of the line.
 */
export function refundDays(scope: DeriveScope, bucket: Bucket): Sql {
  if (bucket.knowsRefunds) return knownDays(scope, bucket)
  return sql`
    SELECT *, coalesce(refunded_at, ordered_at) AS back_at, 0 AS money_before, line_refund AS money_upto, 0 AS units_before, refunded_units AS units_upto
    FROM (${refundedLines(scope, bucket)})`
}

/** Whether refunds of any order of a bucket are known one by one; where none are, lines need no lists of them, which take their time. */
export async function knowsRefunds(warehouse: Warehouse, scope: DeriveScope, bucket: Bucket): Promise<boolean> {
  const [row] = await warehouse.query<{ lines: number }>(
    sql`SELECT count() AS lines ${liveRows('order_lines', scope)} AND ${inBucket(bucket)} AND notEmpty(refund_parts)`,
  )
  return (row?.lines ?? 0) > 0
}

function knownDays(scope: DeriveScope, bucket: Bucket): Sql {
  const pieces = sql`arrayConcat(own_money, order_money, [(last_at, line_refund - arraySum(own_money.2) - arraySum(order_money.2))])`
  return sql`
    SELECT * EXCEPT (${added}), step.1 AS back_at, step.2 AS money_before, step.3 AS money_upto, step.4 AS units_before, step.5 AS units_upto
    FROM (
      SELECT *, ${pieces} AS money_pieces, arrayConcat(own_units, [(last_at, toInt64(refunded_units) - arraySum(own_units.2))]) AS units_pieces,
        arraySort(arrayDistinct(arrayMap(one -> one.1, arrayFilter(one -> one.2 != 0, arrayConcat(money_pieces, units_pieces))))) AS moments,
        arrayJoin(arrayZip(moments, ${before(sql`money_pieces`)}, ${upto(sql`money_pieces`)}, ${before(sql`units_pieces`)}, ${upto(sql`units_pieces`)})) AS step
      FROM (
        SELECT *, arraySort(arrayConcat(spilt, arrayMap(one -> (one.2, one.3), ${largest(sql`stated`)}))) AS of_order,
          arrayZip(of_order.1, ${orderMoney}) AS order_money
        FROM (
          SELECT *, groupArrayArray(arrayFilter(one -> one.2 != 0, spill)) OVER whole AS spilt, groupArrayArray(rest) OVER whole AS stated
          FROM (${withParts(scope, bucket)}) WINDOW whole AS (PARTITION BY store, order_id)
        )
      )
    )`
}

const added = sql`last_at, parts, own_money, own_units, spill, rest, spilt, stated, of_order, order_money, money_pieces, units_pieces, moments, step`

/**
 * Lines with the refunds that are known one by one: what of them the line itself has, what of that is left for the order as a
 * whole (`spill`), and what the line states of the order as a whole (`rest`).
 */
function withParts(scope: DeriveScope, bucket: Bucket): Sql {
  return sql`
        SELECT lines.*, coalesce(refunded_at, ordered_at) AS last_at, arraySort(one -> (one.2, one.1), known.known_parts) AS parts,
          arrayMap((one, taken) -> (one.2, taken), parts, ${taken(sql`arrayMap(one -> one.3, parts)`, sql`toInt64(refund_minor)`)}) AS own_money,
          arrayMap((one, taken) -> (one.2, taken), parts, ${taken(sql`arrayMap(one -> toInt64(one.4), parts)`, sql`toInt64(refunded_units)`)}) AS own_units,
          arrayMap((one, own) -> (one.2, one.3 - own.2), parts, own_money) AS spill,
          arrayMap(one -> (one.1, one.2, one.5), arrayFilter(one -> one.5 != 0, parts)) AS rest
        FROM (${refundedLines(scope, bucket)}) AS lines
        GLOBAL LEFT JOIN (
          SELECT row_key AS parts_key, argMax(refund_parts, (as_of, received_at, load)) AS known_parts
          ${liveRows('order_lines', scope)} AND ${inBucket(bucket)} AND notEmpty(refund_parts) GROUP BY row_key
        ) AS known ON lines.row_key = known.parts_key`
}

/** Of (id, moment, amount) of refunds of an order as a whole: two lines may state the same one, so the largest of each counts. */
function largest(stated: Sql): Sql {
  const sorted = sql`arrayReverseSort(one -> one.3, ${stated})`
  return sql`arrayFilter((one, nth) -> nth = 1, ${sorted}, arrayEnumerateUniq(arrayMap(one -> (one.1, one.2), ${sorted})))`
}

/** Of each of some amounts, how much of it a total has room for, one after the other. */
function taken(amounts: Sql, total: Sql): Sql {
  return sql`arrayMap((upto, one) -> least(upto, ${total}) - least(upto - one, ${total}), arrayCumSum(${amounts}), ${amounts})`
}

/** The line's share of each refund of the order as a whole, as far as the order says that it gave back so much. */
const orderMoney = sql`arrayMap((upto, one) -> ${share(sql`least(upto, toInt64(order_refund))`)} - ${share(sql`least(upto - one, toInt64(order_refund))`)},
          arrayCumSum(of_order.2), of_order.2)`

const upto = (pieces: Sql) =>
  sql`arrayMap(moment -> arraySum(one -> if(one.1 <= moment, one.2, 0), ${pieces}), moments)`
const before = (pieces: Sql) =>
  sql`arrayMap(moment -> arraySum(one -> if(one.1 < moment, one.2, 0), ${pieces}), moments)`
