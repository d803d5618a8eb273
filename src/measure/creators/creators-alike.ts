import { z } from 'zod'
import { tierNames } from '../../kernel/creator-tier.ts'
import { fromMinor } from '../../kernel/money.ts'
import { platformNames, socialPlatforms } from '../../kernel/social-platform.ts'
import { join, type Sql, sql, str, u64 } from '../../store/sql.ts'
import { plain } from '../columns.ts'
import type { Column, Question } from '../define.ts'
import { defineMeasure, period } from '../define.ts'
import { identifier } from '../identifier.ts'
import { creatorScorecard } from './creator-scorecard.ts'
import { comparedNames, withDistance } from './creators-compared.ts'

const share = z.number().nullable()
const far = (en: string, zh: string): Column => plain('share', `Apart: ${en}`, `差异：${zh}`)
const fewestFields = 3

const params = period.pick({ from: true, to: true, compare: true, currency: true }).extend({
  creator: z
    .string()
    .min(1)
    .max(200)
    .meta({ description: 'Id of the creator that others are like', zh: '参照红人编号' }),
  platform: z
    .enum(['all', ...socialPlatforms])
    .default('all')
    .meta({ description: 'Posts, audience and tier on one platform alone', zh: '只看一个平台的内容、粉丝与量级' }),
  limit: z.coerce.number().int().min(1).max(1000).default(20).meta({ description: 'Most creators', zh: '最多红人数' }),
})

const found = z.looseObject({ price_minor: z.number().nullable(), price_in: z.string() })

const row = z.object({
  name: z.string(),
  itself: z.int(),
  likeness: share,
  known_fields: z.int(),
  platform: z.string(),
  tier: z.string(),
  followers: z.int().nullable(),
  category: z.string(),
  on_platforms: z.string(),
  in_markets: z.string(),
  in_languages: z.string(),
  price: z.string(),
  posts: z.int(),
  reach: z.int().nullable(),
  engagement: share,
  sponsored_share: share,
  cost_per_order: z.int().nullable(),
  far_platforms: share,
  far_category: share,
  far_markets: share,
  far_languages: share,
  far_tier: share,
  far_audience: share,
  far_reach: share,
  far_engagement: share,
  far_sponsored: share,
  far_price: share,
  far_cost: share,
  creator: z.string(),
})

export const creatorsAlike = defineMeasure({
  id: 'creators-alike',
  group: 'creators',
  title: { en: 'Creators alike', zh: '相似红人' },
  doc: {
    en: 'Creators most like one, the one itself first. Each field says how far apart the two are, from 0% (the same) to 100%: platforms, markets and languages by the share that only one of them has; category the same or not; tiers by steps; audience and reach reach 100% at ten times as much, engagement, price and cost per order at four times, sponsored share at 50 points. Likeness is 1 − the mean of what is known of both. What is not known is left out, and draws the mean towards the usual distance by two fields’ worth, so that nobody is alike for having stated little; fewer than three fields in common are not compared. Prices are the middle of those in the first currency in which the one asked about has any. Reach, engagement and sponsored share are those of the scorecard.',
    zh: '与某位红人最相似的红人，首行为其本人。每个字段给出两者的差异，0% 为相同，100% 为完全不同：平台、市场与语言按仅一方具备的占比；类目为相同或不同；量级按级差；粉丝与触达差十倍即为 100%，互动率、报价与单均成本差四倍即为 100%，商业合作占比差 50 个百分点即为 100%。相似度 = 1 − 双方已知字段差异的均值。未知字段不计入，并以相当于两个字段的权重向一般差异收缩，资料少不会因此显得相似；共同已知不足三个字段的不比较。报价取与参照红人首个报价同币种的中位数。触达、互动率与商业合作占比与记分卡一致。',
  },
  params,
  row,
  columns: {
    name: plain('text', 'Creator', '红人'),
    itself: plain('count', 'Itself', '本人', { en: '1 for the creator asked about', zh: '1 表示参照红人本人' }),
    likeness: plain('share', 'Likeness', '相似度'),
    known_fields: plain('count', 'Compared fields', '可比字段'),
    platform: { ...plain('text', 'Platform', '平台'), values: { ...platformNames, '': { en: '–', zh: '–' } } },
    tier: { ...plain('text', 'Tier', '量级'), values: { ...tierNames, '': { en: '–', zh: '–' } } },
    followers: plain('count', 'Audience', '粉丝数'),
    category: plain('text', 'Category', '类目'),
    on_platforms: plain('text', 'Platforms', '全部平台'),
    in_markets: plain('text', 'Markets', '市场'),
    in_languages: plain('text', 'Languages', '语言'),
    price: plain('text', 'Price', '报价', { en: 'The middle of those stated', zh: '已填写报价的中位数' }),
    posts: plain('count', 'Posts', '内容数'),
    reach: plain('count', 'Reach', '触达'),
    engagement: plain('share', 'Engagement', '互动率'),
    sponsored_share: plain('share', 'Sponsored share', '商业合作占比'),
    cost_per_order: plain('money', 'Cost per order', '单均成本'),
    far_platforms: far('platforms', '平台'),
    far_category: far('category', '类目'),
    far_markets: far('markets', '市场'),
    far_languages: far('languages', '语言'),
    far_tier: far('tier', '量级'),
    far_audience: far('audience', '粉丝数'),
    far_reach: far('reach', '触达'),
    far_engagement: far('engagement', '互动率'),
    far_sponsored: far('sponsored share', '商业合作占比'),
    far_price: far('price', '报价'),
    far_cost: far('cost per order', '单均成本'),
    creator: plain('text', 'Id', '编号'),
  },
  chart: { kind: 'table', x: 'name', y: ['likeness'] },
  example: { from: '2025-01-01', to: '2025-03-31', creator: 'crt_01' },
  sql: (p) => {
    const apart = join(comparedNames.map((name) => identifier(`far_${name}`)))
    const list = (values: Sql) => sql`arrayStringConcat(arraySort(${values}), ', ')`
    return sql`
    SELECT name, creator = ${str(p.creator)} AS itself, if(itself, 1, 1 - distance) AS likeness, known_fields, platform, tier, followers, category,
      ${list(sql`platforms`)} AS on_platforms, ${list(sql`markets`)} AS in_markets, ${list(sql`languages`)} AS in_languages, price AS price_minor, price_in,
      posts, reach, engagement, sponsored_share, cost_per_order, ${apart}, creator
    FROM (${withDistance(withBook(p), p.creator)})
    WHERE itself OR (is_there = 1 AND put_aside = 0 AND known_fields >= ${u64(fewestFields)})
    ORDER BY itself DESC, distance, posts DESC, name, creator LIMIT ${u64(p.limit + 1)}`
  },
  answer: async (batches) => {
    const rows: z.infer<typeof row>[] = []
    for await (const batch of batches)
      for (const one of batch) {
        const { price_minor, price_in, ...told } = found.parse(one)
        const price = price_minor === null ? '' : `${fromMinor(BigInt(Math.round(price_minor)), price_in)} ${price_in}`
        rows.push(row.parse({ ...told, price }))
      }
    return rows.some(({ itself }) => itself === 1) ? rows : []
  },
  say: ({ rows }, { share: percent }) => {
    const [next] = rows.filter(({ itself }) => itself === 0)
    if (!next || next.likeness === null) return undefined
    return {
      en: `${next.name} is most like this creator: ${percent(next.likeness).en}, by ${next.known_fields} fields.`,
      zh: `${next.name} 与该红人最相似：${percent(next.likeness).zh}，依据 ${next.known_fields} 个字段。`,
    }
  },
})

/** Everybody's scorecard with what the book has of them: platforms, markets, languages and the middle of prices. */
function withBook(p: Question & { creator: string; platform: (typeof params)['_output']['platform'] }): Sql {
  const cards = creatorScorecard.sql({
    ...creatorScorecard.params.parse({ from: p.from, to: p.to, platform: p.platform }),
    limit: everybody,
    scope: p.scope,
  })
  const stated = sql`SELECT creator AS id, archived AS put_aside, markets AS stated_markets, languages AS stated_languages, price_minor, price_currency,
          arrayDistinct(arrayFilter((one, was) -> was = 0, arrayMap(one -> toString(one), platforms), former)) AS stated_platforms
        FROM creator_book FINAL WHERE brand = ${str(p.scope.brand)}`
  const price_in = sql`(SELECT toString(any(price_currency[1])) FROM creator_book FINAL WHERE brand = ${str(p.scope.brand)} AND creator = ${str(p.creator)})`
  const prices = sql`arrayFilter((one, unit) -> unit = price_in, price_minor, price_currency)`
  return sql`SELECT card.*, put_aside, posts > 0 OR id != '' AS is_there, stated_markets AS markets, stated_languages AS languages, ${price_in} AS price_in,
          if(id != '', stated_platforms, arrayFilter(one -> one != '', [toString(platform)])) AS platforms,
          if(empty(${prices}), NULL, arrayReduce('quantileExactInclusive(0.5)', ${prices})) AS price
        FROM (${cards}) AS card
        GLOBAL LEFT JOIN (${stated}) AS book ON card.creator = book.id`
}

/** More than there are: the scorecard's own limit is for what is shown. */
const everybody = 10_000_000
