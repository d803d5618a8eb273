import { z95 } from '../../kernel/share.ts'
import type { LiveBook } from './live-book.ts'
import {
  type Edge,
  type LiveOrder,
  type LiveSession,
  type Matched,
  type Moment,
  matchOrders,
  usualOf,
} from './matched.ts'

export const hourMs = 3_600_000

/** A session with its orders, and how many of the modelled ones it brought beyond what is usual at that time. */
export type Played = {
  session: LiveSession
  matched: readonly Matched[]
  hours: number
  modelled: number
  usual: number | null
  /** An estimate with its interval (95%), all between none and all of the modelled orders. `extra` is null where nothing usual is known. */
  extra: number | null
  extra_low: number
  extra_high: number
}

/** The sessions that began in the days asked about, with their orders. */
export function playedOf({ sessions, orders, firstOrder }: LiveBook): Played[] {
  const matched = matchOrders(sessions, orders)
  return sessions
    .filter(({ is_inside }) => is_inside === 1)
    .map((session) => {
      const own = matched.get(session) ?? []
      const modelled = own.filter(({ edge }) => edge === 'modelled').length
      const usual = modelled === 0 ? undefined : usualOf(session, sessions, orders, firstOrder)
      return { session, matched: own, hours: (session.end - session.start) / hourMs, ...beyond(modelled, usual) }
    })
}

function beyond(modelled: number, usual: ReturnType<typeof usualOf>) {
  if (modelled === 0) return { modelled, usual: null, extra: 0, extra_low: 0, extra_high: 0 }
  if (!usual) return { modelled, usual: null, extra: null, extra_low: 0, extra_high: modelled }
  const within = (count: number) => Math.min(modelled, Math.max(0, count))
  // How many would have come anyway is a Poisson count, and its mean is known from so many days: half an order more keeps none from being certain.
  const mean = usual.orders + 0.5 / usual.days
  const half = z95 * Math.sqrt(mean + mean / usual.days)
  const extra = modelled - usual.orders
  return {
    ...{ modelled, usual: usual.orders, extra: within(extra) },
    ...{ extra_low: within(extra - half), extra_high: within(extra + half) },
  }
}

/** By how much a matched order counts: a modelled one by the share of those that the session is expected to have brought. */
export function weightOf({ modelled, extra }: Played, edge: Edge): number {
  if (edge !== 'modelled') return 1
  return modelled === 0 || extra === null ? 0 : extra / modelled
}

/** CM3 of an order's lines whose cost is known; null where none is. */
export function marginOf({ lines }: LiveOrder): number | null {
  const known = lines.flatMap(({ margin }) => (margin === null ? [] : [margin]))
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0)
}

export const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)

/** The sum of those that were told; null where none was. */
export function sumTold(counts: readonly (number | null)[]): number | null {
  const told = counts.filter((one) => one !== null)
  return told.length === 0 ? null : sum(told)
}

type Counted = 'comments' | 'clicks' | 'gifts' | 'orders'

/** A count of the whole room; where the room was not counted, that of its products. */
export function countedIn(moments: readonly Moment[], name: Counted): number | null {
  const room = sumTold(moments.filter(({ sku }) => sku === '').map((moment) => moment[name]))
  return room ?? sumTold(moments.map((moment) => moment[name]))
}

/** What a session's orders left before its fees, with the interval that comes of the modelled ones. Null where the cost of none is known. */
export function leftOver(played: Played): { margin: number; low: number; high: number } | null {
  const known = (of: (edge: Edge) => boolean) =>
    played.matched
      .filter(({ edge }) => of(edge))
      .map(({ order }) => marginOf(order))
      .filter((margin) => margin !== null)
  const [sure, modelled] = [known((edge) => edge !== 'modelled'), known((edge) => edge === 'modelled')]
  if (played.matched.length > 0 && sure.length + modelled.length === 0) return null
  const [certain, each] = [sum(sure), played.modelled === 0 ? 0 : sum(modelled) / played.modelled]
  const ends = [certain + each * played.extra_low, certain + each * played.extra_high]
  return { margin: certain + each * (played.extra ?? 0), low: Math.min(...ends), high: Math.max(...ends) }
}

/** The same with gifts and after fees; null where the fees are not known. */
export function margins(played: Played): { margin: number; low: number; high: number } | null {
  const { fees, gift_income } = played.session
  const left = leftOver(played)
  if (!left || fees === null) return null
  const beside = (gift_income ?? 0) - fees
  return { margin: left.margin + beside, low: left.low + beside, high: left.high + beside }
}
