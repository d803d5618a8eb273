import type { Sql } from '../store/sql.ts'
import { join, literal, sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { costInMinor, withUnitCost } from './costs.ts'
import { entryColumns } from './entry-columns.ts'
import { margins } from './margins.ts'
import { orderLines } from './order-lines.ts'
import { ranksOf } from './order-ranks.ts'
import { converted, share } from './rounding.ts'
import type { Bucket, DeriveScope } from './scope.ts'
import { settledByProduct, settledOrders, settledTolls } from './settled.ts'
import { ratesOf, rulesOfOrders } from './toll-rules.ts'

/**
 * Books every order line on the day of its order: what was paid, what the goods cost, and every toll, each as settled,
 * or by the brand's rule. Lines of return documents (negative quantity) are booked as refunds, the other way round.
 */
export async function bookSales(warehouse: Warehouse, scope: DeriveScope, bucket: Bucket): Promise<void> {
  await warehouse.run(sql`
    INSERT INTO order_economics (${entryColumns})
    SELECT
      ${str(scope.brand)}, ${u64(scope.slice)}, if(quantity < 0, 'refund', 'sale'), ordered_at, ordered_at, store, sales_channel,
      country, order_id, row_key, load, line_no, sku, line_kind, status, customer_id,
      nullIf(customer_first_at, toDateTime64(0, 3, 'UTC')), order_rank, campaign, utm_source, utm_medium, coupon_code, currency,
      if(line_kind IN ('product', 'gift_card', 'write_off'), quantity, 0) AS units,
      net_sales + tax - coupon AS price_paid, tax, coupon, net_sales, goods_cost,
      commission, fulfilment_cost, payment, logistics, 0 AS return_cost, other_fees, 0 AS ads, creator, affiliate,
      ${margins},
      goods_cost_basis, commission_basis, fulfilment_basis, payment_basis, logistics_basis, 'none', creator_basis, affiliate_basis, other_basis
    FROM (SELECT *, ${tolls(bucket)} FROM (${convertedLines(scope, bucket)}))`)
}

/** Lines with rates, ranks, unit costs, settlements and rules joined, and the order's amounts in the brand's currency. */
function convertedLines(scope: DeriveScope, bucket: Bucket): Sql {
  return sql`
    SELECT lines.*, ranks.order_rank AS order_rank, ranks.customer_first_at AS customer_first_at,
      ${bucket.isSettled ? sql`by_product.*, by_order.*, ` : sql``}rules.*,
      ${converted(sql`line_tax`, sql`rates.minor_rate`)} AS tax,
      ${converted(sql`line_coupon`, sql`rates.minor_rate`)} AS coupon,
      ${converted(sql`line_net`, sql`rates.minor_rate`)} AS net_sales,
      rates.minor_rate AS order_rate,
      multiIf(
        line_kind NOT IN ('product', 'gift_card', 'write_off'), toNullable(0),
        cost_currency != '' AND cost_rates.minor_rate > 0,
          toNullable(${converted(costInMinor(sql`quantity`), sql`cost_rates.minor_rate`)}),
        cost_currency = '' AND goods_rule_basis != '',
          toNullable(${converted(sql`toInt64(round(toDecimal128(line_net, 0) * goods_fraction))`, sql`rates.minor_rate`)}),
        NULL
      ) AS goods_cost,
      multiIf(line_kind NOT IN ('product', 'gift_card', 'write_off'), 'none',
        cost_currency != '', if(cost_rates.minor_rate > 0, 'actual', 'none'), goods_rule_basis != '', goods_rule_basis, 'none') AS goods_cost_basis
    FROM (${withUnitCost(orderLines(scope, bucket), scope)}) AS lines
    GLOBAL INNER JOIN ${ratesOf(scope)} AS rates ON lines.currency = rates.rate_currency AND lines.day = rates.rate_day
    GLOBAL LEFT JOIN ${ranksOf(scope, bucket)} AS ranks ON lines.store = ranks.rank_store AND lines.order_id = ranks.rank_order
    ${bucket.isSettled ? settlements(scope, bucket) : sql``}
    GLOBAL LEFT JOIN (${rulesOfOrders(scope, bucket)}) AS rules
      ON toString(lines.sales_channel) = rules.of_channel AND toString(lines.store) = rules.of_store
      AND toString(lines.country) = rules.of_country AND lines.campaign = rules.of_campaign
      AND toString(lines.fulfilment) = rules.of_fulfilment AND lines.day = rules.of_day
    GLOBAL LEFT JOIN ${ratesOf(scope)} AS cost_rates
      ON lines.cost_currency = cost_rates.rate_currency AND lines.day = cost_rates.rate_day`
}

/** What settlements charged, by product and by order. Where none names an order, joining nothing would take half the time. */
function settlements(scope: DeriveScope, bucket: Bucket): Sql {
  return sql`GLOBAL LEFT JOIN (${settledByProduct(scope, bucket)}) AS by_product
      ON lines.row_key = by_product.product_key
    GLOBAL LEFT JOIN (${settledOrders(scope, bucket)}) AS by_order
      ON lines.sales_channel = by_order.settled_channel AND lines.matched_store = by_order.settled_store AND lines.order_id = by_order.settled_order`
}

type SaleToll = (typeof settledTolls)[number]

/** Each toll with its basis. The engine plans them once where what is made of them stands in a query around theirs. */
function tolls(bucket: Bucket): Sql {
  const columns = { fulfilment: sql`fulfilment_cost`, other: sql`other_fees` } as const
  return join(
    settledTolls.map((toll) => {
      const name = toll in columns ? columns[toll as keyof typeof columns] : literal(toll as 'commission')
      return sql`${tollAmount(toll, bucket)} AS ${name}, ${tollBasis(toll, bucket)} AS ${literal(`${toll}_basis` as const)}`
    }),
  )
}

/** The settled amount where the order's settlement has this toll, else the rule's: its share, at least its minimum, and its part per order. */
function tollAmount(toll: SaleToll, bucket: Bucket): Sql {
  const settled = bucket.isSettled
    ? sql`${literal(`${toll}_settled` as const)} + ${share(literal(`${toll}_of_order` as const))}`
    : sql`0`
  const byShare = converted(
    sql`toInt64(round(toDecimal128(line_net + line_tax - line_coupon, 0) * ${literal(`${toll}_fraction` as const)}))`,
    sql`order_rate`,
  )
  const ruled = sql`if(quantity < 0, ${isGivenBack(toll) ? byShare : sql`0`},
    greatest(${byShare}, if(line_net > 0, ${literal(`${toll}_minimum` as const)}, 0)) + ${share(literal(`${toll}_fixed` as const))})`
  return sql`multiIf(${isSettled(toll, bucket)}, ${settled}, ${literal(`${toll}_rule_basis` as const)} = '', 0, ${ruled})`
}

/** Whether a return document takes the toll back: shares of the sale are, work that was done is not. */
function isGivenBack(toll: SaleToll): boolean {
  return toll === 'commission' || toll === 'creator' || toll === 'affiliate'
}

function tollBasis(toll: SaleToll, bucket: Bucket): Sql {
  const basis = literal(`${toll}_rule_basis` as const)
  return sql`multiIf(${isSettled(toll, bucket)}, 'actual', ${basis} = '', 'none', ${basis})`
}

function isSettled(toll: SaleToll, bucket: Bucket): Sql {
  return bucket.isSettled ? sql`${literal(`${toll}_is_settled` as const)} = 1` : sql`0`
}
