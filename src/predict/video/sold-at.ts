import type { Placed, Video, VideoMoment, VideoOrder } from '../../measure/video/video-book.ts'

type Told = number | null
/** What stands at a stretch of a video: that of its platform, of links shown there, and of products that are first shown there. */
export type Sold = {
  from: number
  until: number
  platform_clicks: Told
  clicks: Told
  visits: Told
  orders: readonly VideoOrder[] | undefined
  /** Orders that no link places, with a product that is first shown here. */
  product_orders: Told
}

/** Which orders are those of a link that is shown at certain seconds: of its code, or of its coupon where no other link shown there has it. */
export function ordersOf(link: Placed, { brought }: Video): VideoOrder[] {
  const isAlone = link.coupon !== '' && brought?.placed.filter(({ coupon }) => coupon === link.coupon).length === 1
  return (brought?.orders ?? []).filter(
    ({ own_code }) => own_code === link.code || (isAlone && own_code === link.coupon),
  )
}

/** What sold, by the second at which a stretch begins. Without an end of its own it reaches to the next moment, and the last to the end. */
export function soldAt(video: Video): Map<number, Sold> {
  const found = new Map<number, Sold>()
  const at = (from: number, until: number | null): Sold => {
    const known = found.get(from)
    const end = Math.min(video.seconds, until ?? nextAfter(from, video))
    const none = { platform_clicks: null, clicks: null, visits: null, orders: undefined, product_orders: null }
    const sold = { ...(known ?? { from, ...none }), until: Math.max(known?.until ?? 0, end) }
    found.set(from, sold)
    return sold
  }
  for (const { second, clicks } of video.moments) {
    if (clicks === null || second >= video.seconds) continue
    const sold = at(second, null)
    sold.platform_clicks = (sold.platform_clicks ?? 0) + clicks
  }
  for (const link of video.brought?.placed ?? []) {
    const sold = at(link.from, link.until)
    sold.clicks = (sold.clicks ?? 0) + link.clicks
    sold.visits = (sold.visits ?? 0) + link.visits
    sold.orders = [...(sold.orders ?? []), ...ordersOf(link, video)]
  }
  for (const { second, orders } of byProduct(video)) at(second, null).product_orders = orders
  return found
}

function nextAfter(second: number, { moments, brought, seconds }: Video): number {
  const begins = [...moments.map((one) => one.second), ...(brought?.placed ?? []).map(({ from }) => from)]
  return Math.min(seconds, ...begins.filter((one) => one > second))
}

/** By the moment that shows a product first: the orders that no link places and that hold it. */
function byProduct(video: Video): { second: number; orders: number }[] {
  if (!video.brought) return []
  const placed = new Set(video.brought.placed.flatMap((link) => ordersOf(link, video)))
  const others = video.brought.orders.filter((order) => !placed.has(order))
  if (others.length === 0) return []
  const first = new Map<string, VideoMoment>()
  for (const moment of video.moments)
    if (moment.sku && moment.second < video.seconds && !first.has(moment.sku)) first.set(moment.sku, moment)
  const bySecond = Map.groupBy(first.values(), ({ second }) => second)
  return [...bySecond].map(([second, shown]) => ({
    second,
    orders: others.filter(({ bought }) => shown.some(({ sku }) => bought.includes(sku))).length,
  }))
}
