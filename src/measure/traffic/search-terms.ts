import { z } from 'zod'
import { sql, u64 } from '../../store/sql.ts'
import { divided, plain, summed } from '../columns.ts'
import { defineMeasure, period, reportPeriod } from '../define.ts'
import { perUnit, ratio } from '../within.ts'
import { inOurMoney, positionSum, rankedImpressions, reportedTerms } from './reported-terms.ts'

export const searchTerms = defineMeasure({
  id: 'search-terms',
  group: 'traffic',
  title: { en: 'Search terms', zh: '搜索词' },
  doc: {
    en: 'What people searched for, as search consoles and search ads report it, for rows that lie wholly within the period. Position is weighted by impressions. Money is at the rate of the last day of a row, and empty where one of its rows has none.',
    zh: '搜索控制台与搜索广告上报的搜索词，仅含完整落在周期内的行。排名按展示加权。金额按每行最后一天的汇率折算，缺少汇率时为空。',
  },
  params: reportPeriod.extend({
    platform: period.shape.store.meta({ description: 'Where it was searched', zh: '平台' }),
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
    platform: z.string(),
    impressions: z.int().nullable(),
    clicks: z.int().nullable(),
    click_rate: z.number().nullable(),
    position: z.number().nullable(),
    spend: z.int().nullable(),
    cost_per_click: z.int().nullable(),
    orders: z.int().nullable(),
    stated_sales: z.int().nullable(),
    roas: z.number().nullable(),
  }),
  columns: {
    term: plain('text', 'Search term', '搜索词'),
    platform: plain('text', 'Platform', '平台'),
    impressions: summed('count', 'Impressions', '展示'),
    clicks: summed('count', 'Clicks', '点击'),
    click_rate: divided('share', 'Click rate', '点击率', 'clicks', 'impressions'),
    position: plain('ratio', 'Position', '平均排名'),
    spend: summed('money', 'Spend', '花费'),
    cost_per_click: plain('money', 'Cost per click', '单次点击成本', {
      en: 'Of terms that cost something',
      zh: '仅含有花费的搜索词',
    }),
    orders: summed('count', 'Orders, stated', '平台归因订单'),
    stated_sales: summed('money', 'Sales, stated', '平台归因销售额'),
    roas: plain('ratio', 'ROAS, stated', '平台 ROAS'),
  },
  chart: { kind: 'table', x: 'term', y: ['clicks', 'position', 'spend'] },
  facts: ['search_terms'],
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => sql`
    SELECT terms.term AS term, toString(terms.platform) AS platform, sum(terms.impressions) AS impressions, sum(terms.clicks) AS clicks,
      ${ratio(sql`clicks`, sql`impressions`)} AS click_rate, ${positionSum} / nullIf(${rankedImpressions}, 0) AS position,
      ${inOurMoney(sql`terms.spend_minor`)} AS spend, ${perUnit(sql`spend`, sql`clicks`)} AS cost_per_click, sum(terms.orders) AS orders,
      ${inOurMoney(sql`terms.sales_minor`)} AS stated_sales, ${ratio(sql`stated_sales`, sql`spend`)} AS roas
    ${reportedTerms(p)}
    GROUP BY term, platform
    ORDER BY clicks DESC, impressions DESC, term, platform LIMIT ${u64(p.limit)}`,
  say: ({ rows }, { count, share }) => {
    const wasted = rows.filter((row) => (row.spend ?? 0) > 0 && (row.orders ?? 0) === 0)
    const spent = rows.reduce((sum, row) => sum + (row.spend ?? 0), 0)
    if (spent === 0) return undefined
    const lost = wasted.reduce((sum, row) => sum + (row.spend ?? 0), 0)
    return {
      en: `${count(wasted.length).en} search terms cost money and brought no stated order: ${share(lost / spent).en} of the spend.`,
      zh: `${count(wasted.length).zh} 个搜索词有花费但无归因订单，占花费的 ${share(lost / spent).zh}。`,
    }
  },
})
