import type { Sql } from '../store/sql.ts'
import { literal, sql } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { currentRows, dayOf, inBucket, liveRows } from './current.ts'
import { converted } from './rounding.ts'
import type { Bucket, DeriveScope } from './scope.ts'
import { isBooked, isOfNoStore, matchedStore } from './shared-numbers.ts'
import { ratesOf } from './toll-rules.ts'

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

/** Parts of a settlement that are the price, not a cost: the order's own export states them, but for what is settled later. */
export const isPrice: Sql = sql`part IN ('principal', 'tax', 'shipping', 'coupon')`

/** Parts that no entry is made of: advertising is counted from the ad reports, a transfer is the payout itself. */
export const isLeftOut: Sql = sql`part IN ('advertising', 'transfer')`

/** Whether a settlement names any order of the bucket. */
export async function hasSettlements(warehouse: Warehouse, scope: DeriveScope, bucket: Bucket): Promise<boolean> {
  const [row] = await warehouse.query<{ fees: number }>(
    sql`SELECT count() AS fees ${liveRows('fees', scope)} AND order_id != '' AND ${inBucket(bucket)}`,
  )
  return (row?.fees ?? 0) > 0
}

/**
 * Settled rows of a bucket's orders as they stand; `matched_store` as `matchedStore` has it, `is_of_no_store` where that is none of
 * several; `at_sku` is empty where the row is of the order as a whole.
 */
export function settledRows(scope: DeriveScope, bucket: Bucket, when: 'with the order' | 'later'): Sql {
  const columns = sql`sales_channel, store, country, order_id, sku, posted_at, transaction, part, amount_minor, currency, line_no, as_of, load, received_at, row_key`
  return sql`
    SELECT *, ${matchedStore(scope, bucket)} AS matched_store, ${isOfNoStore(scope, bucket)} AS is_of_no_store,
      if((sales_channel, matched_store, order_id, sku) GLOBAL IN (
        SELECT DISTINCT sales_channel, matched_store, order_id, sku FROM (${linesOfSettled(scope, bucket)})
      ), sku, '') AS at_sku
    FROM (${currentRows('fees', scope, columns, sql`order_id != '' AND ${inBucket(bucket)}`)})
    WHERE ${when === 'later' ? isSettledLater : sql`NOT (${isSettledLater})`}`
}

/**
 * What settlements charged for single products: one row per product of an order with `product_key`, the row_key of the
 * product's first line in the order, and `<toll>_settled`, minor units of the brand's currency, costs positive.
 */
export function settledByProduct(scope: DeriveScope, bucket: Bucket): Sql {
  return sql`
    SELECT product_key, ${perToll((toll) => sql`-sumIf(amount, part = ${quoted(toll)}) AS ${literal(`${toll}_settled` as const)}`)}
    FROM (${inBrandCurrency(
      scope,
      sql`
      SELECT product_key, part, currency, minor, order_day
      FROM (SELECT * FROM (${settledSums(scope, bucket)}) WHERE at_sku != '') AS fees
      GLOBAL INNER JOIN (
        SELECT sales_channel, matched_store, order_id, sku, argMin(row_key, (line_no, row_key)) AS product_key, min(day) AS order_day
        FROM (${linesOfSettled(scope, bucket)}) GROUP BY sales_channel, matched_store, order_id, sku
      ) AS lines ON fees.sales_channel = lines.sales_channel AND fees.matched_store = lines.matched_store
        AND fees.order_id = lines.order_id AND fees.at_sku = lines.sku`,
    )})
    GROUP BY product_key`
}

/**
 * One row per settled order (`settled_channel`, `settled_store`, `settled_order`): which tolls are settled, and what is of
 * the order as a whole, minor units of the brand's currency, costs positive. A toll that was settled for one of several
 * stores without saying which is settled for all of them: the amount is booked on its own, and no rule adds to it.
 */
export function settledOrders(scope: DeriveScope, bucket: Bucket): Sql {
  return sql`
    SELECT settled_channel, settled_store, settled_order,
      ${perToll((toll) => sql`countIf(part = ${quoted(toll)}) > 0 AS ${literal(`${toll}_is_settled` as const)}`)},
      ${perToll((toll) => sql`-sumIf(amount, part = ${quoted(toll)} AND is_of_order) AS ${literal(`${toll}_of_order` as const)}`)}
    FROM (${inBrandCurrency(
      scope,
      sql`
      SELECT fees.sales_channel AS settled_channel, orders.matched_store AS settled_store, fees.order_id AS settled_order,
        at_sku = '' AND NOT is_of_no_store AS is_of_order, part, currency, minor, order_day
      FROM (${settledSums(scope, bucket)}) AS fees
      GLOBAL INNER JOIN (
        SELECT sales_channel, matched_store, order_id, min(day) AS order_day
        FROM (${linesOfSettled(scope, bucket)}) GROUP BY sales_channel, matched_store, order_id
      ) AS orders ON fees.sales_channel = orders.sales_channel AND fees.order_id = orders.order_id
      WHERE fees.matched_store = orders.matched_store OR is_of_no_store`,
    )})
    GROUP BY settled_channel, settled_store, settled_order`
}

/** One piece of SQL per settled toll, separated by commas. */
export function perToll(piece: (toll: (typeof settledTolls)[number]) => Sql): Sql {
  return settledTolls.map(piece).reduce((all, one) => sql`${all}, ${one}`)
}

/** What was settled with the orders, each currency for itself: `minor` by order, product, part and currency. */
function settledSums(scope: DeriveScope, bucket: Bucket): Sql {
  return sql`
    SELECT sales_channel, matched_store, is_of_no_store, order_id, at_sku, part, toString(currency) AS currency, sum(amount_minor) AS minor
    FROM (${settledRows(scope, bucket, 'with the order')})
    GROUP BY sales_channel, matched_store, is_of_no_store, order_id, at_sku, part, currency`
}

/** The booked lines of orders that settlements name, with the brand's `day` of the order. */
export function linesOfSettled(scope: DeriveScope, bucket: Bucket): Sql {
  const settled = sql`${inBucket(bucket)} AND order_id GLOBAL IN (SELECT order_id ${liveRows('fees', scope)} AND order_id != '' AND ${inBucket(bucket)})`
  const columns = sql`sales_channel, store, order_id, sku, line_no, row_key, status, ordered_at`
  return sql`
    SELECT *, ${matchedStore(scope, bucket)} AS matched_store, ${dayOf('ordered_at', scope)} AS day
    FROM (${currentRows('order_lines', scope, columns, settled)}) WHERE ${isBooked}`
}

/** Adds `amount` to sums with currency, minor and order_day; those without a rate on the day are left out, as rate_gaps says. */
function inBrandCurrency(scope: DeriveScope, sums: Sql): Sql {
  return sql`
    SELECT sums.*, ${converted(sql`minor`, sql`minor_rate`)} AS amount
    FROM (${sums}) AS sums
    GLOBAL INNER JOIN ${ratesOf(scope)} AS rates ON sums.currency = rates.rate_currency AND sums.order_day = rates.rate_day`
}

function quoted(toll: (typeof settledTolls)[number]): Sql {
  return literal(`'${toll}'` as const)
}
