import { type Sql, sql } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { inBucket, liveRows } from './current.ts'
import { linesWithRefunds } from './known-refunds.ts'
import { refundedLines } from './refunded-lines.ts'
import { share } from './rounding.ts'
import type { Bucket, DeriveScope } from './scope.ts'

/**
 * The lines of `refundedLines` of which money or units came back, a row for each moment: `back_at`, and `money_before` and
 * `money_upto`, `units_before` and `units_upto`, what had come back of the line before that moment and with it. What of a line
 * came back on the whole is what its export says, and of which line is what is known where that says nothing else; of that,
 * as much as refunds are known one by one has their moments, the earliest first, and the rest that of the line.
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
      SELECT *, ${pieces} AS money_pieces, arrayConcat(own_units, [(last_at, refunded_units - arraySum(own_units.2))]) AS units_pieces,
        arraySort(arrayDistinct(arrayMap(one -> one.1, arrayFilter(one -> one.2 != 0, arrayConcat(money_pieces, units_pieces))))) AS moments,
        arrayJoin(arrayZip(moments, ${before(sql`money_pieces`)}, ${upto(sql`money_pieces`)}, ${before(sql`units_pieces`)}, ${upto(sql`units_pieces`)})) AS step
      FROM (
        SELECT *, arraySort(arrayConcat(spilt, arrayMap(one -> (one.2, one.3), order_parts))) AS of_order, arrayZip(of_order.1, ${orderMoney}) AS order_money
        FROM (
          SELECT *, groupArrayArray(arrayFilter(one -> one.2 != 0, spill)) OVER (PARTITION BY store, order_id) AS spilt FROM (${ownDays(scope, bucket)})
        )
      )
    )`
}

const added = sql`last_at, parts, order_parts, own_money, own_units, spill, spilt, of_order, order_money, money_pieces, units_pieces, moments, step`

/** Lines with what of each refund they themselves have, and what of it is left for the order as a whole (`spill`). */
function ownDays(scope: DeriveScope, bucket: Bucket): Sql {
  return sql`
            SELECT *, coalesce(refunded_at, ordered_at) AS last_at,
              arrayMap((one, taken) -> (one.2, taken), parts, ${taken(sql`arrayMap(one -> one.3, parts)`, sql`refund_minor`)}) AS own_money,
              arrayMap((one, taken) -> (one.2, taken), parts, ${taken(sql`arrayMap(one -> toInt64(one.4), parts)`, sql`refunded_units`)}) AS own_units,
              arrayMap((one, own) -> (one.2, one.3 - own.2), parts, own_money) AS spill
            FROM (${linesWithRefunds(scope, bucket)})`
}

/** Of each of some amounts, how much of it a total has room for, one after the other. */
function taken(amounts: Sql, total: Sql): Sql {
  return sql`arrayMap((upto, one) -> least(upto, ${total}) - least(upto - one, ${total}), arrayCumSum(${amounts}), ${amounts})`
}

/** The line's share of each refund of the order as a whole, as far as the order says that it gave back so much. */
const orderMoney = sql`arrayMap((upto, one) -> ${share(sql`least(upto, order_refund)`)} - ${share(sql`least(upto - one, order_refund)`)},
          arrayCumSum(of_order.2), of_order.2)`

const upto = (pieces: Sql) =>
  sql`arrayMap(moment -> arraySum(one -> if(one.1 <= moment, one.2, 0), ${pieces}), moments)`
const before = (pieces: Sql) =>
  sql`arrayMap(moment -> arraySum(one -> if(one.1 < moment, one.2, 0), ${pieces}), moments)`
