import { type Sql, sql, str, u64 } from '../src/store/sql.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'

type Slice = { brand: string; slice: number }

/**
 * The ledger of the orders that a brand's events tell, for questions about traffic: one line an order, ranks by customer, costs in
 * fixed shares; and three months of spend and search terms for the campaigns and terms of its visits. An empty slice is filled.
 */
export async function fabricateLedger(warehouse: Warehouse, of: Slice): Promise<void> {
  const long = { limits: { seconds: 3600 } }
  await warehouse.run(ordersOf(of), long)
  await warehouse.run(entriesOf(of), long)
  for (const table of ['spend', 'search_terms'] as const) await warehouse.remove(table, sql`brand = ${str(of.brand)}`)
  await warehouse.run(spendOf(of), long)
  await warehouse.run(termsOf(of), long)
  await warehouse.run(sql`
    INSERT INTO day_rates (brand, slice, day, currency, rate, minor_rate)
    SELECT ${str(of.brand)}, ${u64(of.slice)}, toDate('2024-01-01') + number, 'USD', 1, 1 FROM numbers(1000)`)
}

function ordersOf({ brand, slice }: Slice): Sql {
  return sql`
    INSERT INTO orders (brand, slice, order_id, store, sales_channel, country, customer_id, ordered_at, customer_first_at, previous_at, order_rank,
      status, counts, units, skus, campaign, coupon_code, currency, price_paid, booked_sales, refunds, net_sales, cm1, cm2, cm3)
    SELECT ${str(brand)}, ${u64(slice)}, order_id, 'shop', 'own_site', market, customer, ordered,
      if(customer = '', NULL, min(ordered) OVER past), if(customer = '', NULL, lagInFrame(toNullable(ordered)) OVER past), if(customer = '', 0, row_number() OVER past),
      'placed', 1, 1, goods, named, if(cityHash64(order_id) % 10 = 0, concat('C', toString(cityHash64(order_id, 1) % 2000)), ''), 'USD', value, value, 0, value, intDiv(value, 2), intDiv(value, 3), intDiv(value, 5)
    FROM (
      SELECT order_id, any(country) AS market, any(user_id) AS customer, min(at) AS ordered, any(skus) AS goods, any(utm_campaign) AS named,
        any(ifNull(value_minor, 0)) AS value
      FROM events WHERE brand = ${str(brand)} AND name = 'order_completed' AND order_id != '' GROUP BY order_id
    )
    WINDOW past AS (PARTITION BY customer ORDER BY ordered, order_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`
}

function entriesOf({ brand, slice }: Slice): Sql {
  return sql`
    INSERT INTO order_economics (brand, slice, entry, at, ordered_at, store, sales_channel, country, order_id, row_key, load, line_no, sku, line_kind,
      status, customer_id, customer_first_at, order_rank, campaign, currency, units, price_paid, net_sales, goods_cost, cm1, cm2, cm3)
    SELECT brand, slice, 'sale', ordered_at, ordered_at, store, sales_channel, country, order_id, cityHash64(order_id), 1, 1, skus[1], 'product',
      'placed', customer_id, customer_first_at, order_rank, campaign, currency, 1, price_paid, net_sales, intDiv(net_sales, 2), cm1, cm2, cm3
    FROM orders WHERE brand = ${str(brand)} AND slice = ${u64(slice)}`
}

/** Each campaign of paid visits each day. */
function spendOf({ brand, slice }: Slice): Sql {
  return sql`
    INSERT INTO spend (brand, load, line_no, as_of, row_key, platform, kind, day, campaign, country, currency, spend_minor, impressions, clicks, conversions, conversion_value_minor)
    SELECT ${str(brand)}, 1, n, toDateTime64('2026-04-01 00:00:00', 3, 'UTC'), n, ['meta_ads', 'google_ads', 'tiktok_ads'][cityHash64(campaign) % 3 + 1], 'ads', day, campaign,
      '', 'USD', 100 * visited, 100 * visited, visited, intDiv(visited, 20), 500 * visited
    FROM (
      SELECT day, toString(utm_campaign) AS campaign, count() AS visited, cityHash64(day, campaign) AS n
      FROM visits WHERE brand = ${str(brand)} AND slice = ${u64(slice)} AND day >= '2025-09-01' AND utm_campaign != '' GROUP BY day, campaign)`
}

function termsOf({ brand, slice }: Slice): Sql {
  return sql`
    INSERT INTO search_terms (brand, load, line_no, as_of, row_key, platform, day_from, day_to, term, impressions, clicks, position)
    SELECT ${str(brand)}, 1, number, toDateTime64('2026-04-01 00:00:00', 3, 'UTC'), number, 'search_console', toDate('2026-01-01') + number % 90 AS on, on,
      if(number % 4 = 0 AND notEmpty(terms), terms[cityHash64(number) % greatest(1, length(terms)) + 1], concat('term ', toString(cityHash64(number) % 5000))), 100, 5, 7.5
    FROM numbers(100000) AS every,
      (SELECT groupUniqArray(1000)(toString(utm_term)) AS terms FROM visits WHERE brand = ${str(brand)} AND slice = ${u64(slice)} AND utm_term != '') AS tagged`
}
