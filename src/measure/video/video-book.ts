import { type Stretch, shownAt } from '../../kernel/shown-at.ts'
import { type Curve, curveOf } from './curve.ts'

type Batches = AsyncIterable<readonly unknown[]>
type Told = number | null

export type VideoMoment = { second: number; kind: string; sku: string; note: string; clicks: Told }
export const videoEdges = ['deterministic', 'declared'] as const
/** An order with the code by which it is the video's. */
export type VideoOrder = {
  store: string
  order_id: string
  placed_on: string
  own_code: string
  edge: (typeof videoEdges)[number]
  /** Its products. */
  bought: readonly string[]
  net_sales: number
  refunds: number
  cm3: Told
}
/** What a link brought that is shown at certain seconds of a video; its orders are those of its code, or of its coupon. */
export type Placed = Stretch & { code: string; coupon: string; clicks: number; visits: number }

/** A video with its curve, its moments, and what its codes brought: undefined without a code of its own; of coupons alone no clicks are known. */
export type Video = {
  key: string
  platform: string
  title: string
  seconds: number
  published_on: string | null
  sku: string
  version_of: string
  views: Told
  curve: Curve | undefined
  moments: readonly VideoMoment[]
  /** Codes that other videos state, too: what they bring is nobody's for certain. */
  sharedCodes: number
  brought: { clicks: Told; visits: Told; orders: readonly VideoOrder[]; placed: readonly Placed[] } | undefined
}

type VideoRow = Pick<Video, 'platform' | 'title' | 'seconds' | 'published_on' | 'sku' | 'version_of' | 'views'> & {
  video_id: string
  codes: string
  points: [position: Told, second: Told, watching: number, relative: Told][]
  moments: [second: number, kind: string, sku: string, note: string, clicks: Told][]
}
type LinkRow = { of_post: string; link_code: string; link_coupon: string; fragment: string }
type OrderRow = Omit<VideoOrder, 'edge' | 'own_code'> & { coupon: string; code: string; edge: string }

/** Reads what `videoAsks` found. */
export async function readVideos(found: Batches): Promise<Video[]> {
  const batches: (readonly unknown[])[] = []
  for await (const batch of found) batches.push(batch)
  const [videos = [], links = [], clicks = [], visits = [], orders = []] = batches
  const rows = videos as readonly VideoRow[]
  const ofLinks = Map.groupBy(links as readonly LinkRow[], ({ of_post }) => of_post)
  const codesOf = rows.map(({ video_id, codes }) => [
    ...new Set([
      ...codes.split(' ').filter(Boolean),
      ...(ofLinks.get(video_id) ?? []).map(({ link_code }) => link_code),
    ]),
  ])
  const known = new Set((links as readonly LinkRow[]).map(({ link_code }) => link_code))
  const owners = Map.groupBy(codesOf.flat(), (code) => code)
  const isOwn = (code: string) => owners.get(code)?.length === 1
  const byCode = {
    clicks: new Map((clicks as readonly { of_code: string; clicks: number }[]).map((row) => [row.of_code, row.clicks])),
    visits: new Map((visits as readonly { of_code: string; visits: number }[]).map((row) => [row.of_code, row.visits])),
    orders: ordersByCode(orders as readonly OrderRow[], isOwn),
  }
  return rows.map((row, at) => {
    const codes = codesOf[at] ?? []
    const own = codes.filter(isOwn)
    const total = (counts: ReadonlyMap<string, number>) =>
      own.some((code) => known.has(code)) ? own.reduce((sum, code) => sum + (counts.get(code) ?? 0), 0) : null
    return {
      ...about(row),
      sharedCodes: codes.length - own.length,
      brought:
        own.length === 0
          ? undefined
          : {
              ...{ clicks: total(byCode.clicks), visits: total(byCode.visits) },
              orders: own.flatMap((code) => byCode.orders.get(code) ?? []),
              placed: (ofLinks.get(row.video_id) ?? [])
                .filter(({ link_code }) => isOwn(link_code))
                .flatMap((link) => placedOf(link, row.seconds, byCode)),
            },
    }
  })
}

type Counts = Record<'clicks' | 'visits', ReadonlyMap<string, number>>

/** What a link brought, where it says at which seconds it is shown; nothing of one that is shown after the end. */
function placedOf(
  { link_code: code, link_coupon: coupon, fragment }: LinkRow,
  seconds: number,
  counts: Counts,
): Placed[] {
  const shown = shownAt(fragment)
  if (!shown || shown.from >= seconds) return []
  return [{ ...shown, code, coupon, clicks: counts.clicks.get(code) ?? 0, visits: counts.visits.get(code) ?? 0 }]
}

/** Each order under one code: its coupon where that is a video's own, else the link that brought it. */
function ordersByCode(rows: readonly OrderRow[], isOwn: (code: string) => boolean): Map<string, VideoOrder[]> {
  const found = new Map<string, VideoOrder[]>()
  for (const { coupon, code, edge, ...order } of rows) {
    const byCoupon = isOwn(coupon)
    const key = byCoupon ? coupon : code
    if (!isOwn(key)) continue
    const known = byCoupon || edge !== 'declared' ? 'deterministic' : 'declared'
    found.set(key, [...(found.get(key) ?? []), { ...order, own_code: key, edge: known }])
  }
  return found
}

function about({ video_id, codes: _, points, moments, ...row }: VideoRow) {
  return {
    ...row,
    key: `${row.platform}:${video_id}`,
    curve: curveOf(points, row.seconds),
    moments: moments
      .map(([second, kind, sku, note, clicks]) => ({ second, kind, sku, note, clicks }))
      .sort((a, b) => a.second - b.second),
  }
}
