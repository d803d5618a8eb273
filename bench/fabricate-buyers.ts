import { deriveBoughtAgain } from '../src/derive/bought-again.ts'
import { deriveCustomers } from '../src/derive/customers.ts'
import type { Scope } from '../src/manage/scope.ts'
import { type Sql, sql, str, u64 } from '../src/store/sql.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'

/** The last day on which anybody orders, and the seconds before its end in which all do: three years. */
export const lastDay = '2026-03-30'
const end = sql`toUInt32(toDateTime('2026-03-31 00:00:00', 'UTC'))`
const span = 3 * 365 * 86_400
const atOnce = 250_000
const long = { limits: { seconds: 3600 } }

/**
 * So many customers with some four orders each over three years, of whom most buy once or twice and a few every week: 200 products of
 * uneven weight, six markets, three sales channels; the ledger of their orders; of the own site, the visits that led to each order; and
 * spend. What is derived from them is derived as the product does. The rows are the same at every run.
 */
export async function fabricateBuyers(warehouse: Warehouse, scope: Scope, customers: number): Promise<void> {
  for (let from = 0; from < customers; from += atOnce)
    await warehouse.run(ordersOf(scope, from, Math.min(atOnce, customers - from)), long)
  await warehouse.run(entriesOf(scope), long)
  await warehouse.run(journeysOf(scope), long)
  await warehouse.run(visitsOf(scope), long)
  await warehouse.run(spendOf(scope))
  await warehouse.run(sql`
    INSERT INTO day_rates (brand, slice, day, currency, rate, minor_rate)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, toDate('2023-01-01') + number, 'USD', 1, 1 FROM numbers(1300)`)
  await deriveCustomers(warehouse, { ...scope, tollRules: [] })
  await deriveBoughtAgain(warehouse, scope)
}

function ordersOf(scope: Scope, from: number, count: number): Sql {
  const placed = sql`fromUnixTimestamp64Milli(toInt64(ats[nth]) * 1000, 'UTC')`
  return sql`
    INSERT INTO orders (brand, slice, order_id, store, sales_channel, country, customer_id, ordered_at, customer_first_at, previous_at, order_rank,
      status, counts, units, skus, campaign, currency, price_paid, booked_sales, refunds, net_sales, cm1, cm2, cm3)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, concat('O', toString(who), '-', toString(nth)), 'shop', ['own_site', 'amazon', 'tiktok_shop'][1 + who % 3],
      ['US', 'US', 'US', 'GB', 'DE', 'FR', 'JP', 'AU'][1 + chance % 8], concat('customer-', toString(who), '@example.com'), ${placed},
      fromUnixTimestamp64Milli(toInt64(ats[1]) * 1000, 'UTC'), if(nth = 1, NULL, fromUnixTimestamp64Milli(toInt64(ats[nth - 1]) * 1000, 'UTC')), nth,
      'placed', 1, 1, arraySort(arrayDistinct([${product(sql`1`)}, ${product(sql`1 + (cityHash64(who, nth, 5) % 3 = 0)`)}])), '', 'USD', value, value, 0, value,
      value - intDiv(value, 3) AS margin1, margin1 - intDiv(value, 4) AS margin2, margin2 - if(nth = 1, intDiv(value, 5), intDiv(value, 20)) - 100 * (cityHash64(who, nth, 6) % 40)
    FROM (
      SELECT number + ${u64(from)} AS who, cityHash64(who) AS chance, [0, 0, 0, 1, 1, 2, 4, 8, 20, 40][1 + chance % 10] AS again, (8 + cityHash64(who, 1) % 50) * 86400 AS apart,
        ${end} - ${u64(span)} + cityHash64(who, 2) % ${u64(span)} AS first,
        arrayFilter(at -> at < ${end}, arrayMap(one -> toUInt32(first + one * apart + if(one = 0, 0, cityHash64(who, one) % 604800)), range(toUInt64(1 + again)))) AS ats
      FROM numbers(${u64(count)})
    )
    ARRAY JOIN arrayEnumerate(ats) AS nth, arrayMap(one -> toInt64(1500 + cityHash64(who, one, 3) % 6000), arrayEnumerate(ats)) AS value`
}

/** The product of an order's line: low numbers are sold most. */
function product(line: Sql): Sql {
  return sql`concat('SKU', toString(intDiv(cityHash64(who, nth, ${line}) % 200 * (cityHash64(who, ${line}, 4) % 100), 100)))`
}

/** One line an order: costs in fixed shares of what was paid. */
function entriesOf(scope: Scope): Sql {
  return sql`
    INSERT INTO order_economics (brand, slice, entry, at, ordered_at, store, sales_channel, country, order_id, row_key, load, line_no, sku, line_kind,
      status, customer_id, customer_first_at, order_rank, campaign, currency, units, price_paid, net_sales, goods_cost, commission, ads, cm1, cm2, cm3)
    SELECT brand, slice, 'sale', ordered_at, ordered_at, store, sales_channel, country, order_id, cityHash64(order_id), 1, 1, skus[1], 'product',
      'placed', customer_id, customer_first_at, order_rank, campaign, currency, 1, price_paid, net_sales, net_sales - cm1, cm1 - cm2, cm2 - cm3, cm1, cm2, cm3
    FROM orders WHERE ${of(scope)}`
}

const channels = sql`['paid_social', 'paid_search', 'organic_search', 'organic_social', 'email', 'direct', 'creator', 'referral']`

/** Orders of the own site with one to three touches in the week before. */
function journeysOf(scope: Scope): Sql {
  return sql`
    INSERT INTO journeys (brand, slice, person, source, order_id, ordered_at, visit_at, touch_at, touch_channel, touch_source, touch_medium, touch_campaign,
      touch_content, touch_code, touch_path, touch_engaged_seconds, country, device, version)
    SELECT brand, slice, sipHash64(customer_id, 'person') AS who, 'shop', order_id, ordered_at, touches[-1], arrayMap(n -> ordered_at - toIntervalHour(48 * (1 + h % 3 - n)) - toIntervalMinute(10), range(1, 2 + h % 3)) AS touches,
      arrayMap(n -> ${channels}[1 + cityHash64(h, n) % 8], range(1, 2 + h % 3)) AS named, arrayMap(n -> '', touches), arrayMap(n -> '', touches),
      arrayMap(channel -> if(startsWith(channel, 'paid'), concat('campaign-', toString(h % 20)), ''), named),
      arrayMap(n -> '', touches), arrayMap(n -> '', touches), arrayMap(n -> '/', touches), arrayMap(n -> NULL, touches), country, 'mobile', 1
    FROM (SELECT *, cityHash64(order_id) AS h FROM orders WHERE ${of(scope)} AND sales_channel = 'own_site')`
}

/** The visits that journeys tell, with the product looked at, and as many again that led to nothing. */
function visitsOf(scope: Scope): Sql {
  return sql`
    INSERT INTO visits (brand, slice, person, started_at, ended_at, source, channel, utm_campaign, country, device, entry_path, events, page_views, product_views, carts,
      order_ids, ordered_at, skus, engaged_seconds, version)
    SELECT brand, slice, if(bare, sipHash64(person, 'other'), person), begun, begun + toIntervalMinute(10), 'shop', channel, campaign, country, 'mobile', '/', 5, 3, person % 3, 0,
      if(bare OR begun != visit_at, [], [order_id]), if(bare OR begun != visit_at, [], [journeys.ordered_at]), [concat('SKU', toString(cityHash64(order_id) % 200))], 40, 1
    FROM journeys ARRAY JOIN touch_at AS begun, touch_channel AS channel, touch_campaign AS campaign ARRAY JOIN [0, 1] AS bare WHERE ${of(scope)}`
}

function spendOf(scope: Scope): Sql {
  return sql`
    INSERT INTO spend (brand, load, line_no, as_of, row_key, platform, kind, day, campaign, country, currency, spend_minor, impressions, clicks, conversions, conversion_value_minor)
    SELECT ${str(scope.brand)}, 1, number, toDateTime64('2026-04-01 00:00:00', 3, 'UTC'), number, ['meta_ads', 'google_ads', 'tiktok_ads'][number % 3 + 1], 'ads',
      toDate('2023-04-01') + number % 1095, concat('campaign-', toString(cityHash64(number) % 20)), ['US', 'GB', 'DE'][1 + number % 3], 'USD', 1000 + cityHash64(number) % 9000, 1000, 20, 1, 4000
    FROM numbers(60000)`
}

function of({ brand, slice }: Scope): Sql {
  return sql`brand = ${str(brand)} AND slice = ${u64(slice)}`
}
