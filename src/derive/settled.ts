import type { Sql } from '../store/sql.ts'
import { literal, sql } from '../store/sql.ts'
import { currentRows, inBucket, liveRows } from './current.ts'
import type { Bucket, DeriveScope } from './scope.ts'

/** Parts of a settlement that are tolls, named as the columns they fill. */
export const settledTolls = [
  'commission',
  'fulfilment',
  'payment',
  'logistics',
  'other',
  'creator',
  'affiliate',
] as const

/** Which settled rows are charged later than the order and booked on a day of their own: refunds, corrections, returns. */
export const isSettledLater: Sql = sql`order_id != '' AND (transaction != 'order' OR part = 'return')`

/** Settled rows of a bucket's orders as they stand; `at_sku` is empty where the row is of the order as a whole. */
export function settledRows(scope: DeriveScope, bucket: Bucket, when: 'with the order' | 'later'): Sql {
  const columns = sql`sales_channel, store, country, order_id, sku, posted_at, transaction, part, amount_minor, currency, line_no, as_of, load, received_at, row_key`
  return sql`
    SELECT *, if((sales_channel, order_id, sku) GLOBAL IN (
      SELECT DISTINCT sales_channel, order_id, sku FROM (${settledLines(scope, bucket)})
    ), sku, '') AS at_sku
    FROM (${currentRows('fees', scope, columns, sql`order_id != '' AND ${inBucket(bucket)}`)})
    WHERE ${when === 'later' ? isSettledLater : sql`NOT (${isSettledLater})`}`
}

/**
 * What settlements charged for single products: one row per product of an order with `product_key`, the row_key of the
 * product's first line in the order, and `<toll>_settled`, minor units, costs positive.
 */
export function settledByProduct(scope: DeriveScope, bucket: Bucket): Sql {
  return sql`
    SELECT product_key, fees.* EXCEPT (fee_channel, fee_order, fee_sku)
    FROM (
      SELECT sales_channel AS fee_channel, order_id AS fee_order, at_sku AS fee_sku, ${perToll(
        (toll) => sql`-sumIf(amount_minor, part = ${quoted(toll)}) AS ${literal(`${toll}_settled` as const)}`,
      )}
      FROM (${settledRows(scope, bucket, 'with the order')}) WHERE at_sku != '' GROUP BY fee_channel, fee_order, fee_sku
    ) AS fees
    GLOBAL INNER JOIN (
      SELECT sales_channel, order_id, sku, argMin(row_key, (line_no, row_key)) AS product_key
      FROM (${settledLines(scope, bucket)}) GROUP BY sales_channel, order_id, sku
    ) AS lines ON fees.fee_channel = lines.sales_channel AND fees.fee_order = lines.order_id AND fees.fee_sku = lines.sku`
}

/** The lines that are booked, of a bucket's orders that settlements speak of. */
export function settledLines(scope: DeriveScope, bucket: Bucket): Sql {
  const settled = sql`order_id GLOBAL IN (SELECT order_id ${liveRows('fees', scope)} AND order_id != '' AND ${inBucket(bucket)})`
  const columns = sql`sales_channel, order_id, sku, line_no, row_key, status`
  return sql`SELECT * FROM (${currentRows('order_lines', scope, columns, settled)}) WHERE status IN ('placed', 'cancelled')`
}

/** One row per settled order (`settled_channel`, `settled_order`): its currency, which tolls are settled, and what is of the order as a whole. */
export function settledOrders(scope: DeriveScope, bucket: Bucket): Sql {
  return sql`
    SELECT sales_channel AS settled_channel, order_id AS settled_order, toString(min(currency)) AS settled_currency, ${perToll(
      (toll) => sql`countIf(part = ${quoted(toll)}) > 0 AS ${literal(`${toll}_is_settled` as const)}`,
    )}, ${perToll((toll) => sql`-sumIf(amount_minor, part = ${quoted(toll)} AND at_sku = '') AS ${literal(`${toll}_of_order` as const)}`)}
    FROM (${settledRows(scope, bucket, 'with the order')})
    GROUP BY settled_channel, settled_order`
}

/** One piece of SQL per settled toll, separated by commas. */
export function perToll(piece: (toll: (typeof settledTolls)[number]) => Sql): Sql {
  return settledTolls.map(piece).reduce((all, one) => sql`${all}, ${one}`)
}

function quoted(toll: (typeof settledTolls)[number]): Sql {
  return literal(`'${toll}'` as const)
}
