import { z } from 'zod'
import { instant, sql, str, u64 } from '../../store/sql.ts'
import { divided, plain, summed } from '../columns.ts'
import { defineMeasure, period } from '../define.ts'
import { wilson } from '../wilson.ts'
import { inPeriod, periodEnd, periodStart, ratio } from '../within.ts'

export const galleryPerformance = defineMeasure({
  id: 'gallery-performance',
  group: 'traffic',
  title: { en: 'Galleries', zh: '图集效果' },
  doc: {
    en: 'What visitors saw of the galleries on the site, and what they clicked, by asset. Something counts as seen when half of it was in sight for a second, once a page view; the click rate has an interval of 95%. Only what the tracker may tell under the consent of each visitor is counted, and bots are not.',
    zh: '访客在网站图集中看到与点击的素材。素材露出一半并停留 1 秒计为一次看到，每次浏览页面只计一次；点击率附 95% 区间。仅统计访客同意范围内由跟踪器上报的数据，不含机器人。',
  },
  params: period.pick({ from: true, to: true, compare: true, currency: true }).extend({
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(100_000)
      .default(1000)
      .meta({ description: 'Most assets', zh: '最多素材数' }),
  }),
  row: z.object({
    gallery: z.string(),
    asset: z.string(),
    views: z.int(),
    clicks: z.int(),
    people: z.int(),
    click_rate: z.number().nullable(),
    click_rate_low: z.number().nullable(),
    click_rate_high: z.number().nullable(),
  }),
  columns: {
    gallery: plain('text', 'Gallery', '图集'),
    asset: plain('text', 'Asset', '素材'),
    views: summed('count', 'Seen', '看到'),
    clicks: summed('count', 'Clicks', '点击'),
    people: plain('count', 'People', '人数', {
      en: 'Who saw it; without consent to an id a person counts anew each day',
      zh: '看到的人数；未同意使用标识的访客每天重新计数',
    }),
    click_rate: divided('share', 'Click rate', '点击率', 'clicks', 'views'),
    click_rate_low: plain('share', 'At least, estimate', '下限（估计）'),
    click_rate_high: plain('share', 'At most, estimate', '上限（估计）'),
  },
  chart: { kind: 'table', x: 'asset', y: ['views', 'clicks', 'click_rate'] },
  facts: ['visits'],
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => sql`
    SELECT gallery, asset, views, clicks, people, ${ratio(sql`clicks`, sql`views`)} AS click_rate,
      ${wilson(sql`least(clicks, views)`, sql`views`, 'low')} AS click_rate_low, ${wilson(sql`least(clicks, views)`, sql`views`, 'high')} AS click_rate_high
    FROM (
      SELECT props['gallery'] AS gallery, props['asset'] AS asset, countIf(name = 'gallery_item_viewed') AS views,
        countIf(name = 'gallery_item_clicked') AS clicks, uniqExact(person) AS people
      FROM events
      WHERE brand = ${str(p.scope.brand)} AND day BETWEEN toDate(${instant(periodStart(p))}, 'UTC') AND toDate(${instant(periodEnd(p))}, 'UTC')
        AND ${inPeriod('at', p)} AND name IN ('gallery_item_viewed', 'gallery_item_clicked') AND empty(bot_reasons) AND props['asset'] != ''
      GROUP BY gallery, asset
    )
    ORDER BY clicks DESC, views DESC, gallery, asset LIMIT ${u64(p.limit)}`,
  say: ({ totals }, { count, many, share }) => {
    const { views, clicks, click_rate = null } = totals
    if (!views) return undefined
    return {
      en: `Visitors clicked ${many(clicks, 'time')} on what they saw in galleries, a click rate of ${share(click_rate).en}.`,
      zh: `访客在图集中点击 ${count(clicks).zh} 次，点击率 ${share(click_rate).zh}。`,
    }
  },
})
