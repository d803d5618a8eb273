import { z } from 'zod'
import { tiers } from '../../kernel/creator-tier.ts'
import { socialPlatforms } from '../../kernel/social-platform.ts'
import { type Sql, sql, str, strs, u64 } from '../../store/sql.ts'
import { defineMeasure, period } from '../define.ts'
import { identifier } from '../identifier.ts'
import { z95 } from '../wilson.ts'
import { perUnit } from '../within.ts'
import { creatorsNow } from './book.ts'
import { costEnd, meanEnd, sumEnd } from './chance.ts'
import { creatorSales } from './creator-orders.ts'
import { creatorParam } from './creator-param.ts'
import { postFigures } from './post-figures.ts'
import { scorecardColumns } from './scorecard-columns.ts'
import { rowShape, sorts } from './scorecard-row.ts'
import { endOf, shareEnd, shrunk, shrunkRows } from './shrunk.ts'
import { signalsOf } from './signals.ts'

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
    const given = { fixed: sql`ifNull(cost, 0)`, each: sql`0` }
    const perOrder = { fixed: sql`fixed_cost`, each: sql`(ifNull(cost, 0) - fixed_cost)` }
    const values = { count: sql`valued`, sum: sql`all_value`, squares: sql`value_squares` }
    const ofTier = sql`on_platform, tier_name`
    const per = (count: Sql) => perUnit(sql`ifNull(cost, 0)`, sql`if(cost IS NULL, 0, ${count})`)
    return sql`
    SELECT creator, name, category, platform, tier, followers, posts, median_views, reach, reach_low, reach_high, tier_reach,
      engagement, engagement_low, engagement_high, tier_engagement, category_engagement, sponsored_posts, marked_posts, sponsored_share, sponsored_low,
      sponsored_high, sponsored_trend, response, response_low, response_high, visits, orders, new_customers, net_sales, spend, cost_per_visit,
      cost_per_visit_low, cost_per_visit_high, cost_per_order, cost_per_order_low, cost_per_order_high, cost_per_new_customer, cost_per_new_customer_low,
      cost_per_new_customer_high, margin, margin_low, margin_high, repeat_rate, repeat_low, repeat_high, value_per_customer, value_low, value_high, comments_per_like, views_spread,
      deleted_posts, fallen_posts, ${signalsOf} AS signals
    FROM (
      SELECT author AS creator, multiIf(book_name != '', book_name, spelt_as != '', spelt_as, linked_as) AS name, book_category AS category,
        on_platform AS platform, tier_name AS tier, followers_known AS followers, post_count AS posts,
        if(median_views IS NULL, NULL, toInt64(round(median_views))) AS median_views,
        ${people(sql`exp(${reach.mean})`)} AS reach, ${people(sql`exp(${endOf(reach.mean, reach.error, 'low')})`)} AS reach_low,
        ${people(sql`exp(${endOf(reach.mean, reach.error, 'high')})`)} AS reach_high, ${people(sql`exp(${reach.peers})`)} AS tier_reach,
        ${engaged.mean} AS engagement, ${shareEnd(engaged.mean, engaged.error, 'low')} AS engagement_low,
        ${endOf(engaged.mean, engaged.error, 'high')} AS engagement_high, ${engaged.peers} AS tier_engagement, category_engagement,
        sponsored_posts, marked_posts, ${share.mean} AS sponsored_share, ${shareEnd(share.mean, share.error, 'low')} AS sponsored_low,
        ${shareEnd(share.mean, share.error, 'high')} AS sponsored_high, paid_trend AS sponsored_trend,
        if(ifNull(own_mean, 0) = 0, NULL, paid_mean / own_mean) AS response, ${responseEnd(sql`-`)} AS response_low, ${responseEnd(sql`+`)} AS response_high,
        visit_count AS visits, order_count AS orders, repeat_n AS new_customers, net AS net_sales, cost AS spend,
        ${per(sql`visit_count`)} AS cost_per_visit, ${per(sql`order_count`)} AS cost_per_order, ${per(sql`repeat_n`)} AS cost_per_new_customer,
        ${ends('cost_per_visit', (end) => costEnd(sql`visit_count`, given, end))}, ${ends('cost_per_order', (end) => costEnd(sql`order_count`, perOrder, end))},
        ${ends('cost_per_new_customer', (end) => costEnd(sql`repeat_n`, given, end))},
        if(left_over IS NULL AND (cost IS NULL OR order_count > 0), NULL, toInt64(ifNull(left_over, 0) - ifNull(cost, 0))) AS margin,
        ${ends('margin', (end) => sumEnd(sql`margin`, sql`kept_squares`, end))}, ${ends('value', (end) => meanEnd(values, end))},
        ${repeat.mean} AS repeat_rate, ${shareEnd(repeat.mean, repeat.error, 'low')} AS repeat_low,
        ${shareEnd(repeat.mean, repeat.error, 'high')} AS repeat_high, ${perUnit(sql`all_value`, sql`valued`)} AS value_per_customer,
        if(ifNull(all_likes, 0) = 0, NULL, all_comments / all_likes) AS comments_per_like, tier_comments, tier_likes,
        sqrt(reach_variance) AS views_spread, reach_n AS reach_posts, deleted_posts, fallen_posts
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
    )
    WHERE 1${p.tier !== 'all' ? sql` AND tier = ${str(p.tier)}` : sql``}${p.creator.length ? sql` AND creator IN ${strs(p.creator)}` : sql``}
    ORDER BY ${orders[p.sort]} DESC NULLS LAST, posts DESC, name, creator LIMIT ${u64(p.limit)}`
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

const ends = (
  name: 'cost_per_visit' | 'cost_per_order' | 'cost_per_new_customer' | 'margin' | 'value',
  end: (end: 'low' | 'high') => Sql,
) => sql`${end('low')} AS ${identifier(`${name}_low`)}, ${end('high')} AS ${identifier(`${name}_high`)}`

const people = (value: Sql) => sql`if(isNaN(ifNull(${value}, nan)), NULL, toInt64(round(${value})))`

/** By what rows are sorted; what is not known comes last. */
const orders: Record<(typeof sorts)[number], Sql> = {
  reach: sql`reach`,
  engagement: sql`engagement`,
  posts: sql`posts`,
  orders: sql`orders`,
  margin: sql`margin`,
  followers: sql`followers`,
}

/** One end of the interval of sponsored ÷ own, by the delta method on its logarithm. */
function responseEnd(side: Sql): Sql {
  const error = sql`sqrt(paid_variance / paid_n / (paid_mean * paid_mean) + own_variance / own_n / (own_mean * own_mean))`
  return sql`if(paid_n < 2 OR own_n < 2 OR paid_mean = 0 OR own_mean = 0, NULL, exp(log(paid_mean / own_mean) ${side} ${z95} * ${error}))`
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
