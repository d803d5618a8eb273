import type { Sql } from '../store/sql.ts'
import { literal, sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { currentRows, inBucket, zone } from './current.ts'
import { entryColumns, saleColumns } from './entry-columns.ts'
import { margins } from './margins.ts'
import { refundDays } from './refund-days.ts'
import { reportedLines } from './refunded-lines.ts'
import { converted, portion } from './rounding.ts'
import type { Bucket, DeriveScope } from './scope.ts'
import { settledRows, type settledTolls } from './settled.ts'
import { isListed } from './shared-numbers.ts'
import { ratesOf } from './toll-rules.ts'

/** Books what settlements charged or gave back after the order, on the day they did: refunds, corrections, return fees. */
export async function bookSettledLater(warehouse: Warehouse, scope: DeriveScope, bucket: Bucket): Promise<void> {
  await warehouse.run(booking(scope, settledLater(scope, bucket), sql`'actual'`))
}

/** Books money that the orders' own exports say was given back, where no settlement tells. */
export async function bookStatedRefunds(warehouse: Warehouse, scope: DeriveScope, bucket: Bucket): Promise<void> {
  await warehouse.run(booking(scope, statedRefunds(scope, bucket), sql`'none'`))
}

/**
 * An INSERT of entries from rows with amounts in minor units of `refund_currency`, all signed as they are booked. Money
 * given back for a line without a known cost makes no margin, as its sale made none.
 */
function booking(scope: DeriveScope, refunds: Sql, basis: Sql): Sql {
  const amount = (column: Sql) => converted(column, sql`rates.minor_rate`)
  const toll = (name: (typeof settledTolls)[number] | 'return') => amount(literal(`${name}_back` as const))
  return sql`
    INSERT INTO order_economics (${entryColumns})
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, entry_back, refund_at, ordered_at, ${saleColumns}, 0 AS units,
      net_sales + tax - coupon AS price_paid, ${amount(sql`tax_back`)} AS tax, ${amount(sql`coupon_back`)} AS coupon,
      ${amount(sql`net_back`)} AS net_sales, if(cost_is_known OR entry_back = 'fee', toNullable(0), NULL) AS goods_cost,
      ${toll('commission')} AS commission, ${toll('fulfilment')} AS fulfilment_cost, ${toll('payment')} AS payment,
      ${toll('logistics')} AS logistics, ${toll('return')} AS return_cost, ${toll('other')} AS other_fees, 0 AS ads,
      ${toll('creator')} AS creator, ${toll('affiliate')} AS affiliate,
      ${margins},
      'none', ${basis}, ${basis}, ${basis}, ${basis}, ${basis}, ${basis}, ${basis}, ${basis}
    FROM (${refunds}) AS refunds
    GLOBAL INNER JOIN ${ratesOf(scope)} AS rates
      ON refunds.refund_currency = rates.rate_currency AND toDate(refunds.refund_at, ${zone(scope)}) = rates.rate_day`
}

/** What settlements booked later: one row per order, product, moment and currency, a refund or, where nothing was refunded, a fee. */
function settledLater(scope: DeriveScope, bucket: Bucket): Sql {
  return sql`
    SELECT lines.*, settled.*
    FROM (${reportedLines(scope, bucket)}) AS lines
    GLOBAL INNER JOIN (
      SELECT sales_channel AS settled_channel, matched_store AS settled_store, order_id AS settled_order, at_sku AS settled_sku,
        posted_at AS refund_at, toString(currency) AS refund_currency,
        if(countIf(transaction = 'refund') > 0, 'refund', 'fee') AS entry_back,
        sumIf(amount_minor, part IN ('principal', 'shipping')) AS net_back, sumIf(amount_minor, part = 'tax') AS tax_back,
        -sumIf(amount_minor, part = 'coupon') AS coupon_back,
        -sumIf(amount_minor, part = 'commission') AS commission_back, -sumIf(amount_minor, part = 'fulfilment') AS fulfilment_back,
        -sumIf(amount_minor, part = 'payment') AS payment_back, -sumIf(amount_minor, part = 'logistics') AS logistics_back,
        -sumIf(amount_minor, part = 'other') AS other_back, -sumIf(amount_minor, part = 'return') AS return_back, -sumIf(amount_minor, part = 'creator') AS creator_back,
        -sumIf(amount_minor, part = 'affiliate') AS affiliate_back
      FROM (${settledRows(scope, bucket, 'later')})
      GROUP BY settled_channel, settled_store, settled_order, settled_sku, refund_at, refund_currency
    ) AS settled ON lines.sales_channel = settled.settled_channel AND lines.matched_store = settled.settled_store
      AND lines.order_id = settled.settled_order AND lines.at_sku = settled.settled_sku`
}

/**
 * Refunds that order exports state, of orders without a settled refund, each on its day; what was paid is given back in
 * proportion, at most all of it. Rounding is cumulative, so that several refunds add up to what one of their sum would be.
 */
function statedRefunds(scope: DeriveScope, bucket: Bucket): Sql {
  return sql`
    SELECT *, 'refund' AS entry_back, back_at AS refund_at, currency AS refund_currency,
      line_net + line_tax - line_coupon AS paid, least(money_before, paid) AS given_before, least(money_upto, paid) AS given_upto,
      ${step(sql`line_net`)} AS net_back, ${step(sql`line_tax`)} AS tax_back, net_back + tax_back + given_upto - given_before AS coupon_back, 0 AS commission_back, 0 AS fulfilment_back, 0 AS payment_back, 0 AS logistics_back,
      0 AS other_back, 0 AS return_back, 0 AS creator_back, 0 AS affiliate_back
    FROM (${refundDays(scope, bucket)})
    WHERE line_refund > 0 AND status = 'placed' AND paid > 0 AND given_upto != given_before
      AND NOT ${isListed(settledRefunds(scope, bucket), scope, bucket)}`
}

/** Money that settlements say was given back. */
function settledRefunds(scope: DeriveScope, bucket: Bucket): Sql {
  const columns = sql`sales_channel, store, order_id, transaction, part, as_of, load, received_at, row_key`
  return sql`
    SELECT * FROM (${currentRows('fees', scope, columns, sql`order_id != '' AND ${inBucket(bucket)}`)})
    WHERE transaction = 'refund' AND part IN ('principal', 'shipping', 'tax')`
}

/** What a moment takes back of an amount of the line. */
function step(amount: Sql): Sql {
  return sql`${portion(amount, sql`given_before`, sql`paid`)} - ${portion(amount, sql`given_upto`, sql`paid`)}`
}
