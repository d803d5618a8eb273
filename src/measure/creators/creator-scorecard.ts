import { z } from 'zod'
import { tiers } from '../../kernel/creator-tier.ts'
import { socialPlatforms } from '../../kernel/social-platform.ts'
import { type Sql, sql, str, strs, u64 } from '../../store/sql.ts'
import { defineMeasure, period } from '../define.ts'
import { perUnit } from '../within.ts'
import { creatorsNow } from './book.ts'
import { creatorSales } from './creator-orders.ts'
import { creatorParam } from './creator-param.ts'
import { postFigures } from './post-figures.ts'
import { scorecardColumns } from './scorecard-columns.ts'
import { scorecardOf } from './scorecard-ends.ts'
import { rowShape, type Scorecard, sorts } from './scorecard-row.ts'
import { shrunk, shrunkRows } from './shrunk.ts'

const params = period.pick({ from: true, to: true, compare: true, currency: true }).extend({
  platform: z
    .enum(['all', ...socialPlatforms])
    .default('all')
    .meta({ description: 'Posts, audience and tier on one platform alone', zh: '只看一个平台的内容、粉丝与量级' }),
  tier: z
    .enum(['all', ...tiers])
    .default('all')
    .meta({ description: 'Creators of one tier', zh: '量级' }),
  creator: creatorParam,
  sort: z.enum(sorts).default('reach').meta({ description: 'Sorted by', zh: '排序' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(200)
    .meta({ description: 'Most creators', zh: '最多红人数' }),
})

export const creatorScorecard = defineMeasure({
  id: 'creator-scorecard',
  group: 'creators',
  title: { en: 'Scorecards of creators', zh: '红人记分卡' },
  doc: {
    en: 'What each creator’s posts of the period reach and move, beside others of the same tier and platform, and what they brought and cost. Reach, engagement and the share of sponsored posts are shrunk towards the tier: n posts of one creator count n·τ² ÷ (n·τ² + σ²) against the tier’s mean, where σ² is the variance within creators and τ² that between them. Intervals hold in 95 of 100 cases. Orders are those with the creator’s coupon or code, else those whose last visit that was not direct came by a link of theirs; margin is CM2 after returns and fees, less fees, commission and coupons. What is not known is empty.',
    zh: '周期内每位红人的内容触达与互动（与同平台、同量级对照），以及带来的订单与成本。触达、互动率与商业合作占比向量级均值收缩：n 条内容的权重为 n·τ² ÷ (n·τ² + σ²)，σ² 为红人内方差，τ² 为红人间方差。区间为 95%。订单指使用其优惠券或专属码的订单，否则指最后一次非直接访问来自其链接的订单；毛利为扣除退货与费用后的 CM2，再减去红人费用、佣金与优惠券。未知即为空。',
  },
  params,
  row: rowShape,
  columns: scorecardColumns,
  chart: { kind: 'table', x: 'name', y: ['reach', 'engagement', 'orders', 'margin'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => {
    const [reach, engaged, share, repeat] = [shrunk('reach'), shrunk('engaged'), shrunk('share'), shrunk('repeat')]
    const ofTier = sql`on_platform, tier_name`
    const per = (count: Sql) => perUnit(sql`ifNull(cost, 0)`, sql`if(cost IS NULL, 0, ${count})`)
    return sql`
    SELECT author AS creator, multiIf(book_name != '', book_name, spelt_as != '', spelt_as, linked_as) AS name, book_category AS category,
      on_platform AS platform, tier_name AS tier, followers_known AS followers, post_count AS posts,
      if(median_views IS NULL, NULL, toInt64(round(median_views))) AS median_views, ${people(reach.mean)} AS reach, ${people(reach.peers)} AS tier_reach,
      ${engaged.mean} AS engagement, ${engaged.peers} AS tier_engagement, category_engagement, sponsored_posts, marked_posts, ${share.mean} AS sponsored_share,
      paid_trend AS sponsored_trend, if(ifNull(own_mean, 0) = 0, NULL, paid_mean / own_mean) AS response, visit_count AS visits, order_count AS orders,
      repeat_n AS new_customers, net AS net_sales, cost AS spend,
      ${per(sql`visit_count`)} AS cost_per_visit, ${per(sql`order_count`)} AS cost_per_order, ${per(sql`repeat_n`)} AS cost_per_new_customer,
      if(left_over IS NULL AND (cost IS NULL OR order_count > 0), NULL, toInt64(ifNull(left_over, 0) - ifNull(cost, 0))) AS margin,
      ${repeat.mean} AS repeat_rate, ${perUnit(sql`all_value`, sql`valued`)} AS value_per_customer,
      if(ifNull(all_likes, 0) = 0, NULL, all_comments / all_likes) AS comments_per_like, sqrt(reach_variance) AS views_spread, deleted_posts, fallen_posts,
      reach_shrunk, reach_error, engaged_error, share_error, repeat_error, paid_n, paid_mean, paid_variance, own_n, own_mean, own_variance,
      fixed_cost, kept_squares, valued, all_value, value_squares, reach_n, tier_comments, tier_likes
    FROM (${shrunkRows(
      [
        { name: 'reach', peers: ofTier },
        { name: 'engaged', peers: ofTier },
        { name: 'share', peers: ofTier },
        { name: 'repeat' },
      ],
      sql`SELECT *,
          if(book_category = '', NULL, sum(engaged_n * engaged_mean) OVER (PARTITION BY book_category) / nullIf(sum(engaged_n) OVER (PARTITION BY book_category), 0)) AS category_engagement,
          sum(all_comments) OVER (PARTITION BY ${ofTier}) AS tier_comments, sum(all_likes) OVER (PARTITION BY ${ofTier}) AS tier_likes
        FROM (${everybody(p)})`,
    )})
    WHERE 1${p.tier !== 'all' ? sql` AND tier_name = ${str(p.tier)}` : sql``}${p.creator.length ? sql` AND author IN ${strs(p.creator)}` : sql``}
    ORDER BY ${orders[p.sort]} DESC NULLS LAST, posts DESC, name, creator LIMIT ${u64(p.limit)}
    SETTINGS max_bytes_before_external_group_by = 0`
  },
  answer: async (batches) => {
    const cards: Scorecard[] = []
    for await (const batch of batches) cards.push(...batch.map(scorecardOf))
    return cards
  },
  say: ({ rows }, { count, share }) => {
    const known = rows.filter(
      ({ engagement_low, tier_engagement }) => engagement_low !== null && tier_engagement !== null,
    )
    const better = known.filter((row) => (row.engagement_low ?? 0) > (row.tier_engagement ?? 0)).length
    if (known.length === 0) return undefined
    return {
      en: `${count(better).en} of ${count(known.length).en} creators with posts move their audience more than their tier does, beyond chance (${share(better / known.length).en}).`,
      zh: `${count(known.length).zh} 位有内容数据的红人中，${count(better).zh} 位的互动率明显高于同量级（${share(better / known.length).zh}）。`,
    }
  },
})

/** So many people, of whom the logarithm is known. */
const people = (logarithm: Sql) => sql`if(${logarithm} IS NULL, NULL, toInt64(round(exp(${logarithm}))))`

/** By what rows are sorted; what is not known comes last. */
const orders: Record<(typeof sorts)[number], Sql> = {
  reach: sql`reach`,
  engagement: sql`engagement`,
  posts: sql`posts`,
  orders: sql`orders`,
  margin: sql`margin`,
  followers: sql`followers`,
}

type Asked = Parameters<typeof creatorsNow>[0]

/**
 * Creators of the book beside what they posted and brought, and those who posted or brought something and are not in it. Who was put aside
 * is there for what they did.
 */
function everybody(p: Asked): Sql {
  return sql`SELECT multiIf(shown.author != '', shown.author, sold.author) AS author, shown.* EXCEPT (author), sold.* EXCEPT (author)
      FROM (
        SELECT if(written.id != '', written.id, figures.author) AS author, written.put_aside AS put_aside, written.book_name AS book_name, written.book_category AS book_category,
          if(written.id != '', written.on_platform, splitByChar('/', figures.author)[1]) AS on_platform, written.followers AS followers_known, written.tier AS tier_name, figures.* EXCEPT (author)
        FROM (${creatorsNow(p)}) AS written
        GLOBAL FULL JOIN (${postFigures(p)}) AS figures ON written.id = figures.author
      ) AS shown
      GLOBAL ${p.platform !== 'all' ? sql`LEFT` : sql`FULL`} JOIN (${creatorSales(p)}) AS sold ON shown.author = sold.author
      WHERE shown.put_aside = 0 OR shown.post_count > 0 OR sold.visit_count > 0 OR sold.order_count > 0 OR sold.cost IS NOT NULL`
}
