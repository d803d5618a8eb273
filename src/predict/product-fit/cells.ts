import { z } from 'zod'
import type { Question } from '../../measure/define.ts'
import { isCosted, isSold } from '../../measure/margins.ts'
import { isOfProduct, productsListed } from '../../measure/products/listed.ts'
import { leadChannels } from '../../measure/traffic/lead-channel.ts'
import { visitsWithin } from '../../measure/traffic/visits.ts'
import { ofSlice, purchasesWithin, within } from '../../measure/within.ts'
import { type Sql, sql, str } from '../../store/sql.ts'

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
  const asked = { ...p, basis: 'order' as const }
  const isSale = sql`entry = 'sale' AND ${isSold}`
  const isOwn = sql`toUInt32(sales_channel = 'own_site' AND place != ${noPlace})`
  return sql`
    SELECT toString(cells.sku) AS sku, listed.title AS title, toString(place) AS place, toInt64(sum(orders_of)) AS orders, toInt64(sum(units_of)) AS units,
      toInt64(sum(net)) AS net_sales, if(sum(goods) = 0, NULL, sum(costed) / sum(goods)) AS cost_known, if(cost_known = 0, NULL, toInt64(sum(margin))) AS cm3, toInt64(sum(returned)) AS returned_units,
      toInt64(sum(firsts)) AS first_orders, toInt64(sum(again)) AS came_back, toInt64(sum(views)) AS viewing_visits, toInt64(sum(from_visits)) AS visit_orders
    FROM (
      SELECT sku, ${placeOf(p)} AS place, 0 AS orders_of, sumIf(entries.units, entry IN ('sale', 'cancellation')) AS units_of, sum(entries.net_sales) AS net,
        sum(entries.cm3) AS margin, sumIf(entries.net_sales, ${isSale}) AS goods, sumIf(entries.net_sales, ${isSale} AND ${isCosted}) AS costed, -sumIf(entries.units, entry IN ('refund', 'return')) AS returned,
        0 AS firsts, 0 AS again, 0 AS views, 0 AS from_visits
      FROM (SELECT * FROM order_economics AS entries WHERE ${within(asked)} AND sku != '' AND ${isOfProduct}) AS entries ${withChannel(p, sql`entries`)}
      GROUP BY sku, place
      UNION ALL
      SELECT product, place, count(), 0, 0, 0, 0, 0, 0, countIf(order_rank = 1), countIf(order_rank = 1 AND is_back), 0, sum(${isOwn})
      FROM (
        SELECT skus, order_rank, sales_channel, ${placeOf(p)} AS place, customer_id GLOBAL IN (
          SELECT customer_id FROM customers WHERE ${ofSlice(p)} AND length(order_days) > 1) AS is_back
        FROM (SELECT * FROM orders WHERE ${purchasesWithin(p)}) AS placed ${withChannel(p, sql`placed`)}
      )
      ARRAY JOIN skus AS product GROUP BY product, place
      ${p.by === 'traffic_channel' && !p.sales_channel?.length && !p.store?.length ? views(p) : sql``}
    ) AS cells
    GLOBAL LEFT JOIN (${productsListed(p.scope)}) AS listed ON cells.sku = listed.sku
    GROUP BY sku, title, place HAVING orders > 0 OR viewing_visits > 0
    ORDER BY sku, place`
}

const noPlace = str(noJourney)

function placeOf({ by }: { by: Placing }): Sql {
  if (by === 'country') return sql`toString(country)`
  if (by === 'sales_channel') return sql`toString(sales_channel)`
  return sql`if(sales_channel != 'own_site', toString(sales_channel), if(led_by = '', ${noPlace}, led_by))`
}

/** Beside orders: what led to them. */
function withChannel(p: Question & { by: Placing }, of: Sql): Sql {
  if (p.by !== 'traffic_channel') return sql``
  return sql`GLOBAL LEFT JOIN ${leadChannels(p)} AS led ON toString(${of}.store) = led.led_store AND ${of}.order_id = led.led_order`
}

/** Visits that looked at a product, of kinds of traffic: they know neither stores nor where an order was placed. */
function views(p: Question): Sql {
  return sql`UNION ALL
      SELECT product, place, 0, 0, 0, 0, 0, 0, 0, 0, 0, count(), 0
      FROM (SELECT arrayDistinct(skus) AS seen, toString(channel) AS place ${visitsWithin({ ...p, bots: 'exclude' })} AND notEmpty(skus))
      ARRAY JOIN seen AS product GROUP BY product, place`
}
