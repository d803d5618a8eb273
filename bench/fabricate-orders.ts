import { deriveBoughtAgain } from '../src/derive/bought-again.ts'
import type { Scope } from '../src/manage/scope.ts'
import { type Sql, sql, str, u64 } from '../src/store/sql.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'

/** Entries of an order on average, orders of a customer, and days that the rows span. */
const perOrder = 4
const days = 730

/**
 * Fills the derived tables inside the warehouse with as many entries: four an order, one in 32 a refund, 2,000 products
 * of uneven weight, six markets, three channels, 100 campaigns, a quarter as many customers as orders, one order in 20
 * without one; and spend and search terms beside them. The rows are the same at every run.
 */
export async function fabricateOrders(warehouse: Warehouse, scope: Scope, entries: number): Promise<void> {
  const orders = Math.floor(entries / perOrder)
  const chunk = 1_000_000
  for (let from = 0; from < entries; from += chunk)
    await warehouse.run(entriesFrom(scope, from, Math.min(chunk, entries - from), orders))
  for (let part = 0; part < 8; part++) await warehouse.run(ordersOfCustomers(scope, part, 8))
  await deriveBoughtAgain(warehouse, scope)
  await warehouse.run(spendOf(scope))
  await warehouse.run(termsOf(scope))
  await warehouse.run(ratesOf(scope))
}

function entriesFrom(scope: Scope, from: number, count: number, orders: number): Sql {
  return sql`
    INSERT INTO order_economics (brand, slice, entry, at, ordered_at, store, sales_channel, country, order_id, row_key, load, line_no, sku,
      line_kind, status, customer_id, customer_first_at, order_rank, campaign, currency, units, price_paid, tax, coupon, net_sales, goods_cost,
      commission, fulfilment, payment, logistics, return_cost, other_fees, ads, creator, affiliate, cm1, cm2, cm3,
      goods_cost_basis, commission_basis, fulfilment_basis, payment_basis, logistics_basis, return_basis, creator_basis, affiliate_basis, other_basis)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, if(refund, 'refund', 'sale'), ordered + toIntervalSecond(if(refund, 864000, 0)), ordered,
      'shop', ['own_site', 'amazon', 'tiktok_shop'][chance % 3 + 1], ['US', 'GB', 'DE', 'FR', 'JP', 'AU'][chance % 6 + 1],
      concat('O', leftPad(toString(place), 9, '0')), n, 1, n,
      concat('SKU', toString(intDiv(cityHash64(n) % 2000 * (cityHash64(n, 1) % 100), 100))) AS product, 'product', 'placed',
      if(chance % 20 = 0, '', concat('customer-', toString(chance % ${u64(Math.ceil(orders / 4))}))), ordered, chance % 4, concat('campaign-', toString(chance % 100)), 'USD',
      if(refund, -1, 1 + chance % 3), net + tax - coupon, intDiv(net, 10) AS tax, if(chance % 5 = 0, intDiv(net, 20), 0) AS coupon,
      if(refund, -1, 1) * (1000 + toInt64(cityHash64(n, 2) % 5000)) AS net, if(product = 'SKU7', NULL, intDiv(net, 3)) AS goods,
      intDiv(net, 7) AS commission, intDiv(net, 9) AS fulfilment, intDiv(net, 35) AS payment, intDiv(net, 11) AS logistics, if(refund, 300, 0) AS returned, 0,
      if(refund, 0, intDiv(net, 8)) AS ads, intDiv(net, 60) AS creator, intDiv(net, 70) AS affiliate,
      net - goods AS margin1, margin1 - commission - fulfilment - payment - logistics - returned AS margin2, margin2 - ads - creator - affiliate - coupon,
      if(goods IS NULL, 'none', 'actual'), basis, basis, basis, basis, if(refund, 'actual', 'none'), 'estimated', 'estimated', 'none'
    FROM (
      SELECT number + ${u64(from)} AS n, intDiv(n, ${u64(perOrder)}) AS place, cityHash64(place) AS chance, n % 32 = 31 AS refund,
        ['actual', 'default', 'estimated'][chance % 3 + 1] AS basis,
        toDateTime64('2024-01-01 00:00:00', 3, 'UTC') + toIntervalMillisecond(intDiv(place * ${u64(days * 86_400_000)}, ${u64(orders)})) AS ordered
      FROM numbers(${u64(count)})
    )`
}

/** The orders of one part of the customers, from their entries, each with its place among its customer's. */
function ordersOfCustomers(scope: Scope, part: number, parts: number): Sql {
  return sql`
    INSERT INTO orders (brand, slice, order_id, store, sales_channel, country, customer_id, ordered_at, customer_first_at, previous_at, order_rank,
      status, counts, units, skus, campaign, currency, price_paid, booked_sales, refunds, net_sales, cm1, cm2, cm3)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, order_id, 'shop', channel, market, customer, ordered,
      if(customer = '', NULL, min(ordered) OVER past), if(customer = '', NULL, lagInFrame(toNullable(ordered)) OVER past), if(customer = '', 0, row_number() OVER past),
      'placed', 1, sold, products, named, 'USD', paid, booked, booked - net, net, margin1, margin2, margin3
    FROM (
      SELECT order_id, any(sales_channel) AS channel, any(country) AS market, any(customer_id) AS customer, any(ordered_at) AS ordered,
        sum(units) AS sold, groupUniqArray(sku) AS products, any(campaign) AS named, sum(price_paid) AS paid, sumIf(net_sales, entry = 'sale') AS booked,
        sum(net_sales) AS net, sum(cm1) AS margin1, sum(cm2) AS margin2, sum(cm3) AS margin3
      FROM order_economics
      WHERE brand = ${str(scope.brand)} AND slice = ${u64(scope.slice)} AND cityHash64(customer_id) % ${u64(parts)} = ${u64(part)}
      GROUP BY order_id
    )
    WINDOW past AS (PARTITION BY customer ORDER BY ordered, order_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`
}

function spendOf(scope: Scope): Sql {
  return sql`
    INSERT INTO spend (brand, load, line_no, as_of, row_key, platform, kind, day, campaign, country, currency, spend_minor, impressions, clicks, conversions, conversion_value_minor)
    SELECT ${str(scope.brand)}, 1, number, toDateTime64('2026-01-01 00:00:00', 3, 'UTC'), number, ['meta_ads', 'google_ads', 'tiktok_ads'][number % 3 + 1], 'ads',
      toDate('2024-01-01') + number % ${u64(days)}, concat('campaign-', toString(cityHash64(number) % 100)), '', 'USD', 1000 + cityHash64(number) % 9000, 1000, 20, 1, 4000
    FROM numbers(200000)`
}

function termsOf(scope: Scope): Sql {
  return sql`
    INSERT INTO search_terms (brand, load, line_no, as_of, row_key, platform, day_from, day_to, term, impressions, clicks, position)
    SELECT ${str(scope.brand)}, 1, number, toDateTime64('2026-01-01 00:00:00', 3, 'UTC'), number, 'search_console',
      toDate('2024-01-01') + number % ${u64(days)}, toDate('2024-01-01') + number % ${u64(days)}, concat('term ', toString(cityHash64(number) % 5000)), 100, 5, 7.5
    FROM numbers(300000)`
}

function ratesOf(scope: Scope): Sql {
  return sql`
    INSERT INTO day_rates (brand, slice, day, currency, rate, minor_rate)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, toDate('2024-01-01') + number, 'USD', 1, 1 FROM numbers(${u64(days)})`
}
