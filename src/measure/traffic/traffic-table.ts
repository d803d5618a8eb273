import { z } from 'zod'
import { type Sql, sql, strs, u64 } from '../../store/sql.ts'
import { common, divided, plain, summed } from '../columns.ts'
import { defineMeasure } from '../define.ts'
import { perUnit, ratio } from '../within.ts'
import { channelSpend, isSpendKnown, paidChannels, spendBy } from './channel-spend.ts'
import { visitOrders } from './visit-orders.ts'
import {
  dimensionValues,
  isOfChannel,
  type VisitDimension,
  type VisitQuestion,
  visitDimensionIds,
  visitDimensions,
  visitPeriod,
  visitsWithin,
} from './visits.ts'

export const trafficTable = defineMeasure({
  id: 'traffic-table',
  group: 'traffic',
  title: { en: 'Traffic', zh: '流量表现' },
  doc: {
    en: 'Visits by what brought them, and what they left behind: time, products seen, orders, margin. An order counts for the visit in which it was placed; refunds and cancellations are taken back. Cost is what platforms and creators report; it is known by channel, intent, tenure and campaign only.',
    zh: '按来源看访问及其结果：停留、商品浏览、订单与毛利。订单计入下单时所在的访问，退款与取消已扣回。成本为平台与红人上报的花费，仅按渠道（及其意图、归属）和广告系列可知。',
  },
  params: visitPeriod.extend({
    by: z.enum(visitDimensionIds).default('channel').meta({ description: 'What a row is about', zh: '行维度' }),
    limit: z.coerce.number().int().min(1).max(100_000).default(1000).meta({ description: 'Most rows', zh: '最多行数' }),
  }),
  row: z.object({
    key: z.string(),
    visits: z.int(),
    people: z.int(),
    engaged_seconds: z.number().nullable(),
    seconds_per_visit: z.number().nullable(),
    product_views: z.int(),
    cart_visits: z.int(),
    orders: z.int(),
    conversion: z.number().nullable(),
    new_customers: z.int(),
    net_sales: z.int(),
    cm2: z.int().nullable(),
    cm3: z.int().nullable(),
    cost: z.int().nullable(),
    cac: z.int().nullable(),
    kept: z.int().nullable(),
    value_per_visit: z.int().nullable(),
    value_per_minute: z.int().nullable(),
  }),
  columns: {
    key: { ...plain('text', 'By', '维度'), values: dimensionValues },
    visits: summed('count', 'Visits', '访问数', {
      en: 'A visit ends after 30 minutes without activity, or where another campaign begins one',
      zh: '30 分钟无操作即结束，新广告系列会开启新访问',
    }),
    people: plain('count', 'People', '访客数', {
      en: 'Persons, across devices once they signed in',
      zh: '按人去重，登录后跨设备合并',
    }),
    engaged_seconds: summed('seconds', 'Engaged time', '有效停留', {
      en: 'The page was visible and the person active',
      zh: '页面可见且有操作的时间',
    }),
    seconds_per_visit: divided('seconds', 'Time a visit', '次均停留', 'engaged_seconds', 'visits'),
    product_views: summed('count', 'Product views', '商品浏览'),
    cart_visits: summed('count', 'Visits with cart', '加购访问', {
      en: 'Visits in which something was added to the cart',
      zh: '有加购行为的访问',
    }),
    orders: summed('count', 'Orders', '订单数', {
      en: 'Placed in these visits, and in the ledger',
      zh: '在这些访问中下单且账目中存在的订单',
    }),
    conversion: divided('share', 'Conversion', '转化率', 'orders', 'visits', {
      en: 'Orders ÷ visits',
      zh: '订单数 ÷ 访问数',
    }),
    new_customers: summed('count', 'New customers', '新客数', {
      en: 'First orders of known customers',
      zh: '已知客户的首单',
    }),
    net_sales: common.netSales,
    cm2: { ...common.cm2, label: { en: 'Margin before marketing', zh: '营销前毛利（CM2）' } },
    cm3: {
      ...common.cm3,
      doc: {
        en: 'As the ledger has it: marketing is shared over all orders of a day by stated rules',
        zh: '账目口径：营销费用按规则分摊到当天全部订单',
      },
    },
    cost: summed('money', 'Cost', '成本', {
      en: 'Reported by platforms and creators for this channel or campaign; unknown for other dimensions',
      zh: '平台与红人对该渠道或广告系列上报的花费；其他维度未知',
    }),
    cac: divided('money', 'CAC', '获客成本', 'cost', 'new_customers', {
      en: 'Cost ÷ new customers',
      zh: '成本 ÷ 新客数',
    }),
    kept: summed('money', 'Kept', '净留存', {
      en: 'Margin before marketing less the cost of this traffic; not known where its cost is not',
      zh: '营销前毛利减去该流量的成本；成本未知时不显示',
    }),
    value_per_visit: divided('money', 'Value a visit', '单次访问价值', 'cm2', 'visits', {
      en: 'Margin before marketing ÷ visits: what a visit may cost at most',
      zh: '营销前毛利 ÷ 访问数，即单次访问成本的上限',
    }),
    value_per_minute: plain('money', 'Value an engaged minute', '每分钟停留价值', {
      en: 'Margin before marketing ÷ engaged minutes',
      zh: '营销前毛利 ÷ 有效停留分钟',
    }),
  },
  chart: { kind: 'bar', x: 'key', y: ['visits'] },
  facts: ['visits'],
  example: { from: '2025-01-01', to: '2025-03-31', by: 'channel' },
  sql: (p) => {
    const key = visitDimensions[p.by]
    const spends = isSpendKnown(p) ? spendOf(p, p.by) : undefined
    const isUnknown = !spends
      ? sql`1`
      : p.by === 'channel'
        ? sql`cost IS NULL AND key IN ${strs(paidChannels)}`
        : sql`cost IS NULL`
    const cost = spends ? sql`UNION ALL SELECT key, 0, 0, NULL, 0, 0, 0, 0, 0, NULL, NULL, spent FROM ${spends}` : sql``
    // Sums have a level of their own: the engine works out a name anew wherever another is made from it.
    return sql`
    SELECT key, visits, people, engaged_seconds, ${ratio(sql`engaged_seconds`, sql`visits`)} AS seconds_per_visit, product_views, cart_visits, orders,
      ${ratio(sql`orders`, sql`visits`)} AS conversion, new_customers, net_sales, cm2, cm3, cost, if(cost IS NULL, NULL, ${perUnit(sql`cost`, sql`new_customers`)}) AS cac,
      if(${isUnknown}, NULL, margin - ifNull(cost, 0)) AS kept, ${perUnit(sql`margin`, sql`visits`)} AS value_per_visit,
      if(ifNull(engaged_seconds, 0) < 1, NULL, toInt64(round(margin / (engaged_seconds / 60)))) AS value_per_minute
    FROM (
    SELECT key, sum(visited) AS visits, sum(persons) AS people, sum(engaged) AS engaged_seconds, sum(viewed) AS product_views, sum(carted) AS cart_visits,
      sum(placed) AS orders, sum(firsts) AS new_customers, sum(net) AS net_sales, sum(of_cm2) AS cm2, sum(of_cm3) AS cm3, sum(spent) AS cost,
      if(orders > 0 AND cm2 IS NULL, NULL, ifNull(cm2, 0)) AS margin
    FROM (
      SELECT toString(${key}) AS key, count() AS visited, uniqExact(person) AS persons, sum(engaged_seconds) AS engaged, sum(product_views) AS viewed,
        countIf(carts > 0) AS carted, 0 AS placed, 0 AS firsts, 0 AS net, NULL AS of_cm2, NULL AS of_cm3, NULL AS spent
      ${visitsWithin(p)} GROUP BY key
      UNION ALL
      SELECT key, 0, 0, NULL, 0, 0, sum(counts), countIf(order_rank = 1), sum(net_sales), sum(cm2), sum(cm3), NULL FROM ${visitOrders(p, sql`toString(${key})`)} GROUP BY key
      ${cost}
    )
    GROUP BY key)
    ORDER BY visits DESC, cost DESC NULLS LAST, key LIMIT ${u64(p.limit)}`
  },
  say: ({ rows, totals, before }, { count, many, money, share, change }) => {
    const first = rows.filter(({ kept }) => kept !== null).sort((a, b) => (b.kept ?? 0) - (a.kept ?? 0))[0]
    if (!totals.visits) return undefined
    const than = change(totals.visits, before?.totals.visits)
    const came = {
      en: `${many(totals.visits, 'visit')}${than.en}, of which ${share(totals.conversion).en} ended in an order`,
      zh: `共 ${count(totals.visits).zh} 次访问${than.zh}，转化率 ${share(totals.conversion).zh}`,
    }
    if (!first) return { en: `${came.en}.`, zh: `${came.zh}。` }
    const name = dimensionValues[first.key] ?? { en: first.key || 'without one', zh: first.key || '无' }
    return {
      en: `${came.en}; ${name.en} kept most, ${money(first.kept).en} after its cost.`,
      zh: `${came.zh}；${name.zh}扣除成本后留存最多，为 ${money(first.kept).zh}。`,
    }
  },
})

/** What was spent by a dimension; undefined where platforms do not tell. */
function spendOf(p: VisitQuestion, by: VisitDimension): Sql | undefined {
  if (by === 'campaign') return channelSpend(p, by)
  return isOfChannel(by) ? spendBy(p, by) : undefined
}
