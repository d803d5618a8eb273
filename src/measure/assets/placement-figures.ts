import { shareOf } from '../../kernel/share.ts'
import { addDays, type Day } from '../../kernel/time.ts'
import type { Placement } from '../../manage/placements.ts'
import type { Scope } from '../../manage/scope.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { limits } from '../ask.ts'
import type { Question } from '../define.ts'
import { demandRates } from '../rate-gaps.ts'
import { type Fatigue, fatigueOf, type ShownDay, type ShownWeek, weeksOf } from './fatigue.ts'
import {
  type AdDay,
  adDays,
  type PostCounts,
  pageDays,
  postCounts,
  taggedDays,
  type VisitDay,
} from './placement-facts.ts'

/** What came of a placement on its days; null is not known. Money is in minor units of the brand's currency. */
export type PlacementFigures = {
  id: string
  impressions: number | null
  clicks: number | null
  spend: number | null
  views: number | null
  interactions: number | null
  visits: number | null
  orders: number | null
  net_sales: number | null
  rate_of: 'clicks_of_impressions' | 'orders_of_visits' | null
  rate: number | null
  rate_low: number | null
  rate_high: number | null
  weeks: ShownWeek[]
  fatigue: Fatigue | null
}

/** Figures are asked for so many days back; what was shown before has those of its later days. */
const daysBack = 730
const ofPages = new Set(['product_page', 'gallery'])

type Asked = { placements: readonly Placement[]; today: Day; signal?: AbortSignal }

/** What came of placements, from what platforms report of ads, what was seen of posts, and visits of tagged links and of pages. Throws `missing_rate`. */
export async function placementFigures(
  { warehouse }: { warehouse: Warehouse },
  scope: Scope,
  { placements, today, signal }: Asked,
): Promise<PlacementFigures[]> {
  if (placements.length === 0) return []
  const p: Question = { from: firstDayOf(placements, today), to: today, scope }
  const options = { limits, ...(signal && { signal }) }
  const of = (wanted: (one: Placement) => boolean) => {
    const references = [...new Set(placements.filter(wanted).map(referenceOf))]
    return { warehouse, p, references, options }
  }
  const ads = of(({ channel }) => channel === 'ad')
  const pages = of(({ channel }) => ofPages.has(channel))
  const tagged = of(({ channel }) => !ofPages.has(channel))
  if (ads.references.length) await demandRates(warehouse, p, options)
  const facts: Facts = {
    ads: ads.references.length ? await adDays(ads) : [],
    posts: tagged.references.length ? await postCounts(tagged) : [],
    tagged: tagged.references.length ? await taggedDays(tagged) : [],
    pages: pages.references.length ? await pageDays(pages) : [],
  }
  return placements.map((placement) => figuresOf(placement, facts, today))
}

/** The first day that any placement asks for: not too long ago, and not in days to come. */
function firstDayOf(placements: readonly Placement[], today: Day): Day {
  const first = [today, ...placements.map(({ from_day }) => from_day)].sort()[0] ?? today
  return [first, addDays(today, -daysBack)].sort()[1] ?? today
}

type Facts = { ads: AdDay[]; posts: PostCounts[]; tagged: VisitDay[]; pages: VisitDay[] }

/** Pages are known by their path, however their address was written. */
function referenceOf({ channel, reference }: Placement): string {
  return ofPages.has(channel) ? (URL.parse(reference)?.pathname ?? reference) : reference
}

function isPost({ post_id, url }: PostCounts, reference: string): boolean {
  return post_id === reference || url === reference
}

function figuresOf(placement: Placement, facts: Facts, today: Day): PlacementFigures {
  const { channel, platform, from_day, to_day } = placement
  const reference = referenceOf(placement)
  const on = ({ day }: { day: Day }) => day >= from_day && (to_day === null || day <= to_day)
  const there = (one: { platform: string }) => platform === '' || one.platform.startsWith(platform.toLowerCase())
  const ads = facts.ads.filter((one) => channel === 'ad' && one.reference === reference && there(one) && on(one))
  const isPage = ofPages.has(channel)
  const visits = (isPage ? facts.pages : facts.tagged).filter((one) => one.reference === reference && on(one))
  const post = facts.posts.find((one) => channel === 'feed' && isPost(one, reference) && there(one))
  const days: ShownDay[] = ads.length
    ? ads.map(({ day, impressions, clicks }) => ({ day, shown: impressions, acted: clicks }))
    : visits.map((one) => ({ day: one.day, shown: one.visits, acted: one.orders }))
  const shown = sumOf(days, 'shown')
  const share = shareOf(Math.min(sumOf(days, 'acted'), shown), shown)
  const weeks = weeksOf(days)
  const sum = <Name extends string>(rows: readonly Record<Name, number>[], name: Name) =>
    rows.length ? sumOf(rows, name) : null
  return {
    id: placement.id,
    impressions: sum(ads, 'impressions'),
    clicks: sum(ads, 'clicks'),
    spend: sum(ads, 'spend'),
    views: post?.views ?? null,
    interactions: post?.interactions ?? null,
    visits: sum(visits, 'visits'),
    orders: sum(visits, 'orders'),
    net_sales: sum(visits, 'net_sales'),
    rate_of: share ? (ads.length ? 'clicks_of_impressions' : 'orders_of_visits') : null,
    rate: share?.share ?? null,
    rate_low: share?.low ?? null,
    rate_high: share?.high ?? null,
    weeks,
    fatigue: fatigueOf(weeks, addDays(to_day !== null && to_day < today ? to_day : today, -1)) ?? null,
  }
}

function sumOf<Name extends string>(rows: readonly Record<Name, number>[], name: Name): number {
  return rows.reduce((sum, row) => sum + row[name], 0)
}
