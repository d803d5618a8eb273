import { addDays, type Day } from '../../kernel/time.ts'
import type { Placement } from '../../manage/placements.ts'
import type { Scope } from '../../manage/scope.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { limits } from '../ask.ts'
import type { Question } from '../define.ts'
import { demandRates } from '../rate-gaps.ts'
import type { ShownDay } from './fatigue.ts'
import {
  type AdDay,
  adDays,
  type PostCounts,
  pageDays,
  postCounts,
  taggedDays,
  type VisitDay,
} from './placement-facts.ts'

/** What the facts say of one placement on its days, and how often it was shown and did what it is for. */
export type Placed = { ads: AdDay[]; visits: VisitDay[]; post: PostCounts | undefined; days: PlacedDay[] }
export type PlacedDay = ShownDay & { market: string; platform: string }

/** Figures are asked for so many days back; what was shown before has those of its later days. */
const daysBack = 730
const ofPages = new Set(['product_page', 'gallery'])

type Asked = { placements: readonly Placement[]; today: Day; signal?: AbortSignal | undefined }

/** Asks for the facts of all these placements at once, and tells of each what is its own. Throws `missing_rate`. */
export async function placedDays(
  { warehouse }: { warehouse: Warehouse },
  scope: Scope,
  { placements, today, signal }: Asked,
): Promise<(placement: Placement) => Placed> {
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
    ads: byReference(ads.references.length ? await adDays(ads) : []),
    posts: tagged.references.length ? await postCounts(tagged) : [],
    tagged: byReference(tagged.references.length ? await taggedDays(tagged) : []),
    pages: byReference(pages.references.length ? await pageDays(pages) : []),
  }
  return (placement) => placedOf(placement, facts)
}

/** The first day that any placement asks for: not too long ago, and not in days to come. */
function firstDayOf(placements: readonly Placement[], today: Day): Day {
  const first = [today, ...placements.map(({ from_day }) => from_day)].sort()[0] ?? today
  return [first, addDays(today, -daysBack)].sort()[1] ?? today
}

type Known<Row> = ReadonlyMap<string, Row[]>
type Facts = { ads: Known<AdDay>; posts: PostCounts[]; tagged: Known<VisitDay>; pages: Known<VisitDay> }

function byReference<Row extends { reference: string }>(rows: readonly Row[]): Known<Row> {
  const known = new Map<string, Row[]>()
  for (const row of rows) {
    const those = known.get(row.reference)
    if (those) those.push(row)
    else known.set(row.reference, [row])
  }
  return known
}

/** What facts know a place by. Pages are known by their path, however their address was written. */
export function referenceOf({ channel, reference }: Pick<Placement, 'channel' | 'reference'>): string {
  return ofPages.has(channel) ? (URL.parse(reference)?.pathname ?? reference) : reference
}

function placedOf(placement: Placement, facts: Facts): Placed {
  const { channel, platform, from_day, to_day } = placement
  const reference = referenceOf(placement)
  const on = ({ day }: { day: Day }) => day >= from_day && (to_day === null || day <= to_day)
  const there = (one: { platform: string }) => platform === '' || one.platform.startsWith(platform.toLowerCase())
  const told = channel === 'ad' ? (facts.ads.get(reference) ?? []) : []
  const ads = told.filter((one) => there(one) && on(one))
  const visits = ((ofPages.has(channel) ? facts.pages : facts.tagged).get(reference) ?? []).filter(on)
  const isPost = ({ post_id, url }: PostCounts) => post_id === reference || url === reference
  const post = channel === 'feed' ? facts.posts.find((one) => isPost(one) && there(one)) : undefined
  return { ads, visits, post, days: ads.length ? ads.map(ofAd) : visits.map((one) => ofVisits(one, platform)) }
}

function ofAd({ day, market, platform, impressions, clicks }: AdDay): PlacedDay {
  return { day, market, platform, shown: impressions, acted: clicks }
}

function ofVisits({ day, market, visits, orders }: VisitDay, platform: string): PlacedDay {
  return { day, market, platform: platform.toLowerCase(), shown: visits, acted: orders }
}
