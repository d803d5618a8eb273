import type { LiveOrder, LiveSession, Moment, Shown } from './matched.ts'

type Batches = AsyncIterable<readonly unknown[]>
type Count = number | null

type SessionRow = Omit<LiveSession, 'key' | 'codes' | 'moments' | 'shown' | 'start' | 'end'> & {
  session_id: string
  start_ms: number
  end_ms: number
  is_inside: number
  codes: string
  moments: [number, Count, string, Count, Count, Count, Count, Count][]
}
type OrderRow = {
  of_store: string
  of_order: string
  at_ms: number
  channel: string
  market: string
  by_coupon: string
  by_code: string
  by_edge: string
  lines: [sku: string, units: number, sales: number, back: number, margin: number | null][]
}

/** What is known of a question's live sessions: all of them, those that began in its days first marked `is_inside`. */
export type LiveBook = {
  sessions: readonly LiveSession[]
  orders: readonly LiveOrder[]
  /** When the brand's first order was placed. */
  firstOrder: number
  titles: ReadonlyMap<string, string>
}

/** Reads what `liveAsks` found: sessions, orders, the first order, and titles of products. */
export async function readLive(found: Batches): Promise<LiveBook> {
  const batches: (readonly unknown[])[] = []
  for await (const batch of found) batches.push(batch)
  const [sessions = [], orders = [], firsts = [], titles = []] = batches
  return {
    sessions: (sessions as readonly SessionRow[]).map(sessionOf),
    orders: (orders as readonly OrderRow[]).map(orderOf),
    firstOrder: (firsts as readonly { first_ms: number }[])[0]?.first_ms ?? 0,
    titles: new Map((titles as readonly { sku: string; title: string }[]).map(({ sku, title }) => [sku, title])),
  }
}

function sessionOf({ start_ms: start, end_ms: end, codes, moments: told, ...row }: SessionRow): LiveSession {
  const moments = told
    .map(
      ([at, until, sku, viewers, comments, clicks, gifts, orders]): Moment => ({
        ...{ at, until, sku, viewers, comments, clicks, gifts, orders },
      }),
    )
    .sort((a, b) => a.at - b.at)
  return {
    ...row,
    key: `${row.platform}:${row.session_id}`,
    ...{ start, end, moments, shown: shownIn(moments, end) },
    codes: new Set(codes.split(' ').filter(Boolean)),
  }
}

/** When which product was shown: until it is said, else until the next one, else until the end. */
function shownIn(moments: readonly Moment[], end: number): Shown[] {
  const shown = moments.filter(({ sku }) => sku !== '')
  return shown.map(({ sku, at, until, clicks }) => {
    const next = shown.find((other) => other.at > at)?.at ?? end
    return { sku, from: at, until: Math.max(at, until ?? next), clicks }
  })
}

function orderOf({ of_store: store, of_order: order_id, at_ms: at, channel, market, ...told }: OrderRow): LiveOrder {
  const { by_coupon, by_code, by_edge, lines } = told
  return {
    ...{ store, order_id, at, channel, market },
    codes: [
      ...(by_coupon ? [{ code: by_coupon, edge: 'deterministic' as const }] : []),
      ...(by_code
        ? [{ code: by_code, edge: by_edge === 'declared' ? ('declared' as const) : ('deterministic' as const) }]
        : []),
    ],
    lines: lines.map(([sku, units, sales, back, margin]) => ({ sku, units, sales, back, margin })),
  }
}
