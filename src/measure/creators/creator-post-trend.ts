import { z } from 'zod'
import { socialPlatforms } from '../../kernel/social-platform.ts'
import { sql } from '../../store/sql.ts'
import { common, plain, summed } from '../columns.ts'
import { bucketParam, defineMeasure, period } from '../define.ts'
import { bucketOf } from '../within.ts'
import { creatorParam } from './creator-param.ts'
import { postsOf } from './posts-of.ts'

export const creatorPostTrend = defineMeasure({
  id: 'creator-post-trend',
  group: 'creators',
  title: { en: 'Posts of creators over time', zh: '红人内容走势' },
  doc: {
    en: 'How many posts went up in each step of time, how many of them are sponsored, the views that they have by now, and how their audience responds on average. The latest posts still gather views.',
    zh: '每个时间段发布的内容数、其中的商业合作、至今的播放量与平均互动率。最新内容的播放量仍在增长。',
  },
  params: period.pick({ from: true, to: true, compare: true, currency: true }).extend({
    platform: z
      .enum(['all', ...socialPlatforms])
      .default('all')
      .meta({ description: 'Posts on one platform alone', zh: '只看一个平台的内容' }),
    creator: creatorParam,
    by: bucketParam.default('week'),
  }),
  row: z.object({
    bucket: z.string(),
    posts: z.int(),
    sponsored_posts: z.int(),
    views: z.int().nullable(),
    views_per_post: z.int().nullable(),
    engagement: z.number().nullable(),
  }),
  columns: {
    bucket: common.bucket,
    posts: summed('count', 'Posts', '内容数'),
    sponsored_posts: summed('count', 'Sponsored posts', '商业合作内容'),
    views: summed('count', 'Views', '播放量', { en: 'Of posts whose views are known', zh: '仅计播放量已知的内容' }),
    views_per_post: plain('count', 'Median views', '播放中位数'),
    engagement: plain('share', 'Engagement', '互动率', {
      en: 'Of each post, on average',
      zh: '每条内容互动率的均值',
    }),
  },
  chart: { kind: 'bar', x: 'bucket', y: ['views'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => sql`
    SELECT bucket, count() AS posts, countIf(paid = 1) AS sponsored_posts, sum(seen) AS views,
      if(countIf(seen IS NOT NULL) = 0, NULL, toInt64(round(quantileExactInclusiveIf(0.5)(assumeNotNull(seen), seen IS NOT NULL)))) AS views_per_post, avg(rate) AS engagement
    FROM (SELECT ${bucketOf(p.by, 'posted_at', p)} AS bucket, sponsored AS paid, views AS seen, rate FROM (${postsOf(p)}))
    GROUP BY bucket ORDER BY bucket`,
})
