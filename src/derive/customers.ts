import { sql, str, u64 } from '../store/sql.ts'
import { sideBySide } from '../store/warehouse/side-by-side.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { type Customers, isOf, partsOfCustomers } from './order-ranks.ts'
import type { DeriveScope } from './scope.ts'

/** Orders whose customers are summed at once. */
const ordersPerPart = 500_000

/**
 * One row per known customer with at least one purchase: when, how often and how much. What a purchase brought is of its
 * own day, with what came back of it whenever that was. Several purchases of a day are one day with an order.
 * A document of returns is of the purchase before it, which order_ranks knows; `orders` ranks purchases alone.
 */
export async function deriveCustomers(
  warehouse: Warehouse,
  scope: DeriveScope,
  { signal, partOrders = ordersPerPart }: { signal?: AbortSignal | undefined; partOrders?: number } = {},
): Promise<void> {
  const mine = sql`brand = ${str(scope.brand)} AND slice = ${u64(scope.slice)} AND customer_id != ''`
  const [known] = await warehouse.query<{ orders: number }>(sql`SELECT count() AS orders FROM orders WHERE ${mine}`)
  const sumUp = (own: Warehouse, some: Customers) =>
    own.run(sql`
    INSERT INTO customers (
      brand, slice, customer_id, country, first_sales_channel, first_order_id, first_at, last_at, orders, units, net_sales, refunds, cm3,
      first_skus, order_days, day_margins)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, customer_id, first_bought.1, first_bought.2, first_bought.3, first_bought_at,
      last_bought_at, all_orders, all_units, net, refunded, margin, arraySort(first_bought.4), by_day.1,
      arrayMap((brought, unknown) -> if(unknown > 0, NULL, brought), by_day.3, by_day.4)
    FROM (
      SELECT customer_id, argMinIf(bought, bought_at, purchases > 0) AS first_bought, minIf(bought_at, purchases > 0) AS first_bought_at,
        max(latest_at) AS last_bought_at, sum(purchases) AS all_orders, sum(units_of) AS all_units, sum(net_of) AS net,
        sum(refunds_of) AS refunded, sum(cm3_of) AS margin,
        sumMapIf([toDate(bought_at, ${str(scope.timeZone)})], [toUInt64(1)], [ifNull(cm3_of, 0)], [without_cost], purchases > 0) AS by_day
      FROM (
        SELECT customer_id, if(counts = 1, order_rank, rank_before) AS purchase, sum(counts) AS purchases,
          sum(units) AS units_of, sum(net_sales) AS net_of, sum(refunds) AS refunds_of, sum(cm3) AS cm3_of, countIf(cm3 IS NULL) AS without_cost,
          argMinIf((country, sales_channel, order_id, skus), ordered_at, counts = 1) AS bought,
          minIf(ordered_at, counts = 1) AS bought_at, maxIf(ordered_at, counts = 1) AS latest_at
        FROM (SELECT * FROM orders WHERE ${mine} AND ${isOf(some)}) AS placed
        GLOBAL LEFT JOIN (
          SELECT store AS rank_store, order_id AS rank_order, order_rank AS rank_before FROM order_ranks
          WHERE brand = ${str(scope.brand)} AND slice = ${u64(scope.slice)} AND (store, order_id) GLOBAL IN (
            SELECT store, order_id FROM orders WHERE ${mine} AND counts = 0 AND ${isOf(some)})
        ) AS before ON placed.store = before.rank_store AND placed.order_id = before.rank_order
        GROUP BY customer_id, purchase
      )
      GROUP BY customer_id
      HAVING all_orders > 0
    )`)
  await sideBySide(warehouse, partsOfCustomers(known?.orders ?? 0, partOrders), sumUp, signal)
}
