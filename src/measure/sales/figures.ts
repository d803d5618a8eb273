import { z } from 'zod'
import type { Sql } from '../../store/sql.ts'
import { sql } from '../../store/sql.ts'
import { common, divided, summed } from '../columns.ts'
import type { Question } from '../define.ts'
import { costedSales, goodsSales, margin } from '../margins.ts'
import { perUnit, purchasesWithin, ratio, within } from '../within.ts'

const money = z.int()
const count = z.int()

/** The figures of sales that a row has, whatever it is about. */
export const salesRow = {
  net_sales: money,
  booked_sales: money,
  refunds: money,
  cancellations: money,
  refund_rate: z.number().nullable(),
  orders: count,
  average_order: money.nullable(),
  units: count,
  new_customers: count,
  new_sales: money,
  returning_sales: money,
  orders_without_customer: count,
}

export const salesColumns = {
  net_sales: common.netSales,
  booked_sales: common.booked,
  refunds: common.refunds,
  cancellations: common.cancellations,
  refund_rate: divided('share', 'Refund rate', '退款率', 'refunds', 'booked_sales', {
    en: 'Refunds ÷ booked sales',
    zh: '退款 ÷ 下单净额',
  }),
  orders: common.orders,
  average_order: common.averageOrder,
  units: common.units,
  new_customers: common.newCustomers,
  new_sales: common.newSales,
  returning_sales: common.returningSales,
  orders_without_customer: summed('count', 'Orders without a customer', '无客户信息的订单'),
}

/** What sales are told by: the key's expression on either table; what counts the customers of one key's orders. */
type Keys = { ofEntry: Sql; ofOrder: Sql; customers?: Sql; withMargins?: boolean }

const isSale = sql`entry NOT IN ('spend', 'fee')`

/**
 * Sales by a key: amounts from the entries, numbers of orders from the orders, since an order has many entries.
 * The result has the key as `key`, and `customers`, zero where `keys` do not count them; `withMargins` adds cm1 to cm3 and cost_known,
 * of all entries, also of keys that have no sales.
 */
export function salesBy(p: Question, { withMargins = false, ...keys }: Keys): Sql {
  const kept = withMargins ? margins : { ofEntry: sql``, ofOrder: sql``, both: sql`` }
  const only = (condition: Sql) => (withMargins ? sql`${condition} AND ${isSale}` : condition)
  return sql`
    SELECT key, sum(net) AS net_sales, sum(booked) AS booked_sales, sum(refunded) AS refunds, sum(cancelled) AS cancellations,
      ${ratio(sql`refunds`, sql`booked_sales`)} AS refund_rate,
      sum(purchases) AS orders, ${perUnit(sql`net_sales`, sql`orders`)} AS average_order,
      sum(sold) AS units, sum(firsts) AS new_customers, sum(net_new) AS new_sales, sum(net_returning) AS returning_sales,
      sum(people) AS customers, sum(anonymous) AS orders_without_customer${kept.both}
    FROM (
      SELECT ${keys.ofEntry} AS key, ${withMargins ? sql`sumIf(entries.net_sales, ${isSale})` : sql`sum(entries.net_sales)`} AS net,
        sumIf(entries.net_sales, entry = 'sale') AS booked, -sumIf(entries.net_sales, entry = 'refund') AS refunded,
        -sumIf(entries.net_sales, entry = 'cancellation') AS cancelled, sumIf(entries.units, entry IN ('sale', 'cancellation')) AS sold,
        sumIf(entries.net_sales, ${only(sql`order_rank = 1`)}) AS net_new, sumIf(entries.net_sales, ${only(sql`order_rank > 1`)}) AS net_returning,
        0 AS purchases, 0 AS firsts, 0 AS people, 0 AS anonymous${kept.ofEntry}
      FROM order_economics AS entries WHERE ${withMargins ? within(p) : sql`${within(p)} AND ${isSale}`} GROUP BY key
      UNION ALL
      SELECT ${keys.ofOrder} AS key, 0, 0, 0, 0, 0, 0, 0, count(), countIf(order_rank = 1), ${keys.customers ?? sql`0`}, countIf(order_rank = 0)${kept.ofOrder}
      FROM orders WHERE ${purchasesWithin(p)} GROUP BY key
    )
    GROUP BY key`
}

const margins = {
  ofEntry: sql`,
        ${margin('cm1')} AS margin1, ${margin('cm2')} AS margin2, ${margin('cm3')} AS margin3, ${goodsSales} AS of_goods, ${costedSales} AS of_costed`,
  ofOrder: sql`, NULL, NULL, NULL, 0, 0`,
  both: sql`,
      sum(margin1) AS cm1, sum(margin2) AS cm2, sum(margin3) AS cm3, ${ratio(sql`sum(of_costed)`, sql`sum(of_goods)`)} AS cost_known`,
}
