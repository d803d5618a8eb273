import { z } from 'zod'
import { sql, u64 } from '../../store/sql.ts'
import { divided, plain, summed } from '../columns.ts'
import { defineMeasure } from '../define.ts'
import { z95 } from '../wilson.ts'
import { ratio } from '../within.ts'
import { visitOrders } from './visit-orders.ts'
import { visitPeriod, visitsWithin } from './visits.ts'

export const pageTable = defineMeasure({
  id: 'page-table',
  group: 'traffic',
  title: { en: 'Landing and exit pages', zh: '落地页与退出页' },
  doc: {
    en: 'Where visits begin and end, and what it costs that they end there. The margin lost is an estimate: the visits that ended on a page without an order, times the mean margin before marketing of the others that saw it, with the interval in which 95 of 100 such means would lie.',
    zh: '访问从哪里开始、在哪里结束，以及因此损失多少毛利。损失毛利为估计值：在该页离开且未下单的访问数 × 其余看过该页的访问的平均营销前毛利，并给出 95% 区间。',
  },
  params: visitPeriod.extend({
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(100_000)
      .default(500)
      .meta({ description: 'Most pages', zh: '最多页面数' }),
  }),
  row: z.object({
    page: z.string(),
    visits: z.int(),
    entries: z.int(),
    bounces: z.int(),
    bounce_rate: z.number().nullable(),
    exits: z.int(),
    exit_rate: z.number().nullable(),
    lost_exits: z.int(),
    margin_of_others: z.int().nullable(),
    margin_lost: z.int().nullable(),
    margin_lost_low: z.int().nullable(),
    margin_lost_high: z.int().nullable(),
  }),
  columns: {
    page: plain('text', 'Page', '页面'),
    visits: plain('count', 'Visits that saw it', '看过的访问'),
    entries: summed('count', 'Began here', '从此进入'),
    bounces: summed('count', 'Only this page', '仅看此页', { en: 'Visits of one page view', zh: '仅浏览一页的访问' }),
    bounce_rate: divided('share', 'Bounce rate', '跳出率', 'bounces', 'entries'),
    exits: summed('count', 'Ended here', '在此退出'),
    exit_rate: plain('share', 'Exit rate', '退出率', { en: 'Of the visits that saw it', zh: '占看过该页的访问' }),
    lost_exits: summed('count', 'Ended without order', '未下单退出'),
    margin_of_others: plain('money', 'Margin of the others', '其余访问的平均毛利', {
      en: 'Mean margin before marketing of visits that saw it and went on or ordered',
      zh: '看过该页且继续浏览或下单的访问的平均营销前毛利',
    }),
    margin_lost: summed('money', 'Margin lost, estimate', '损失毛利（估计）'),
    margin_lost_low: plain('money', 'At least, estimate', '下限（估计）'),
    margin_lost_high: plain('money', 'At most, estimate', '上限（估计）'),
  },
  chart: { kind: 'bar', x: 'page', y: ['margin_lost'], interval: ['margin_lost_low', 'margin_lost_high'] },
  facts: ['visits'],
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => sql`
    SELECT page, count() AS visits, countIf(entry_path = page) AS entries, countIf(entry_path = page AND page_views = 1) AS bounces,
      ${ratio(sql`bounces`, sql`entries`)} AS bounce_rate, countIf(exit_path = page) AS exits, ${ratio(sql`exits`, sql`visits`)} AS exit_rate,
      countIf(is_lost) AS lost_exits,
      if(went_on = 0, NULL, toInt64(round(mean))) AS margin_of_others, if(went_on = 0, NULL, toInt64(round(lost_exits * mean))) AS margin_lost,
      if(went_on < 2, NULL, toInt64(round(lost_exits * (mean - ${z95} * error)))) AS margin_lost_low,
      if(went_on < 2, NULL, toInt64(round(lost_exits * (mean + ${z95} * error)))) AS margin_lost_high,
      countIf(NOT is_lost) AS went_on, avgIf(margin, NOT is_lost) AS mean,
      stddevSampIf(margin, NOT is_lost) / sqrt(went_on) AS error
    FROM (
      SELECT visited.entry_path AS entry_path, visited.exit_path AS exit_path, visited.page_views AS page_views, empty(visited.order_ids) AND visited.exit_path = visited.page AS is_lost,
        visited.page AS page, toFloat64(ifNull(placed.cm2, 0)) AS margin
      FROM (
        SELECT person, started_at, entry_path, exit_path, page_views, order_ids,
          arrayJoin(arrayDistinct(arrayFilter(one -> startsWith(one, '/'), arrayMap(one -> toString(one), steps)))) AS page
        ${visitsWithin(p)}
      ) AS visited
      GLOBAL LEFT JOIN (SELECT key.1 AS person, key.2 AS started_at, sum(cm2) AS cm2 FROM ${visitOrders(p, sql`(person, started_at)`)} GROUP BY person, started_at) AS placed
        ON visited.person = placed.person AND visited.started_at = placed.started_at
    )
    GROUP BY page ORDER BY margin_lost DESC NULLS LAST, visits DESC, page LIMIT ${u64(p.limit)}`,
  say: ({ rows }, { count, many, money, share }) => {
    const [worst] = rows
    if (!worst?.margin_lost || worst.margin_lost <= 0) return undefined
    return {
      en: `Most margin is lost on ${worst.page}: ${many(worst.lost_exits, 'visit')} (${share(worst.exit_rate).en} of those that saw it) ended there without an order, an estimated ${money(worst.margin_lost).en}.`,
      zh: `损失最多的是 ${worst.page}：${count(worst.lost_exits).zh} 次访问（退出率 ${share(worst.exit_rate).zh}）未下单就离开，估计损失毛利 ${money(worst.margin_lost).zh}。`,
    }
  },
})
