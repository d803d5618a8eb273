import { z } from 'zod'
import { type Sql, sql } from '../../store/sql.ts'
import { plain, summed } from '../columns.ts'
import { defineMeasure, reportPeriod } from '../define.ts'
import { periodBefore } from '../periods.ts'
import { ratio } from '../within.ts'
import { adResults } from './ad-results.ts'
import { sayAdPrice } from './say-ad-price.ts'

const dimensions = ['platform', 'campaign', 'all'] as const

export const adPrice = defineMeasure({
  id: 'ad-price',
  group: 'traffic',
  title: { en: 'Why an order costs more or less', zh: '广告成本变化拆解' },
  doc: {
    en: 'Cost per order = price of a thousand impressions ÷ (1,000 × click rate × conversion). Its change between two periods is split exactly, by logarithmic means, into what the auction did (the price of impressions) and what the brand did (click rate and conversion). So is the return, sales per unit spent: ROAS = 1,000 × click rate × conversion × sales per order ÷ price of a thousand impressions. Where orders come without their sales there is no return, and nothing is made up. Only ads that report impressions and clicks are compared.',
    zh: '单笔订单成本 = 千次展示价格 ÷（1000 × 点击率 × 转化率）。两个周期间的变化按对数均值精确拆解：竞价带来的（展示价格）与品牌自身带来的（点击率、转化率）。ROAS = 1000 × 点击率 × 转化率 × 单笔销售额 ÷ 千次展示价格，按同样方法拆解。只要有订单缺少销售额，就不计算 ROAS，不以零代替。仅比较有展示与点击数据的广告。',
  },
  params: reportPeriod.omit({ compare: true }).extend({
    against: z.enum(['previous', 'year']).default('previous').meta({
      description: 'Period to compare with: the same number of days just before, or a year earlier',
      zh: '对比周期：前一周期或去年同期',
    }),
    by: z.enum(dimensions).default('platform').meta({ description: 'What a row is about', zh: '行维度' }),
    conversions: z.enum(['stated', 'own']).default('stated').meta({
      description: 'Orders as platforms state them, or those placed in visits tagged with the campaign',
      zh: '采用平台自报转化，或带该系列标记的访问中的订单',
    }),
  }),
  row: z.object({
    key: z.string(),
    spend: z.int(),
    spend_before: z.int(),
    thousand: z.int().nullable(),
    thousand_before: z.int().nullable(),
    click_rate: z.number().nullable(),
    click_rate_before: z.number().nullable(),
    conversion: z.number().nullable(),
    conversion_before: z.number().nullable(),
    cost: z.int().nullable(),
    cost_before: z.int().nullable(),
    change: z.int().nullable(),
    by_auction: z.int().nullable(),
    by_click_rate: z.int().nullable(),
    by_conversion: z.int().nullable(),
    value: z.int().nullable(),
    value_before: z.int().nullable(),
    roas: z.number().nullable(),
    roas_before: z.number().nullable(),
    roas_change: z.number().nullable(),
    roas_by_auction: z.number().nullable(),
    roas_by_click_rate: z.number().nullable(),
    roas_by_conversion: z.number().nullable(),
    roas_by_value: z.number().nullable(),
  }),
  columns: {
    key: { ...plain('text', 'By', '维度'), values: { all: { en: 'All ads', zh: '全部广告' } } },
    spend: summed('money', 'Spend', '花费'),
    spend_before: summed('money', 'Spend, before', '花费（对比期）'),
    thousand: plain('money', 'CPM', '千次展示价', { en: 'Price of a thousand impressions', zh: '每千次展示的花费' }),
    thousand_before: plain('money', 'CPM, before', '千次展示价（对比期）'),
    click_rate: plain('share', 'Click rate', '点击率'),
    click_rate_before: plain('share', 'Click rate, before', '点击率（对比期）'),
    conversion: plain('share', 'Conversion', '转化率', { en: 'Orders ÷ clicks', zh: '订单 ÷ 点击' }),
    conversion_before: plain('share', 'Conversion, before', '转化率（对比期）'),
    cost: plain('money', 'Cost per order', '单笔成本'),
    cost_before: plain('money', 'Cost per order, before', '单笔成本（对比期）'),
    change: plain('money', 'Change in cost', '单笔成本变化'),
    by_auction: plain('money', 'By the auction', '竞价带来', {
      en: 'Impressions became dearer or cheaper',
      zh: '展示变贵或变便宜',
    }),
    by_click_rate: plain('money', 'By the click rate', '点击率带来'),
    by_conversion: plain('money', 'By conversion', '转化率带来'),
    value: plain('money', 'Sales per order', '单笔销售额'),
    value_before: plain('money', 'Sales per order, before', '单笔销售额（对比期）'),
    roas: plain('ratio', 'ROAS', 'ROAS', { en: 'Sales of these orders ÷ spend', zh: '上述订单的销售额 ÷ 花费' }),
    roas_before: plain('ratio', 'ROAS, before', 'ROAS（对比期）'),
    roas_change: plain('ratio', 'Change in ROAS', 'ROAS 变化'),
    roas_by_auction: plain('ratio', 'ROAS by the auction', '竞价对 ROAS 影响', {
      en: 'Dearer impressions lower the return, cheaper ones raise it',
      zh: '展示变贵拉低 ROAS，变便宜则拉高',
    }),
    roas_by_click_rate: plain('ratio', 'ROAS by the click rate', '点击率对 ROAS 影响'),
    roas_by_conversion: plain('ratio', 'ROAS by conversion', '转化率对 ROAS 影响'),
    roas_by_value: plain('ratio', 'ROAS by sales per order', '单笔销售额对 ROAS 影响'),
  },
  chart: { kind: 'stack', x: 'key', y: ['by_auction', 'by_click_rate', 'by_conversion'] },
  facts: ['spend'],
  example: { from: '2025-02-01', to: '2025-02-28', by: 'platform' },
  alsoReads: (p) => periodBefore(p, p.against),
  sql: (p) => {
    const before = { ...p, ...periodBefore(p, p.against) }
    const key = { platform: sql`platform`, campaign: sql`campaign`, all: sql`'all'` }[p.by]
    const now = sql`1`
    const then = sql`0`
    const sum = (of: Sql, when: Sql) => sql`sumIf(${of}, is_now = ${when})`
    const per = (over: Sql, under: Sql, when: Sql) => ratio(sum(over, when), sum(under, when))
    const value = (when: Sql) => sql`if(${sum(sql`unvalued`, when)} > 0, NULL, ${per(sql`sold`, sql`ordered`, when)})`
    const effect = (of: Sql) => whole(sql`cost_mean * ${of}`)
    return sql`
    SELECT key, spend, spend_before, ${whole(sql`cpm_now * 1000`)} AS thousand, ${whole(sql`cpm_then * 1000`)} AS thousand_before,
      rate_now AS click_rate, rate_then AS click_rate_before, converts_now AS conversion, converts_then AS conversion_before,
      ${whole(sql`cost_now`)} AS cost, ${whole(sql`cost_then`)} AS cost_before, cost - cost_before AS change,
      ${effect(sql`log(cpm_now / cpm_then)`)} AS by_auction, ${effect(sql`(-log(rate_now / rate_then))`)} AS by_click_rate,
      change - by_auction - by_click_rate AS by_conversion, ${whole(sql`value_now`)} AS value, ${whole(sql`value_then`)} AS value_before,
      return_now AS roas, return_then AS roas_before, return_now - return_then AS roas_change,
      return_mean * log(cpm_then / cpm_now) AS roas_by_auction, return_mean * log(rate_now / rate_then) AS roas_by_click_rate,
      return_mean * log(converts_now / converts_then) AS roas_by_conversion, return_mean * log(value_now / value_then) AS roas_by_value
    FROM (
      SELECT ${key} AS key, sumIf(spent, is_now = 1) AS spend, sumIf(spent, is_now = 0) AS spend_before,
        ${per(sql`spent`, sql`seen`, now)} AS cpm_now, ${per(sql`spent`, sql`seen`, then)} AS cpm_then,
        ${per(sql`clicked`, sql`seen`, now)} AS rate_now, ${per(sql`clicked`, sql`seen`, then)} AS rate_then,
        ${per(sql`ordered`, sql`clicked`, now)} AS converts_now, ${per(sql`ordered`, sql`clicked`, then)} AS converts_then,
        ${per(sql`spent`, sql`ordered`, now)} AS cost_now, ${per(sql`spent`, sql`ordered`, then)} AS cost_then,
        ${value(now)} AS value_now, ${value(then)} AS value_then,
        ${ratio(sql`value_now`, sql`cost_now`)} AS return_now, ${ratio(sql`value_then`, sql`cost_then`)} AS return_then,
        ${logMean(sql`cost_now`, sql`cost_then`)} AS cost_mean,
        ${logMean(sql`return_now`, sql`return_then`)} AS return_mean
      FROM (SELECT *, 1 AS is_now FROM ${adResults(p, p.conversions)} UNION ALL SELECT *, 0 FROM ${adResults(before, p.conversions)})
      WHERE seen > 0 AND clicked > 0
      GROUP BY key HAVING spend > 0 OR spend_before > 0
    )
    ORDER BY spend DESC, key`
  },
  say: sayAdPrice,
})

/** Rounded to a whole number, half away from zero as all money is; NULL where there is none, behind which the engine may hold infinity. */
function whole(of: Sql): Sql {
  return sql`accurateCastOrNull(sign(${of}) * floor(abs(${of}) + 0.5), 'Int64')`
}

/** By what a change of a product has to be multiplied for each factor's logarithm to give that factor's part; NULL unless both are above zero. */
function logMean(now: Sql, then: Sql): Sql {
  return sql`if(${now} > 0 AND ${then} > 0, if(abs(${now} / ${then} - 1) < 1e-9, ${then}, (${now} - ${then}) / log(${now} / ${then})), NULL)`
}
