import { creatorCodes } from '../brand/creator-codes.ts'
import { creatorOf } from '../brand/creators.ts'
import type { BookedOrder } from '../truth/day.ts'
import { type Asked, each, isIn, purchasesOf, type Row } from './asked.ts'
import type { Known } from './brand.ts'
import { type Posted, postedBy, type Sample, sampleOf } from './creator-posts.ts'
import { type Shrunk, shrinkAll } from './shrinking.ts'

export type CardAsked = Asked & { platform?: string; tier?: string }
/** By which code of a creator an order came, '' where by none; and how many visits came by a code. */
export type Bringing = { codeOf(order: BookedOrder['order']): string; visits(code: string): number }

const z = 1.959963984540054
const sumOf = ({ entries }: BookedOrder, name: 'net_sales' | 'cm2') =>
  entries.reduce((all, { amounts }) => all + amounts[name], 0)
/** What an order itself cost to bring: its coupon, and fees and commission that are booked with it. */
const givenFor = ({ entries }: BookedOrder) =>
  entries.reduce((all, { entry, amounts: { coupon, creator, affiliate } }) => {
    return entry === 'spend' ? all : all + coupon + creator + affiliate
  }, 0)

/** The code of the link whose coupon this is. */
export function codeOfCoupon(coupon: string): string {
  return Object.values(creatorCodes).some(([code]) => code === coupon) ? `coupon-${coupon.toLowerCase()}` : ''
}

/** What is known without any visit. */
export const byCoupons: Bringing = { codeOf: ({ couponCode }) => codeOfCoupon(couponCode), visits: () => 0 }

/** The codes of a creator, below posts and of coupons. */
function codesOf({ posts }: Known, name: string): Set<string> {
  const coupons = Object.entries(creatorCodes).filter(([campaign]) => creatorOf(campaign)?.name === name)
  const below = posts.filter(({ creator, code }) => creator === name && code !== '').map(({ code }) => code)
  return new Set([...below, ...coupons.map(([, [coupon]]) => codeOfCoupon(coupon))])
}

function salesOf(known: Known, asked: CardAsked, name: string, bringing: Bringing) {
  const codes = codesOf(known, name)
  const placed = purchasesOf(known, { from: asked.from, to: asked.to })
  const orders = placed.filter(({ order }) => codes.has(bringing.codeOf(order)))
  const total = (of: Parameters<typeof sumOf>[1]) => orders.reduce((all, order) => all + sumOf(order, of), 0)
  const firsts = orders.filter(({ place, order }) => place.rank === 1 && order.customer.id !== '')
  const people = firsts.map(({ order }) => known.customers.find(({ id }) => id === order.customer.id))
  const paid = known.spend.filter((row) => isIn(row.day, asked) && creatorOf(row.campaignId)?.name === name)
  const spent = paid.reduce((all, row) => all + known.convert(row.spend, row.currency, row.day), 0)
  const cost =
    paid.length + orders.length === 0 ? null : spent + orders.reduce((all, order) => all + givenFor(order), 0)
  const again = sampleOf(people.map((one) => ((one?.orders ?? 0) > 1 ? 1 : 0)))
  const value = each(
    people.reduce((all, one) => all + (one?.cm3 ?? 0), 0),
    people.length,
  )
  const visits = [...codes].reduce((all, code) => all + bringing.visits(code), 0)
  const kept = orders.map((order) => sumOf(order, 'cm2') - givenFor(order))
  return {
    ...{ visits, orders: orders.length, net: total('net_sales'), left: total('cm2'), cost, fixed: spent, again, value },
    ...{
      keptSquares: kept.reduce((all, one) => all + one ** 2, 0),
      values: sampleOf(people.map((one) => one?.cm3 ?? 0)),
    },
  }
}

type Card = Posted & { platform: string; tier: string; followers: number | null } & ReturnType<typeof salesOf>

function cardsOf(known: Known, asked: CardAsked, bringing: Bringing): Card[] {
  const { platform = 'all' } = asked
  return postedBy(known, asked).flatMap((posted) => {
    const { creator } = posted
    const accounts = creator.accounts.filter((one) => platform === 'all' || one.platform === platform)
    const [main] = accounts.toSorted((a, b) => b.followers - a.followers)
    if (!main || (creator.isStranger && posted.posts.length === 0)) return []
    const followers = creator.isStranger ? null : main.followers
    const sales = salesOf(known, asked, creator.name, bringing)
    return [{ ...posted, platform: main.platform, followers, tier: tierOf(followers), ...sales }]
  })
}

function tierOf(followers: number | null): string {
  if (followers === null) return ''
  const tiers = [['mega', 1_000_000] as const, ['macro', 500_000] as const, ['mid', 100_000] as const]
  return tiers.find(([, from]) => followers >= from)?.[0] ?? (followers >= 10_000 ? 'micro' : 'nano')
}

/** Scorecards as they are to be, by a second implementation of what the guide says of them. */
export function scorecards(known: Known, asked: CardAsked, bringing: Bringing = byCoupons): Row[] {
  const cards = cardsOf(known, asked, bringing)
  const peers = ({ platform, tier }: Card) => `${platform}|${tier}`
  const [reach, engaged, share] = [
    shrunkBy(cards, peers, (card) => card.reach),
    shrunkBy(cards, peers, (card) => card.engaged),
    shrunkBy(cards, peers, (card) => card.share),
  ]
  const again = shrunkBy(
    cards,
    () => '',
    (card) => card.again,
  )
  const rows = cards.map((card): Row => {
    const figures = { reach: reach(card), engaged: engaged(card), share: share(card), again: again(card) }
    const row = rowOf(known, card, figures, cards)
    const alike = cards.filter((one) => peers(one) === peers(card))
    return { ...row, signals: signalsOf(card, row, alike) }
  })
  return rows.filter((row) => !asked.tier || row.tier === asked.tier)
}

function shrunkBy(cards: readonly Card[], peers: (card: Card) => string, of: (card: Card) => Sample) {
  const found = new Map<Card, Shrunk>()
  for (const group of Map.groupBy(cards, peers).values()) {
    const shrunk = shrinkAll(group.map(of))
    for (const [at, card] of group.entries()) found.set(card, shrunk[at] as Shrunk)
  }
  return (card: Card) => found.get(card) as Shrunk
}

type Figures = Record<'reach' | 'engaged' | 'share' | 'again', Shrunk>
const low = ({ mean, error }: Shrunk) => (mean === null || error === null ? null : mean - z * error)
const high = ({ mean, error }: Shrunk) => (mean === null || error === null ? null : mean + z * error)
const floor0 = (value: number | null) => (value === null ? null : Math.max(0, value))
const cap1 = (value: number | null) => (value === null ? null : Math.min(1, value))
const people = (log: number | null) => (log === null ? null : Math.round(Math.exp(log)))

function rowOf(known: Known, card: Card, { reach, engaged, share, again }: Figures, all: readonly Card[]): Row {
  const { category } = card.creator
  const alike = category === '' ? [] : all.filter((one) => one.creator.category === category && one.engaged.n > 0)
  const liked = alike.reduce((sum, { engaged: { n, mean } }) => sum + n * (mean ?? 0), 0)
  return {
    creator: known.creatorIds.get(card.creator.name) ?? card.author,
    name: card.creator.name,
    category,
    platform: card.platform,
    tier: card.tier,
    followers: card.followers,
    posts: card.posts.length,
    median_views: card.median,
    reach: people(reach.mean),
    reach_low: people(low(reach)),
    reach_high: people(high(reach)),
    tier_reach: people(reach.peers),
    engagement: engaged.mean,
    engagement_low: floor0(low(engaged)),
    engagement_high: high(engaged),
    tier_engagement: engaged.peers,
    category_engagement: alike.length === 0 ? null : liked / alike.reduce((sum, one) => sum + one.engaged.n, 0),
    sponsored_posts: card.posts.filter(({ isPaid }) => isPaid).length,
    marked_posts: card.posts.filter(({ disclosure }) => disclosure === 'marked').length,
    sponsored_share: share.mean,
    sponsored_low: floor0(low(share)),
    sponsored_high: cap1(high(share)),
    sponsored_trend: card.trend,
    ...responseOf(card),
    ...moneyOf(card),
    repeat_rate: again.mean,
    repeat_low: floor0(low(again)),
    repeat_high: cap1(high(again)),
    value_per_customer: card.value,
    comments_per_like: card.likes ? (card.comments ?? 0) / card.likes : null,
    views_spread: card.reach.variance === null ? null : Math.sqrt(card.reach.variance),
    deleted_posts: card.posts.filter(({ isDeleted }) => isDeleted).length,
    fallen_posts: card.fallen,
  }
}

function responseOf({ paid, own }: Card): Row {
  const none = { response: null, response_low: null, response_high: null }
  if (paid.mean === null || !own.mean) return none
  const response = paid.mean / own.mean
  if (paid.variance === null || own.variance === null || paid.mean === 0) return { ...none, response }
  const error = Math.sqrt(paid.variance / paid.n / paid.mean ** 2 + own.variance / own.n / own.mean ** 2)
  return { response, response_low: response * Math.exp(-z * error), response_high: response * Math.exp(z * error) }
}

/** How many may have come by chance instead, by Byar's approximation. */
function chanceOf(n: number): { low: number; high: number } {
  const end = (count: number, sign: number) => count * (1 - 1 / (9 * count) + (sign * z) / (3 * Math.sqrt(count))) ** 3
  return { low: end(n, -1), high: end(n + 1, 1) }
}

function costsOf(name: string, cost: number | null, fixed: number, count: number): Row {
  if (cost === null || count === 0) return { [`${name}_low`]: null, [`${name}_high`]: null }
  const { low: few, high: many } = chanceOf(count)
  const own = (cost - fixed) / count
  return { [`${name}_low`]: Math.round(fixed / many + own), [`${name}_high`]: Math.round(fixed / few + own) }
}

function moneyOf({ visits, orders, again, net, left, cost, fixed, keptSquares, values }: Card): Row {
  const around = (mean: number | null, error: number | null, sign: number) =>
    mean === null || error === null ? null : Math.round(mean + sign * z * error)
  const margin = cost === null ? null : left - cost
  const apart = margin === null || orders === 0 ? null : Math.sqrt(keptSquares)
  const spread = values.variance === null ? null : Math.sqrt(values.variance / values.n)
  return {
    ...costsOf('cost_per_visit', cost, cost ?? 0, visits),
    ...costsOf('cost_per_order', cost, fixed, orders),
    ...costsOf('cost_per_new_customer', cost, cost ?? 0, again.n),
    margin_low: around(margin, apart, -1),
    margin_high: around(margin, apart, 1),
    value_low: around(values.mean, spread, -1),
    value_high: around(values.mean, spread, 1),
    visits,
    orders,
    new_customers: again.n,
    net_sales: net,
    spend: cost,
    cost_per_visit: cost === null ? null : each(cost, visits),
    cost_per_order: cost === null ? null : each(cost, orders),
    cost_per_new_customer: cost === null ? null : each(cost, again.n),
    margin,
  }
}

function signalsOf(card: Card, row: Row, peers: readonly Card[]): string {
  const is = (value: unknown, when: (value: number) => boolean) => typeof value === 'number' && when(value)
  const total = (name: 'likes' | 'comments') => peers.reduce((all, one) => all + (one[name] ?? 0), 0)
  const usual = total('comments') / total('likes')
  const tier = row.tier_engagement
  const found = {
    mostly_sponsored: is(row.sponsored_low, (share) => share > 0.5),
    more_sponsored: is(row.sponsored_trend, (trend) => trend > 0.2),
    engagement_low: is(row.engagement_high, (share) => is(tier, (usually) => share < usually / 2)),
    engagement_high: is(row.engagement_low, (share) => is(tier, (usually) => share > usually * 3)),
    few_comments: is(row.comments_per_like, (ratio) => ratio < usual / 4) && card.posts.length >= 5,
    views_even: is(row.views_spread, (spread) => spread < 0.1) && card.reach.n >= 8,
    views_uneven: is(row.views_spread, (spread) => spread > 1.5) && card.reach.n >= 8,
    counts_fell: card.fallen > 0,
  }
  return Object.entries(found)
    .flatMap(([name, isSo]) => (isSo ? [name] : []))
    .join(',')
}
