import { creatorCodes } from '../brand/creator-codes.ts'
import { creatorOf } from '../brand/creators.ts'
import { linkedPost } from '../files/creator-tables.ts'
import type { StatedLook, StatedPost } from '../statements.ts'
import { type Asked, bucketOf, purchasesOf, type Row } from './asked.ts'
import type { Known } from './brand.ts'
import { medianOf, postedBy } from './creator-posts.ts'
import { type Bringing, byCoupons, type CardAsked, scorecards } from './creators.ts'
import { part, whole } from './periods.ts'

type PostsAsked = CardAsked & { by?: 'day' | 'week' | 'month' }

const engagementOf = ({ views, likes, comments, shares, saves }: StatedLook) =>
  views > 0 ? (likes + comments + shares + saves) / views : null

function seenPosts(known: Known, asked: PostsAsked) {
  return postedBy(known, asked).flatMap(({ author, creator, posts }) =>
    posts.map((post) => ({
      post,
      last: post.looks.at(-1) as StatedLook,
      author: known.creatorIds.get(creator.name) ?? author,
    })),
  )
}

function posts(known: Known, asked: PostsAsked): Row[] {
  return seenPosts(known, asked).map(({ post, last, author }) => ({
    post: post.id,
    posted_on: known.dayAt(post.postedAt),
    creator: author,
    platform: post.platform,
    handle: post.handle,
    kind: post.kind,
    caption: post.caption,
    sponsored: sponsoredOf(post),
    ...{ views: last.views, likes: last.likes, comments: last.comments, shares: last.shares, saves: last.saves },
    engagement: engagementOf(last),
    code: post.code,
    sku: post.sku,
    looks: post.looks.length,
    fell: post.looks.length === 2 && last.likes < (post.looks[0]?.likes ?? 0) ? 1 : 0,
    deleted: post.isDeleted ? 1 : 0,
    url: '',
  }))
}

function sponsoredOf({ isPaid, disclosure }: StatedPost): string {
  return isPaid || disclosure === '' ? disclosure : 'own'
}

function trend(known: Known, asked: PostsAsked): Row[] {
  const inside = Map.groupBy(seenPosts(known, asked), ({ post }) =>
    bucketOf(asked.by ?? 'week', known.dayAt(post.postedAt)),
  )
  return [...inside].map(([bucket, all]) => {
    const views = all.map(({ last }) => last.views)
    const rates = all.map(({ last }) => engagementOf(last)).filter((rate) => rate !== null)
    return {
      bucket,
      posts: all.length,
      sponsored_posts: all.filter(({ post }) => post.isPaid).length,
      views: views.reduce((sum, one) => sum + one, 0),
      views_per_post: medianOf(views),
      engagement: rates.length === 0 ? null : rates.reduce((sum, one) => sum + one, 0) / rates.length,
    }
  })
}

/** What is true of the links of creators: their codes, and of each the orders that are the creator's by it. */
export function links(known: Known, asked: Asked, bringing: Bringing = byCoupons): Row[] {
  const ofPosts = new Map(known.posts.filter(({ code }) => code !== '').map((post) => [post.code, post]))
  const all = [...ofPosts].map(([code, { creator, platform, id }]) => {
    return {
      code,
      title: `${creator} ${code}`,
      name: creator,
      kind: 'web',
      channel: platform,
      post: linkedPost(id, known.videos),
      coupon: '',
    }
  })
  const coupons = Object.entries(creatorCodes).map(([campaign, [coupon]]) => {
    const about = { kind: 'coupon', channel: '', post: '', coupon }
    return { code: `coupon-${coupon.toLowerCase()}`, title: coupon, name: creatorOf(campaign)?.name ?? '', ...about }
  })
  const orders = purchasesOf(known, { from: asked.from, to: asked.to })
  return [...all, ...coupons].map(({ name, ...link }) => {
    const mine = orders.filter(({ order }) => bringing.codeOf(order) === link.code)
    const firsts = mine.filter(({ place, order }) => place.rank === 1 && order.customer.id !== '')
    const net = mine.flatMap(({ entries }) => entries).reduce((sum, { amounts }) => sum + amounts.net_sales, 0)
    const about = { creator: known.creatorIds.get(name) ?? '', visits: bringing.visits(link.code) }
    return { ...link, ...about, orders: mine.length, new_customers: firsts.length, net_sales: net }
  })
}

const cases: CardAsked[] = [
  whole,
  { ...part, compare: 'previous' },
  { ...whole, platform: 'tiktok' },
  { ...whole, platform: 'youtube' },
]

/** Questions about creators with what is true. */
export const creators = {
  'creator-scorecard': [...cases, { ...whole, tier: 'micro' }].map((asked) => ({
    asked,
    rows: (known: Known, now: CardAsked) => scorecards(known, now),
  })),
  'creator-posts': cases.map((asked) => ({ asked: { ...asked, limit: 10_000 }, rows: posts })),
  'creator-post-trend': cases.flatMap((asked) =>
    (['day', 'week', 'month'] as const).map((by) => ({ asked: { ...asked, by }, rows: trend })),
  ),
  'creator-links': [whole, part].map((asked) => ({ asked, rows: (known: Known, now: Asked) => links(known, now) })),
}
