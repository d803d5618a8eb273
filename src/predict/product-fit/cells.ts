import { z } from 'zod'
import { addDays } from '../../kernel/time.ts'
import type { Question } from '../../measure/define.ts'
import { isCosted, isSold } from '../../measure/margins.ts'
import { isOfProduct, productsListed } from '../../measure/products/listed.ts'
import { leadChannels } from '../../measure/traffic/lead-channel.ts'
import { visitsWithin } from '../../measure/traffic/visits.ts'
import { ofSlice, purchasesWithin, within } from '../../measure/within.ts'
import { day, type Sql, sql, str } from '../../store/sql.ts'

/** What a place is: a kind of traffic (marketplaces stand for themselves), a market, or where the order was placed. */
export const placings = ['traffic_channel', 'country', 'sales_channel'] as const
export type Placing = (typeof placings)[number]

/** The channel of an order of the own site whose visits are not known. */
export const noJourney = '(no_journey)'

/** What one product did in one place. `cost_known` is the part of what was sold whose cost is known, null where nothing was; without any there is no `cm3`. */
export const cell = z.object({
  sku: z.string(),
  title: z.string(),
  place: z.string(),
  orders: z.int(),
  units: z.int(),
  net_sales: z.int(),
  cm3: z.int().nullable(),
  cost_known: z.number().nullable(),
  returned_units: z.int(),
  first_orders: z.int(),
  came_back: z.int(),
  viewing_visits: z.int(),
  visit_orders: z.int(),
})
export type Cell = z.infer<typeof cell>

/** What each product did in each place, by the day of the order, with refunds and returns of whenever. */
export function cellsOf(p: Question & { by: Placing }): Sql {
  return sql`
    SELECT toString(cells.sku) AS sku, listed.title AS title, toString(place) AS place, toInt64(sum(orders_of)) AS orders, toInt64(sum(units_of)) AS units,
      toInt64(sum(net)) AS net_sales, if(sum(goods) = 0, NULL, sum(costed) / sum(goods)) AS cost_known, if(cost_known = 0, NULL, toInt64(sum(margin))) AS cm3, toInt64(sum(returned)) AS returned_units,
      toInt64(sum(firsts)) AS first_orders, toInt64(sum(again)) AS came_back, toInt64(sum(views)) AS viewing_visits, toInt64(sum(from_visits)) AS visit_orders
    FROM (
      SELECT sku, ${placeOf(p)} AS place, sum(is_order) AS orders_of, sum(units_of) AS units_of, sum(net) AS net, sum(margin) AS margin, sum(goods) AS goods, sum(costed) AS costed,
        sum(returned) AS returned, sum(is_first) AS firsts, sum(is_back) AS again, 0 AS views, sumIf(is_order, sales_channel = 'own_site' AND place != ${noPlace}) AS from_visits
      FROM (${entriesOf(p)} UNION ALL ${ordersOf(p)}) AS told ${withChannel(p)}
      GROUP BY sku, place
      ${p.by === 'traffic_channel' && !p.sales_channel?.length && !p.store?.length ? views(p) : sql``}
    ) AS cells
    GLOBAL LEFT JOIN (${productsListed(p.scope)}) AS listed ON cells.sku = listed.sku
    GROUP BY sku, title, place HAVING orders > 0 OR viewing_visits > 0
    ORDER BY sku, place`
}

/** What was booked for products, in the columns that orders have, too: what led to an order is looked up once for both. */
function entriesOf(p: Question): Sql {
  const isSale = sql`entry = 'sale' AND ${isSold}`
  return sql`
        SELECT toString(store) AS of_store, order_id AS of_order, toString(sales_channel) AS sales_channel, toString(country) AS country, toString(sku) AS sku, 0 AS is_order,
          if(entry IN ('sale', 'cancellation'), toInt64(entries.units), 0) AS units_of, entries.net_sales AS net, entries.cm3 AS margin, if(${isSale}, entries.net_sales, 0) AS goods,
          if(${isSale} AND ${isCosted}, entries.net_sales, 0) AS costed, if(entry IN ('refund', 'return'), -toInt64(entries.units), 0) AS returned, 0 AS is_first, 0 AS is_back
        FROM order_economics AS entries WHERE ${within({ ...p, basis: 'order' })} AND sku != '' AND ${isOfProduct}`
}

/** Orders by product. Who came back is asked of those whose first day is among these days. */
function ordersOf(p: Question): Sql {
  const again = sql`SELECT customer_id FROM customers WHERE ${ofSlice(p)} AND length(order_days) > 1 AND order_days[1] >= ${day(addDays(p.from, -1))}`
  return sql`
        SELECT toString(store), order_id, toString(sales_channel), toString(country), toString(arrayJoin(skus)), 1, 0, 0, NULL, 0, 0, 0, toUInt8(order_rank = 1), toUInt8(order_rank = 1 AND customer_id GLOBAL IN (${again}))
        FROM orders WHERE ${purchasesWithin(p)}`
}

const noPlace = str(noJourney)

function placeOf({ by }: { by: Placing }): Sql {
  if (by === 'country') return sql`toString(country)`
  if (by === 'sales_channel') return sql`toString(sales_channel)`
  return sql`if(sales_channel != 'own_site', toString(sales_channel), if(led_by = '', ${noPlace}, led_by))`
}

/** Beside what was told of an order: what led to it. */
function withChannel(p: Question & { by: Placing }): Sql {
  if (p.by !== 'traffic_channel') return sql``
  return sql`GLOBAL LEFT JOIN ${leadChannels(p)} AS led ON told.of_store = led.led_store AND told.of_order = led.led_order`
}

/** Visits that looked at a product, of kinds of traffic: they know neither stores nor where an order was placed. */
function views(p: Question): Sql {
  return sql`UNION ALL
      SELECT product, place, 0, 0, 0, 0, 0, 0, 0, 0, 0, count(), 0
      FROM (SELECT arrayDistinct(skus) AS seen, toString(channel) AS place ${visitsWithin({ ...p, bots: 'exclude' })} AND notEmpty(skus))
      ARRAY JOIN seen AS product GROUP BY product, place`
}
