/** What happened at a moment: of the whole room where `sku` is empty. Instants are milliseconds. */
export type Moment = {
  at: number
  until: number | null
  sku: string
  viewers: number | null
  comments: number | null
  clicks: number | null
  gifts: number | null
  orders: number | null
}
export type Shown = { sku: string; from: number; until: number; clicks: number | null }
export type LiveSession = {
  /** Platform and id. */
  key: string
  platform: string
  title: string
  host: string
  country: string
  sales_channel: string
  store: string
  start: number
  end: number
  /** Day, weekday (1 is Monday) and hour at which it began, where the brand lives. */
  began_on: string
  weekday: number
  hour: number
  /** Whether it began in the days that are asked about; the others only tell what is usual. */
  is_inside: number
  codes: ReadonlySet<string>
  stated_viewers: number | null
  stated_orders: number | null
  fees: number | null
  gift_income: number | null
  moments: readonly Moment[]
  shown: readonly Shown[]
}
type Line = { sku: string; units: number; sales: number; back: number; margin: number | null }
export type LiveOrder = {
  store: string
  order_id: string
  at: number
  channel: string
  market: string
  /** Its coupon, and the code of the link that brought it, with how each is known to be its. */
  codes: readonly { code: string; edge: 'deterministic' | 'declared' }[]
  lines: readonly Line[]
}
export const edges = ['deterministic', 'declared', 'modelled'] as const
export type Edge = (typeof edges)[number]
export type Matched = { order: LiveOrder; edge: Edge }

/** An order with a code of a session counts for it up to so many days after it began. */
export const codedDays = 7
/** An order without one may follow the product by so many minutes. */
export const tailMinutes = 15
/** What is usual is known by the same clock times of so many days before. */
export const usualDays = 28

const day = 86_400_000
const tail = tailMinutes * 60_000

/**
 * The orders of each session, each order once. One with a code of the session is of the last session with that code that had begun, if
 * that was in the week before. Any other is modelled: placed on the session's sales channel, in its market and store where those are
 * stated, while one of its products was shown or shortly after.
 */
export function matchOrders(
  sessions: readonly LiveSession[],
  orders: readonly LiveOrder[],
): Map<LiveSession, Matched[]> {
  const found = new Map<LiveSession, Matched[]>(sessions.map((session) => [session, []]))
  const latestFirst = sessions.toSorted((a, b) => b.start - a.start)
  const coded = latestFirst.filter(({ codes }) => codes.size > 0)
  const shops = Map.groupBy(
    latestFirst.filter(({ sales_channel, shown }) => sales_channel !== '' && shown.length > 0),
    (session) => session.sales_channel,
  )
  for (const order of orders) {
    const byCode = order.codes.flatMap(({ code, edge }) => {
      const session = coded.find(({ codes, start }) => codes.has(code) && isSoonAfter(start, order.at))
      return session ? [{ session, edge }] : []
    })[0]
    const shownTo = byCode ? undefined : shops.get(order.channel)?.find((one) => isShownTo(one, order, order.at))
    const session = byCode?.session ?? shownTo
    if (session) found.get(session)?.push({ order, edge: byCode?.edge ?? 'modelled' })
  }
  return found
}

const isSoonAfter = (start: number, at: number) => at >= start && at <= start + codedDays * day

/** Whether a product of the order was shown in the session at an instant or shortly before, where the session sells. */
function isShownTo(session: LiveSession, order: LiveOrder, at: number): boolean {
  if (at < session.start || at > session.end + tail) return false
  if (order.channel !== session.sales_channel) return false
  if (session.country !== '' && order.market !== session.country) return false
  if (session.store !== '' && order.store !== session.store) return false
  return session.shown.some(
    ({ sku, from, until }) => at >= from && at <= until + tail && order.lines.some((line) => line.sku === sku),
  )
}

export type Usual = { orders: number; days: number }

/**
 * How many orders would have been matched on other days at the same clock time: their mean over the days before on which orders of the
 * brand are known and no other session was on in the same shop. Undefined without such a day. `orders` are sorted by their instant.
 */
export function usualOf(
  session: LiveSession,
  sessions: readonly LiveSession[],
  orders: readonly LiveOrder[],
  firstOrder: number,
): Usual | undefined {
  const others = sessions.filter((one) => one.sales_channel === session.sales_channel)
  let [days, count] = [0, 0]
  for (let back = 1; back <= usualDays; back++) {
    const shift = back * day
    const [from, to] = [session.start - shift, session.end + tail - shift]
    if (from < firstOrder || others.some((one) => one.start < to && one.end + tail > from)) continue
    days++
    for (let at = firstAt(orders, from); at < orders.length; at++) {
      const order = orders[at] as LiveOrder
      if (order.at > to) break
      if (isShownTo(session, order, order.at + shift)) count++
    }
  }
  return days === 0 ? undefined : { orders: count / days, days }
}

/** The place of the first order at an instant or after it. */
function firstAt(orders: readonly LiveOrder[], instant: number): number {
  let [low, high] = [0, orders.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((orders[middle] as LiveOrder).at < instant) low = middle + 1
    else high = middle
  }
  return low
}
