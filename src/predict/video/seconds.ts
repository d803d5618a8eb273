import { type Curve, watchingAt } from '../../measure/video/curve.ts'
import type { Video } from '../../measure/video/video-book.ts'
import { besidePeers, type Part, peersOf } from './beside-peers.ts'
import { shownIn } from './moment-column.ts'
import { ordersOf, type Sold, soldAt } from './sold-at.ts'

type WithCurve = Video & { curve: Curve }
const mostSteps = 120
/** Steps of a time axis that people read easily, in seconds. */
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600]
const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0)

/** A video step by step, cut also where a moment or what sold begins; what is placed at no second comes last. */
export function secondsOf(video: WithCurve, videos: readonly Video[]) {
  const { curve, seconds } = video
  const peers = peersOf(video, videos)
  const parts = besidePeers(video, peers)
  const sold = soldAt(video)
  const begins = beginsOf(video, sold)
  const watchedAt = (of: Curve, second: number) => watchingAt(of, Math.min(1, second / seconds))
  const rows = begins.map((second, place) => {
    const until = begins[place + 1] ?? seconds
    const [watching, after] = [watchedAt(curve, second), watchedAt(curve, until)]
    return {
      ...{ part: 'second' as const, second, until, watching },
      peers: peers.length === 0 ? null : sum(peers.map((one) => watchedAt(one.curve, second))) / peers.length,
      kept: watching === 0 ? null : after / watching,
      lost: watching - after,
      verdict: verdictAt(parts, second),
      ...shownIn(video.moments.filter((moment) => moment.second === second)),
      ...figuresOf(sold.get(second)),
    }
  })
  return [...rows, unplaced(video, sold)]
}

function beginsOf({ seconds, moments }: Video, sold: ReadonlyMap<number, Sold>): number[] {
  const step = steps.find((one) => seconds / one <= mostSteps) ?? seconds / mostSteps
  const even = Array.from({ length: Math.ceil(seconds / step) }, (_, place) => place * step)
  const told = moments.map(({ second }) => second).filter((second) => second < seconds)
  return [...new Set([...even, ...told, ...sold.keys()])].sort((a, b) => a - b)
}

function verdictAt(parts: readonly Part[], second: number): Part['verdict'] {
  return parts.find(({ from, to }) => second >= from - 1e-9 && second < to - 1e-9)?.verdict ?? ''
}

function figuresOf(sold: Sold | undefined) {
  return {
    placed_until: sold?.until ?? null,
    ...{ platform_clicks: sold?.platform_clicks ?? null, clicks: sold?.clicks ?? null, visits: sold?.visits ?? null },
    ...moneyOf(sold?.orders),
    product_orders: sold?.product_orders ?? null,
  }
}

function moneyOf(orders: Sold['orders']) {
  if (!orders) return { orders: null, declared: null, net_sales: null, cm3: null }
  const margins = orders.flatMap(({ cm3 }) => (cm3 === null ? [] : [cm3]))
  return {
    orders: orders.length,
    declared: orders.filter(({ edge }) => edge === 'declared').length,
    net_sales: sum(orders.map(({ net_sales }) => net_sales)),
    cm3: margins.length > 0 || orders.length === 0 ? sum(margins) : null,
  }
}

/** What the video's codes brought that stands at no second of it: null where that is not known at all. */
function unplaced(video: Video, sold: ReadonlyMap<number, Sold>) {
  const { brought } = video
  const placed = new Set((brought?.placed ?? []).flatMap((link) => ordersOf(link, video)))
  const rest = (whole: number | null | undefined, name: 'clicks' | 'visits') =>
    typeof whole === 'number' ? whole - sum([...sold.values()].map((one) => one[name] ?? 0)) : null
  return {
    ...{ part: 'unplaced' as const, second: null, until: null, watching: null, peers: null, kept: null, lost: null },
    ...{ verdict: '' as const, moment: '' as const, shows: '', placed_until: null, platform_clicks: null },
    ...{ clicks: rest(brought?.clicks, 'clicks'), visits: rest(brought?.visits, 'visits') },
    ...moneyOf(brought?.orders.filter((order) => !placed.has(order))),
    product_orders: null,
  }
}
