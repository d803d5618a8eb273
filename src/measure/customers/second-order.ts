import { z } from 'zod'
import { channelNames } from '../../kernel/channel.ts'
import { type Sql, sql, str, strs, u64 } from '../../store/sql.ts'
import { common, plain } from '../columns.ts'
import { customerPeriod, defineMeasure, type Question } from '../define.ts'
import { productsListed } from '../products/listed.ts'
import { wilson } from '../wilson.ts'
import { inPeriod, ofSlice, purchasesWithin } from '../within.ts'

const factors = ['product', 'country', 'sales_channel', 'coupon', 'basket'] as const
const factorNames = {
  product: { en: 'Product of the first order', zh: '首单商品' },
  country: { en: 'Market', zh: '市场' },
  sales_channel: { en: 'Sales channel', zh: '销售渠道' },
  coupon: { en: 'Coupon on the first order', zh: '首单是否用券' },
  basket: { en: 'Different products in the first order', zh: '首单商品种数' },
}
const keyNames = {
  with_coupon: { en: 'With coupon', zh: '用券' },
  without_coupon: { en: 'Without coupon', zh: '未用券' },
  products_1: { en: '1 product', zh: '1 种' },
  products_2: { en: '2 products', zh: '2 种' },
  products_3: { en: '3 products or more', zh: '3 种及以上' },
}

export const secondOrder = defineMeasure({
  id: 'second-order',
  group: 'customers',
  title: { en: 'What the second order depends on', zh: '二单取决于什么' },
  doc: {
    en: 'Of the customers whose first order falls into the period, the share who ordered again on a later day within `days`, by what their first order was like. Only customers count who have been known that long by the last order there is. The interval is Wilson’s, 95%; `ratio` is the share over that of all. It shows what goes together, not what causes it.',
    zh: '首单落在周期内的客户，按首单特征统计在 days 天内（次日起）再次下单的比例。只统计截至最后一笔订单时首购已满该天数的客户。区间为 95% Wilson 区间；“对比全体”为该比例与全体之比。这里看到的是相关，不是因果。',
  },
  params: customerPeriod.extend({
    days: z.coerce.number().int().min(1).max(730).default(90).meta({ description: 'Days of patience', zh: '观察天数' }),
    each: z.coerce
      .number()
      .int()
      .min(1)
      .max(200)
      .default(8)
      .meta({ description: 'Most rows of each kind, by customers', zh: '每类最多行数（按客户数）' }),
  }),
  row: z.object({
    factor: z.enum(factors),
    key: z.string(),
    title: z.string().nullable(),
    customers: z.int(),
    came_back: z.int(),
    share: z.number(),
    low: z.number(),
    high: z.number(),
    ratio: z.number().nullable(),
    median_days: z.number().nullable(),
  }),
  columns: {
    factor: { ...plain('text', 'Depends on', '因素'), values: factorNames },
    key: { ...plain('text', 'First order', '首单'), values: { ...keyNames, ...channelNames } },
    title: common.title,
    customers: plain('count', 'Customers old enough', '满足时长的客户'),
    came_back: plain('count', 'Ordered again', '复购客户'),
    share: plain('share', 'Share', '占比'),
    low: plain('share', 'At least', '区间下限', { en: 'Wilson interval, 95%', zh: '95% Wilson 区间' }),
    high: plain('share', 'At most', '区间上限', { en: 'Wilson interval, 95%', zh: '95% Wilson 区间' }),
    ratio: plain('ratio', 'Against all', '对比全体'),
    median_days: plain('days', 'Days to the second order', '到二单天数', {
      en: 'Median of those who came back within the days',
      zh: '在观察天数内复购者的中位数',
    }),
  },
  chart: { kind: 'table', x: 'key', y: ['share', 'low', 'high', 'ratio'] },
  example: { from: '2025-01-01', to: '2025-06-30' },
  sql: (p) => sql`
    SELECT factor, key, if(factor = 'product', listed.title, NULL) AS title, told.* EXCEPT (factor, key)
    FROM (
    SELECT factor_key.1 AS factor, factor_key.2 AS key, toInt64(count()) AS customers, toInt64(countIf(is_back)) AS came_back, came_back / customers AS share,
      ${wilson(sql`came_back`, sql`customers`, 'low')} AS low, ${wilson(sql`came_back`, sql`customers`, 'high')} AS high,
      if(any(all_back) = 0, NULL, share * any(everybody) / any(all_back)) AS ratio,
      if(came_back = 0, NULL, quantileExactInclusiveIf(0.5)(assumeNotNull(wait), is_back)) AS median_days
    FROM (
      SELECT *, count() OVER () AS everybody, countIf(is_back) OVER () AS all_back
      FROM (${firstOrders(p)})
    )
    ARRAY JOIN arrayConcat(arrayMap(sku -> ('product', toString(sku)), skus), [('country', toString(country)), ('sales_channel', toString(sales_channel)),
      ('coupon', if(coupon_code = '', 'without_coupon', 'with_coupon')),
      ('basket', concat('products_', toString(greatest(1, least(3, length(skus))))))]) AS factor_key
    GROUP BY factor, key
    ORDER BY factor, customers DESC, key LIMIT ${u64(p.each)} BY factor
    ) AS told
    GLOBAL LEFT JOIN (SELECT concat('product', sku) AS listed_as, title FROM (${productsListed(p.scope)})) AS listed ON concat(factor, key) = listed.listed_as
    ORDER BY indexOf(${strs([...factors])}, factor), customers DESC, key`,
  say: ({ rows }, { share, market }, { days }) => {
    // Surely different from all: the interval does not reach the overall share.
    const telling = rows.filter(
      ({ key, ratio, share: of, low, high }) =>
        key !== '' && ratio !== null && ratio > 0 && (low > of / ratio || high < of / ratio),
    )
    const strongest = telling.toSorted((a, b) => Math.abs(Math.log(b.ratio ?? 1)) - Math.abs(Math.log(a.ratio ?? 1)))[0]
    if (!strongest?.ratio) return undefined
    const names: Record<string, { en: string; zh: string }> = { ...keyNames, ...channelNames }
    const raw = strongest.title || strongest.key
    const name = strongest.factor === 'country' ? market(strongest.key) : (names[strongest.key] ?? { en: raw, zh: raw })
    const factor = factorNames[strongest.factor]
    const all = share(strongest.share / strongest.ratio)
    return {
      en: `${factor.en} “${name.en}”: ${share(strongest.share).en} ordered again within ${days} days; of all new customers, ${all.en}.`,
      zh: `${factor.zh}为“${name.zh}”的新客 ${days} 天复购率为 ${share(strongest.share).zh}，全体新客为 ${all.zh}。`,
    }
  },
})

/** First orders of the period whose customers have been known long enough, with the days until the next order of another day. */
function firstOrders(p: Question & { days: number }): Sql {
  const zone = str(p.scope.timeZone)
  return sql`
        SELECT skus, country, sales_channel, coupon_code, toUInt32(toDate(second_at, ${zone}) - toDate(ordered_at, ${zone})) AS wait,
          second_at != toDateTime64(0, 3, 'UTC') AND wait <= ${u64(p.days)} AS is_back
        FROM (SELECT * FROM orders WHERE ${purchasesWithin(p)} AND order_rank = 1) AS placed
        GLOBAL LEFT JOIN (
          SELECT customer_id AS buyer, min(ordered_at) AS second_at FROM orders
          WHERE ${ofSlice(p)} AND counts = 1 AND ${inPeriod('customer_first_at', p)}
            AND toDate(ordered_at, ${zone}) > toDate(assumeNotNull(customer_first_at), ${zone})
          GROUP BY buyer
        ) AS later ON placed.customer_id = later.buyer
        WHERE toDate(ordered_at, ${zone}) + ${u64(p.days)} <= (SELECT max(toDate(ordered_at, ${zone})) FROM orders WHERE ${ofSlice(p)})`
}
