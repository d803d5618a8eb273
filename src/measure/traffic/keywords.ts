import { z } from 'zod'
import { type Sql, sql, u64 } from '../../store/sql.ts'
import { common, plain, summed } from '../columns.ts'
import { defineMeasure, period, reportPeriod } from '../define.ts'
import { keywordSums } from './keyword-margin.ts'
import { visitPeriod } from './visits.ts'

export const keywords = defineMeasure({
  id: 'keywords',
  group: 'traffic',
  title: { en: 'Search terms and their margin', zh: '搜索词与毛利' },
  doc: {
    en: 'What people searched for, on search engines, in search ads and on marketplaces, and what it left. Visits tagged with a term (utm_term) have known orders and margin. Elsewhere margin is an estimate: the sales that the platform states times CM2 ÷ net sales, in the period, of the sales channel that it serves by your spend rules, which may be any marketplace. The interval is 1.96 standard deviations of that rate over the weeks of the period, weighted by their net sales, to either side; a single week has none. What is not known is empty.',
    zh: '搜索引擎、搜索广告与平台站内的搜索词及其带来的毛利。带该词标记（utm_term）的访问有已知订单与毛利；其余为估计值：平台自报销售额 × 该平台按投放归属规则所对应的销售渠道（可为任一电商平台）在周期内的 CM2 ÷ 净销售额。区间为该比率各周（按净销售额加权）标准差的 ±1.96 倍，仅一周时无区间。未知的留空。',
  },
  params: reportPeriod.extend({
    platform: period.shape.store.meta({ description: 'Where it was searched', zh: '平台' }),
    bots: visitPeriod.shape.bots,
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(100_000)
      .default(1000)
      .meta({ description: 'Most terms', zh: '最多搜索词数' }),
  }),
  row: z.object({
    term: z.string(),
    platforms: z.string(),
    kept: z.int().nullable(),
    kept_from: z.enum(['', 'orders', 'estimate', 'both']),
    spend: z.int().nullable(),
    cm2: z.int().nullable(),
    estimate: z.int().nullable(),
    estimate_low: z.int().nullable(),
    estimate_high: z.int().nullable(),
    stated_sales: z.int().nullable(),
    stated_orders: z.int().nullable(),
    visits: z.int().nullable(),
    orders: z.int().nullable(),
    net_sales: z.int().nullable(),
    impressions: z.int().nullable(),
    clicks: z.int().nullable(),
    position: z.number().nullable(),
  }),
  columns: {
    term: plain('text', 'Search term', '搜索词'),
    platforms: plain('text', 'Platforms', '平台'),
    kept: summed('money', 'Kept', '净留存', {
      en: 'Margin less spend: of tagged visits where there are any, else the estimate; of marketplaces always the estimate',
      zh: '毛利减花费：有标记访问时用其毛利，否则用估计值；平台站内始终用估计值',
    }),
    kept_from: {
      ...plain('text', 'Margin from', '毛利来源'),
      values: {
        // Of terms that are not judged, though orders or an estimate may say a margin.
        '': { en: '–', zh: '–' },
        orders: { en: 'Orders', zh: '订单' },
        estimate: { en: 'Estimate', zh: '估计' },
        both: { en: 'Orders and estimate', zh: '订单与估计' },
      },
    },
    spend: summed('money', 'Spend', '花费'),
    cm2: { ...common.cm2, label: { en: 'Margin before marketing', zh: '营销前毛利（CM2）' } },
    estimate: summed('money', 'Margin of stated sales, estimate', '归因销售额毛利（估计）', {
      en: 'Stated sales × CM2 ÷ net sales of the sales channel',
      zh: '平台归因销售额 × 该销售渠道的 CM2 ÷ 净销售额',
    }),
    estimate_low: plain('money', 'At least, estimate', '下限（估计）'),
    estimate_high: plain('money', 'At most, estimate', '上限（估计）'),
    stated_sales: summed('money', 'Sales, stated', '平台归因销售额'),
    stated_orders: summed('count', 'Orders, stated', '平台归因订单'),
    visits: summed('count', 'Visits', '访问数', { en: 'Tagged with this term', zh: '带该词标记的访问' }),
    orders: summed('count', 'Orders', '订单数', {
      en: 'Placed in these visits, and in the ledger',
      zh: '在这些访问中下单且账目中存在的订单',
    }),
    net_sales: common.netSales,
    impressions: summed('count', 'Impressions', '展示'),
    clicks: summed('count', 'Clicks', '点击'),
    position: plain('ratio', 'Position', '平均排名', { en: 'Weighted by impressions', zh: '按展示加权' }),
  },
  chart: { kind: 'table', x: 'term', y: ['kept', 'spend', 'clicks'] },
  facts: ['search_terms', 'visits'],
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => sql`
    SELECT term, platforms, impressions, clicks, position, spend, stated_orders, stated_sales, visits, orders, net_sales, cm2,
      if(estimate_unsure, NULL, ${sumOfKnown(sql`own_estimate`, sql`market_estimate`)}) AS estimated, ${whole(sql`estimated`)} AS estimate,
      ${whole(sql`estimated - half`)} AS estimate_low, ${whole(sql`estimated + half`)} AS estimate_high,
      if(cm2 IS NULL, own_estimate, cm2) AS own_margin,
      multiIf(market_unsure OR (cm2 IS NULL AND own_unsure) OR (visits IS NOT NULL AND own_margin IS NULL), NULL, ${sumOfKnown(sql`own_margin`, sql`market_estimate`)}) AS left_over,
      ${whole(sql`left_over - spend`)} AS kept,
      multiIf(kept IS NULL, '', cm2 IS NULL, 'estimate', market_estimate IS NULL, 'orders', 'both') AS kept_from
    FROM ${keywordSums(p)}
    ${p.platform.length ? sql`WHERE platforms != ''` : sql``}
    ORDER BY spend DESC NULLS LAST, clicks DESC NULLS LAST, visits DESC NULLS LAST, term LIMIT ${u64(p.limit)}`,
  say: ({ rows, totals }, { count, money }) => {
    const judged = rows.filter(({ kept }) => kept !== null)
    if (judged.length === 0) return undefined
    const losing = judged.filter(({ kept }) => (kept ?? 0) < 0)
    const lost = losing.reduce((sum, { kept }) => sum - (kept ?? 0), 0)
    const [all, some] = [count(judged.length), count(losing.length)]
    const left = totals.kept ?? 0
    const kept = left < 0 ? { en: 'lost', zh: '亏损' } : { en: 'kept', zh: '留存' }
    const amount = money(Math.abs(left))
    return {
      en: `Search terms whose spend and margin are known or estimated ${kept.en} ${amount.en} after their spend; ${some.en} of ${all.en} cost more than they left, ${money(lost).en} in all.`,
      zh: `花费与毛利已知或可估计的 ${all.zh} 个搜索词扣除花费后${kept.zh} ${amount.zh}；其中 ${some.zh} 个花费高于毛利，共亏损 ${money(lost).zh}。`,
    }
  },
})

/** Rounded to whole minor units; NULL where it is not known. */
function whole(of: Sql): Sql {
  return sql`toInt64(round(${of}))`
}

/** What is known of two amounts together; NULL where neither is. */
function sumOfKnown(a: Sql, b: Sql): Sql {
  return sql`if(${a} IS NULL AND ${b} IS NULL, NULL, ifNull(${a}, 0) + ifNull(${b}, 0))`
}
