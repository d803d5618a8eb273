import { type Sql, sql } from '../src/store/sql.ts'

/** The rows of the whole period, as an expert would write them for the benchmark's brand (UTC, slice 1). */
const entries = sql`brand = 'bench' AND slice = 1 AND at >= '2024-01-01' AND at < '2026-01-01'`
const purchases = sql`brand = 'bench' AND slice = 1 AND counts = 1 AND ordered_at >= '2024-01-01' AND ordered_at < '2026-01-01'`
const spendRows = sql`
  SELECT platform, day, spend_minor, impressions, clicks, conversions, conversion_value_minor, currency FROM spend
  WHERE brand = 'bench' AND load IN (0, 1) AND day BETWEEN '2024-01-01' AND '2025-12-31'
  ORDER BY row_key, as_of DESC, load DESC LIMIT 1 BY row_key`
const rates = sql`SELECT day, currency, minor_rate FROM day_rates WHERE brand = 'bench' AND slice = 1`
/** The price paid and the margins follow from the others: cm1 is net sales less goods where the cost is known, and so on. */
const walk = sql`
  sum(tax), sum(coupon), sum(net_sales), sum(goods_cost), sum(commission), sum(fulfilment), sum(payment), sum(logistics),
  sum(return_cost), sum(other_fees), sum(ads), sum(creator), sum(affiliate), sumIf(net_sales, goods_cost IS NOT NULL),
  sumIf(commission + fulfilment + payment + logistics + return_cost + other_fees, goods_cost IS NOT NULL),
  sumIf(ads + creator + affiliate + coupon, goods_cost IS NOT NULL)`
const sales = sql`
  sum(net_sales), sumIf(net_sales, entry = 'sale'), sumIf(net_sales, entry = 'refund'), sumIf(net_sales, entry = 'cancellation'),
  sumIf(units, entry IN ('sale', 'cancellation')), sumIf(net_sales, order_rank = 1), sumIf(net_sales, order_rank > 1)`
/** Margins, and the sales that have a cost with those of all goods, which say how much of the margins is known. */
const margins = sql`
  sum(cm1), sum(cm2), sum(cm3), sumIf(net_sales, line_kind IN ('product', 'gift_card')),
  sumIf(net_sales, line_kind IN ('product', 'gift_card') AND goods_cost IS NOT NULL)`
/** Defaults are what is left of the sums, but for creators and affiliates, whose spend has no basis. */
const bases = sql`
  sumIf(goods_cost, goods_cost_basis = 'actual'), sumIf(goods_cost, goods_cost_basis = 'estimated'),
  sumIf(commission, commission_basis = 'actual'), sumIf(commission, commission_basis = 'estimated'),
  sumIf(fulfilment, fulfilment_basis = 'actual'), sumIf(fulfilment, fulfilment_basis = 'estimated'),
  sumIf(payment, payment_basis = 'actual'), sumIf(payment, payment_basis = 'estimated'),
  sumIf(logistics, logistics_basis = 'actual'), sumIf(logistics, logistics_basis = 'estimated'),
  sumIf(return_cost, return_basis = 'actual'), sumIf(return_cost, return_basis = 'estimated'),
  sumIf(creator, creator_basis = 'actual'), sumIf(creator, creator_basis = 'estimated'), sumIf(creator, creator_basis = 'default'),
  sumIf(affiliate, affiliate_basis = 'actual'), sumIf(affiliate, affiliate_basis = 'estimated'), sumIf(affiliate, affiliate_basis = 'default')`

/** For each measure, with the parameters of the benchmark, the statements that get the same figures with the least work. */
export const byHand: Readonly<Record<string, readonly Sql[]>> = {
  'sales-summary': [
    sql`SELECT ${sales} FROM order_economics WHERE ${entries} AND entry NOT IN ('spend', 'fee')`,
    sql`SELECT count(), countIf(order_rank = 1), countIf(order_rank > 0 AND (previous_at IS NULL OR previous_at < '2024-01-01')), countIf(order_rank = 0) FROM orders WHERE ${purchases}`,
  ],
  'sales-over-time': [
    sql`SELECT toDate(at) AS day, ${sales} FROM order_economics WHERE ${entries} AND entry NOT IN ('spend', 'fee') GROUP BY day ORDER BY day`,
    sql`SELECT toDate(ordered_at) AS day, count(), countIf(order_rank = 1) FROM orders WHERE ${purchases} GROUP BY day ORDER BY day`,
  ],
  'market-table': [
    sql`SELECT country, ${sales}, ${margins} FROM order_economics WHERE ${entries} GROUP BY country`,
    sql`SELECT country, count(), countIf(order_rank = 1) FROM orders WHERE ${purchases} GROUP BY country`,
  ],
  'line-kinds': [
    sql`SELECT line_kind, entry, count(), sum(units), sum(net_sales), countIf(customer_id = ''), sumIf(net_sales, customer_id = ''),
      countIf(net_sales = 0 AND tax = 0), countIf(sku = ''), countIf(goods_cost IS NULL), sumIf(net_sales, goods_cost IS NULL)
      FROM order_economics WHERE ${entries} GROUP BY line_kind, entry`,
  ],
  contribution: [
    sql`SELECT sales_channel, ${walk}, sumIf(ads + creator + affiliate, entry = 'spend' AND order_id = '') FROM order_economics WHERE ${entries} GROUP BY sales_channel`,
  ],
  waterfall: [sql`SELECT sales_channel, ${walk} FROM order_economics WHERE ${entries} GROUP BY sales_channel`],
  'channel-comparison': [
    sql`SELECT sales_channel, ${walk}, ${bases} FROM order_economics WHERE ${entries} GROUP BY sales_channel`,
    sql`SELECT sales_channel, count() FROM orders WHERE ${purchases} GROUP BY sales_channel`,
  ],
  'fee-basis': [
    sql`SELECT sales_channel, sum(goods_cost), sum(commission), sum(fulfilment), sum(payment), sum(logistics), sum(return_cost), sum(creator),
      sum(affiliate), ${bases} FROM order_economics WHERE ${entries} GROUP BY sales_channel`,
  ],
  'toll-rate': [
    sql`SELECT toStartOfMonth(at) AS month, sales_channel, sum(ads), sum(commission), sum(fulfilment), sumIf(units, fulfilment > 0), sum(creator),
      sum(affiliate), sumIf(coupon, order_rank <= 1), sum(net_sales) FROM order_economics WHERE ${entries} GROUP BY month, sales_channel ORDER BY month`,
  ],
  spend: [
    sql`SELECT platform, sum(toInt64(round(spend_minor * minor_rate))), sum(impressions), sum(clicks), sum(conversions), sum(toInt64(round(conversion_value_minor * minor_rate)))
      FROM (${spendRows}) AS facts INNER JOIN (${rates}) AS rates ON facts.day = rates.day AND facts.currency = rates.currency GROUP BY platform`,
  ],
  'marketing-efficiency': [
    sql`SELECT toMonday(at) AS week, sum(net_sales) FROM order_economics WHERE ${entries} GROUP BY week`,
    sql`SELECT toMonday(ordered_at) AS week, count(), countIf(order_rank = 1) FROM orders WHERE ${purchases} GROUP BY week`,
    sql`SELECT toMonday(facts.day) AS week, sum(toInt64(round(spend_minor * minor_rate))), sum(toInt64(round(conversion_value_minor * minor_rate)))
      FROM (${spendRows}) AS facts INNER JOIN (${rates}) AS rates ON facts.day = rates.day AND facts.currency = rates.currency GROUP BY week`,
  ],
  'cohort-retention': [
    sql`SELECT toStartOfMonth(customer_first_at) AS cohort, dateDiff('month', cohort, toStartOfMonth(ordered_at)) AS age,
      countIf(previous_at IS NULL OR toStartOfMonth(previous_at) < toStartOfMonth(ordered_at)), count(), sum(net_sales), sum(cm3)
      FROM orders WHERE ${purchases} AND customer_id != '' GROUP BY cohort, age ORDER BY cohort, age`,
    sql`SELECT count(), sum(net_sales), sum(cm3) FROM orders WHERE ${purchases} AND customer_id = ''`,
  ],
  'repeat-rate': [
    sql`SELECT arrayJoin([30, 60, 90, 180, 365]) AS days, countIf(order_rank = 1), countIf(order_rank = 2 AND ordered_at < customer_first_at + toIntervalDay(days))
      FROM orders WHERE ${purchases} AND order_rank IN (1, 2) AND customer_first_at + toIntervalDay(days) <= toDateTime64('2026-01-01', 3, 'UTC') GROUP BY days`,
  ],
  'days-between-purchases': [
    sql`SELECT toDate(ordered_at) - toDate(previous_at) AS days, count() FROM orders WHERE ${purchases} AND previous_at IS NOT NULL GROUP BY days`,
  ],
  'rfm-grid': [
    sql`SELECT last_day, times, count(), sum(net) FROM (
      SELECT toDate(max(ordered_at)) AS last_day, count() AS times, sum(net_sales) AS net FROM orders WHERE ${purchases} AND customer_id != '' GROUP BY customer_id
    ) GROUP BY last_day, times`,
  ],
  'product-table': [
    sql`SELECT sku, sum(net_sales), sumIf(net_sales, entry = 'sale'), sumIf(net_sales, entry = 'refund'), sumIf(units, entry IN ('sale', 'cancellation')),
      sumIf(units, entry IN ('refund', 'return')), ${margins} FROM order_economics WHERE ${entries} GROUP BY sku ORDER BY sum(net_sales) DESC`,
    sql`SELECT product, count(), countIf(order_rank > 0), countIf(order_rank > 1) FROM orders ARRAY JOIN skus AS product WHERE ${purchases} GROUP BY product`,
    sql`SELECT sku, count() FROM bought_again WHERE brand = 'bench' AND slice = 1 AND ordered_at >= '2024-01-01' AND ordered_at < '2026-01-01'
      AND bought_before_at >= '2024-01-01' GROUP BY sku`,
  ],
  'bought-together': [
    sql`SELECT product, count() FROM orders ARRAY JOIN skus AS product WHERE ${purchases} GROUP BY product`,
    sql`SELECT pair, count() AS together FROM (
      SELECT arraySort(arrayFilter(sku -> sku IN (
        SELECT product FROM (SELECT product, count() AS times FROM orders ARRAY JOIN skus AS product WHERE ${purchases} GROUP BY product ORDER BY times DESC LIMIT 200)
      ), skus)) AS found FROM orders WHERE ${purchases} AND length(skus) > 1
    ) ARRAY JOIN arrayFlatten(arrayMap((sku, i) -> arrayMap(other -> (sku, other), arraySlice(found, i + 1)), found, arrayEnumerate(found))) AS pair
    GROUP BY pair ORDER BY together DESC LIMIT 50`,
  ],
  concentration: [
    sql`SELECT arraySum(arraySlice(all, 1, toUInt64(ceil(length(all) * top)))) FROM (
      SELECT arrayReverseSort(groupArray(net)) AS all FROM (SELECT sum(net_sales) AS net FROM orders WHERE ${purchases} AND customer_id != '' GROUP BY customer_id)
    ) ARRAY JOIN [0.01, 0.05, 0.1, 0.2, 0.5, 1] AS top`,
  ],
  'search-terms': [
    sql`SELECT term, platform, sum(impressions), sum(clicks) AS clicked, sum(toFloat64(position) * impressions), sum(round(spend_minor * minor_rate)),
        sum(orders), sum(round(sales_minor * minor_rate))
      FROM (
        SELECT term, platform, day_to, currency, impressions, clicks, position, spend_minor, orders, sales_minor FROM search_terms
        WHERE brand = 'bench' AND load IN (0, 1) AND day_from >= '2024-01-01' AND day_to <= '2025-12-31' ORDER BY row_key, as_of DESC, load DESC LIMIT 1 BY row_key
      ) AS terms LEFT JOIN (${rates}) AS rates ON terms.day_to = rates.day AND terms.currency = rates.currency
      GROUP BY term, platform ORDER BY clicked DESC LIMIT 1000`,
  ],
}
