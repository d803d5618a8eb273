import { z } from 'zod'
import { sql } from '../../store/sql.ts'
import { divided, plain, summed } from '../columns.ts'
import { defineMeasure, reportPeriod } from '../define.ts'
import { perUnit, ratio } from '../within.ts'
import { bucketOfDay, spendFacts } from './spend-facts.ts'

const dimensions = ['platform', 'campaign', 'country', 'kind', 'day', 'week', 'month'] as const

export const spend = defineMeasure({
  id: 'spend',
  group: 'economics',
  title: { en: 'Spend', zh: '投放花费' },
  doc: {
    en: 'What ad platforms, creators and affiliates report and charge, in the brand’s currency at the rate of each day. Stated sales are what a platform claims for itself; ROAS only counts spend that comes with such a statement.',
    zh: '广告平台、红人与联盟上报的花费，按当日汇率折算为品牌货币。“平台归因销售额”为平台自报；ROAS 仅计入有自报销售额的花费。',
  },
  params: reportPeriod.extend({
    by: z.enum(dimensions).default('platform').meta({ description: 'What a row is about', zh: '行维度' }),
  }),
  row: z.object({
    key: z.string(),
    spend: z.int(),
    impressions: z.int().nullable(),
    clicks: z.int().nullable(),
    conversions: z.number().nullable(),
    stated_sales: z.int().nullable(),
    spend_with_statement: z.int(),
    click_rate: z.number().nullable(),
    cost_per_click: z.int().nullable(),
    roas: z.number().nullable(),
  }),
  columns: {
    key: plain('text', 'By', '维度'),
    spend: summed('money', 'Spend', '花费'),
    impressions: summed('count', 'Impressions', '展示'),
    clicks: summed('count', 'Clicks', '点击'),
    conversions: summed('count', 'Conversions, stated', '平台归因转化'),
    stated_sales: summed('money', 'Sales, stated', '平台归因销售额'),
    spend_with_statement: summed('money', 'Spend with stated sales', '有归因数据的花费'),
    click_rate: divided('share', 'Click rate', '点击率', 'clicks', 'impressions'),
    cost_per_click: divided('money', 'Cost per click', '单次点击成本', 'spend', 'clicks'),
    roas: divided('ratio', 'ROAS, stated', '平台 ROAS', 'stated_sales', 'spend_with_statement'),
  },
  chart: { kind: 'bar', x: 'key', y: ['spend', 'stated_sales'] },
  facts: ['spend'],
  example: { from: '2025-01-01', to: '2025-03-31', by: 'platform' },
  sql: (p) => {
    const keys = {
      platform: sql`platform`,
      campaign: sql`campaign`,
      country: sql`country`,
      kind: sql`kind`,
      day: sql`day`,
      week: bucketOfDay('week'),
      month: bucketOfDay('month'),
    }
    const inTime = p.by === 'day' || p.by === 'week' || p.by === 'month'
    return sql`
    SELECT toString(key) AS key, spent AS spend, seen AS impressions, clicked AS clicks, converted AS conversions,
      stated AS stated_sales, spent_stated AS spend_with_statement, ${ratio(sql`clicked`, sql`seen`)} AS click_rate,
      ${perUnit(sql`spent`, sql`clicked`)} AS cost_per_click, ${ratio(sql`stated`, sql`spent_stated`)} AS roas
    FROM (${spendFacts(p, keys[p.by])})
    ORDER BY ${inTime ? sql`key` : sql`spend DESC, key`}`
  },
  say: ({ totals, before }, { money, count, change }) => {
    if (!totals.spend) return undefined
    const than = change(totals.spend, before?.totals.spend)
    const roas = totals.roas ?? null
    return {
      en: `${money(totals.spend).en} was spent${than.en}; platforms state ${roas === null ? 'no sales' : `sales of ${count(roas).en} times their spend`}.`,
      zh: `共花费 ${money(totals.spend).zh}${than.zh}；${roas === null ? '平台未提供归因销售额' : `平台自报 ROAS 为 ${count(roas).zh}`}。`,
    }
  },
})
