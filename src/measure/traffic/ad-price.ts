import { z } from 'zod'
import { platformNames } from '../../kernel/channel.ts'
import type { Text } from '../../kernel/errors.ts'
import { type Sql, sql } from '../../store/sql.ts'
import { plain, summed } from '../columns.ts'
import { defineMeasure, reportPeriod } from '../define.ts'
import { spendFacts } from '../economics/spend-facts.ts'
import { periodBefore } from '../periods.ts'
import { perUnit, ratio } from '../within.ts'
import { visitOrders } from './visit-orders.ts'
import type { VisitQuestion } from './visits.ts'

const dimensions = ['platform', 'campaign', 'all'] as const

export const adPrice = defineMeasure({
  id: 'ad-price',
  group: 'traffic',
  title: { en: 'Why an order costs more or less', zh: '广告成本变化拆解' },
  doc: {
    en: 'Cost per order = price of a thousand impressions ÷ (1,000 × click rate × conversion). Its change between two periods is split exactly, by logarithmic means, into what the auction did (the price of impressions) and what the brand did (click rate and conversion). Only ads that report impressions and clicks are compared.',
    zh: '单笔订单成本 = 千次展示价格 ÷（1000 × 点击率 × 转化率）。两个周期间的变化按对数均值精确拆解：竞价带来的（展示价格）与品牌自身带来的（点击率、转化率）。仅比较有展示与点击数据的广告。',
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
    change: plain('money', 'Change', '变化'),
    by_auction: plain('money', 'By the auction', '竞价带来', {
      en: 'Impressions became dearer or cheaper',
      zh: '展示变贵或变便宜',
    }),
    by_click_rate: plain('money', 'By the click rate', '点击率带来'),
    by_conversion: plain('money', 'By conversion', '转化率带来'),
    value: plain('money', 'Sales per order', '单笔销售额'),
    value_before: plain('money', 'Sales per order, before', '单笔销售额（对比期）'),
  },
  chart: { kind: 'stack', x: 'key', y: ['by_auction', 'by_click_rate', 'by_conversion'] },
  facts: ['spend'],
  example: { from: '2025-02-01', to: '2025-02-28', by: 'platform' },
  alsoReads: (p) => periodBefore(p, p.against),
  sql: (p) => {
    const before = { ...p, ...periodBefore(p, p.against) }
    const key = { platform: sql`platform`, campaign: sql`campaign`, all: sql`'all'` }[p.by]
    const per = (over: Sql, under: Sql, now: Sql) =>
      ratio(sql`sumIf(${over}, is_now = ${now})`, sql`sumIf(${under}, is_now = ${now})`)
    const now = sql`1`
    const then = sql`0`
    const effect = (of: Sql) => whole(sql`mean * ${of}`)
    return sql`
    SELECT key, spend, spend_before, ${whole(sql`cpm_now * 1000`)} AS thousand, ${whole(sql`cpm_then * 1000`)} AS thousand_before,
      rate_now AS click_rate, rate_then AS click_rate_before, converts_now AS conversion, converts_then AS conversion_before,
      ${whole(sql`cost_now`)} AS cost, ${whole(sql`cost_then`)} AS cost_before, cost - cost_before AS change,
      ${effect(sql`log(cpm_now / cpm_then)`)} AS by_auction, ${effect(sql`(-log(rate_now / rate_then))`)} AS by_click_rate,
      change - by_auction - by_click_rate AS by_conversion, value, value_before
    FROM (
      SELECT ${key} AS key, sumIf(spent, is_now = 1) AS spend, sumIf(spent, is_now = 0) AS spend_before,
        ${per(sql`spent`, sql`seen`, now)} AS cpm_now, ${per(sql`spent`, sql`seen`, then)} AS cpm_then,
        ${per(sql`clicked`, sql`seen`, now)} AS rate_now, ${per(sql`clicked`, sql`seen`, then)} AS rate_then,
        ${per(sql`ordered`, sql`clicked`, now)} AS converts_now, ${per(sql`ordered`, sql`clicked`, then)} AS converts_then,
        ${per(sql`spent`, sql`ordered`, now)} AS cost_now, ${per(sql`spent`, sql`ordered`, then)} AS cost_then,
        if(cost_now > 0 AND cost_then > 0, if(abs(cost_now / cost_then - 1) < 1e-9, cost_then, (cost_now - cost_then) / log(cost_now / cost_then)), NULL) AS mean,
        ${perUnit(sql`sumIf(sold, is_now = 1)`, sql`sumIf(ordered, is_now = 1)`)} AS value,
        ${perUnit(sql`sumIf(sold, is_now = 0)`, sql`sumIf(ordered, is_now = 0)`)} AS value_before
      FROM (SELECT *, 1 AS is_now FROM ${adResults(p, p.conversions)} UNION ALL SELECT *, 0 FROM ${adResults(before, p.conversions)})
      WHERE seen > 0 AND clicked > 0
      GROUP BY key HAVING spend > 0 OR spend_before > 0
    )
    ORDER BY spend DESC, key`
  },
  say: ({ rows }, { money }, { by }) => {
    const [most] = rows.filter(({ change }) => change !== null)
    if (!most || most.change === null || most.by_auction === null) return undefined
    const brand = most.change - most.by_auction
    const name = calledOf(by, most.key)
    const parts = [most.change, most.by_auction, brand] as const
    const [change, auction, own] = parts.map((part) => money(Math.abs(part)))
    const [more, dearer, worse] = parts.map((part) => part >= 0)
    return {
      en: `${name.en}: an order costs ${change?.en} ${more ? 'more' : 'less'} than before; the auction made it ${auction?.en} ${dearer ? 'dearer' : 'cheaper'}, click rate and conversion ${own?.en} ${worse ? 'dearer' : 'cheaper'}.`,
      zh: `${name.zh}：单笔成本较对比期${more ? '上升' : '下降'} ${change?.zh}，其中竞价使其${dearer ? '上升' : '下降'} ${auction?.zh}，点击率与转化率使其${worse ? '上升' : '下降'} ${own?.zh}。`,
    }
  },
})

function calledOf(by: (typeof dimensions)[number], key: string): Text {
  if (by === 'all') return { en: 'All ads', zh: '全部广告' }
  if (key === '') return { en: `Ads without a ${by}`, zh: by === 'platform' ? '未标注平台的广告' : '未标注系列的广告' }
  return (by === 'platform' && platformNames[key]) || { en: key, zh: key }
}

/** Rounded to a whole number; NULL where there is none, behind which the engine may hold infinity. */
function whole(of: Sql): Sql {
  return sql`accurateCastOrNull(round(${of}), 'Int64')`
}

/** What ads did in a period, by platform and campaign: spent, seen, clicked, ordered, and the sales of those orders. */
function adResults(p: VisitQuestion, conversions: 'stated' | 'own'): Sql {
  const spent = sql`${spendFacts(p, sql`(toString(platform), toString(campaign))`)}`
  const reported = sql`SELECT spends.key.1 AS platform, spends.key.2 AS campaign, ads_spent AS spent, toFloat64(ifNull(seen, 0)) AS seen, toFloat64(ifNull(clicked, 0)) AS clicked`
  if (conversions === 'stated') {
    return sql`(${reported}, ifNull(converted, 0) AS ordered, toFloat64(ifNull(stated, 0)) AS sold FROM (${spent}) AS spends)`
  }
  return sql`(
    ${reported}, own.placed * of_campaign AS ordered, own.net * of_campaign AS sold,
      if(clicked = 0, 0, clicked / sum(clicked) OVER (PARTITION BY campaign)) AS of_campaign FROM (${spent}) AS spends
    GLOBAL LEFT JOIN (SELECT key, sum(counts) AS placed, sum(net_sales) AS net FROM ${visitOrders({ ...p, campaign: [] }, sql`toString(utm_campaign)`)} WHERE key != '' GROUP BY key) AS own
      ON spends.key.2 = own.key)`
}
