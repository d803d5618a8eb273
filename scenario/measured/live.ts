import { addDays } from '../../src/kernel/time.ts'
import type { StatedLiveMoment, StatedLiveSession } from '../statements.ts'
import type { BookedOrder } from '../truth/day.ts'
import { type Asked, type Comparison, isIn, type Row } from './asked.ts'
import type { Known } from './brand.ts'

const [minuteMs, dayMs] = [60_000, 86_400_000]
const z = 1.959963984540054
const [tail, usualDays, codedDays] = [15 * minuteMs, 28, 7]

export type SoldLive = { booked: BookedOrder; edge: 'deterministic' | 'modelled' }

/** Whether one of an order's products was shown at an instant, or shortly before, where the session sells. */
function isShown({ channel, country, store, moments }: StatedLiveSession, { order }: BookedOrder, at: number): boolean {
  if (order.channel !== channel || order.country !== country || order.store !== store) return false
  return moments.some(({ sku, at: from, until = 0 }) => {
    return order.lines.some((line) => line.sku === sku) && from <= at && at <= until + tail
  })
}

/** The orders of each session as the guide gives them: by its coupon, else by what was shown; each of one session, the last that had begun. */
export function soldLive({ live, orders }: Known): Map<string, SoldLive[]> {
  const latest = live.toSorted((a, b) => b.startedAt - a.startedAt)
  const found = new Map<string, SoldLive[]>(live.map(({ id }) => [id, []]))
  for (const booked of orders) {
    const { order } = booked
    if (order.status !== 'placed') continue
    const coded = latest.find(({ coupon, startedAt }) => {
      const since = order.orderedAt - startedAt
      return coupon !== '' && coupon === order.couponCode && since >= 0 && since <= codedDays * dayMs
    })
    const session = coded ?? latest.find((one) => isShown(one, booked, order.orderedAt))
    if (session) found.get(session.id)?.push({ booked, edge: coded ? 'deterministic' : 'modelled' })
  }
  return found
}

/** Orders a day that would have been matched at this time of day in the weeks before, without days of other sessions; and of how many days. */
function usualOf({ live, orders }: Known, session: StatedLiveSession): { mean: number; days: number } {
  const shifts = Array.from({ length: usualDays }, (_, back) => (back + 1) * dayMs).filter((shift) => {
    const [from, to] = [session.startedAt - shift, session.endedAt + tail - shift]
    const beside = live.filter(({ channel }) => channel === session.channel)
    return !beside.some(({ startedAt, endedAt }) => startedAt < to && endedAt + tail > from)
  })
  const counted = shifts.flatMap((shift) =>
    orders.filter((one) => one.order.status === 'placed' && isShown(session, one, one.order.orderedAt + shift)),
  )
  return { mean: counted.length / shifts.length, days: shifts.length }
}

function extraOf(known: Known, session: StatedLiveSession, modelled: number) {
  if (modelled === 0) return { usual: null, extra: 0, extra_low: 0, extra_high: 0 }
  const { mean, days } = usualOf(known, session)
  const half = z * Math.sqrt((mean + 0.5 / days) * (1 + 1 / days))
  const held = (count: number) => Math.max(0, Math.min(modelled, count))
  return {
    ...{ usual: mean, extra: held(modelled - mean) },
    ...{ extra_low: held(modelled - mean - half), extra_high: held(modelled - mean + half) },
  }
}

const total = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)
const cm3Of = ({ entries }: BookedOrder) => total(entries.map(({ amounts }) => amounts.cm3))
const backOf = ({ entries }: BookedOrder) =>
  -total(entries.filter(({ entry }) => entry === 'refund').map(({ amounts }) => amounts.net_sales))

function rowOf(known: Known, session: StatedLiveSession, sold: readonly SoldLive[]): Row {
  const { startedAt, endedAt, currency, hostFee, otherFees = 0, gifts } = session
  const day = known.dayAt(startedAt)
  const hours = (endedAt - startedAt) / 3_600_000
  const of = (edge: SoldLive['edge']) => sold.filter((one) => one.edge === edge).map(({ booked }) => booked)
  const [sure, modelled] = [of('deterministic'), of('modelled')]
  const extra = extraOf(known, session, modelled.length)
  const left = (count: number) =>
    total(sure.map(cm3Of)) + (modelled.length ? (total(modelled.map(cm3Of)) * count) / modelled.length : 0)
  const fees = known.convert(hostFee + otherFees, currency, day)
  const gift_income = gifts === undefined ? null : known.convert(gifts, currency, day)
  const ends = [left(extra.extra_low), left(extra.extra_high)]
  const after = (amount: number, per = 1) => Math.round((amount + (gift_income ?? 0) - fees) / per) + 0
  const share = (count: number) => (sold.length === 0 ? null : count / sold.length)
  const booked = sold.map((one) => one.booked)
  return {
    ...{ session: `${session.platform}:${session.id}`, began_on: day, title: session.title, host: session.host },
    ...{ platform: session.platform, country: session.country, hours, viewers: session.viewers },
    ...roomOf(session.moments),
    ...{ orders: sold.length, deterministic: sure.length, declared: 0, modelled: modelled.length },
    ...extra,
    net_sales: total(booked.flatMap(({ entries }) => entries.map(({ amounts }) => amounts.net_sales))),
    refunds: total(booked.map(backOf)),
    returned: share(booked.filter((one) => backOf(one) > 0).length),
    cost_known: share(booked.filter(({ entries }) => entries.some(({ costKnown }) => costKnown)).length),
    ...{ gift_income, fees, margin_before_fees: Math.round(left(extra.extra)) + 0 },
    ...{ margin: after(left(extra.extra)), margin_per_hour: after(left(extra.extra), hours) },
    ...{ margin_low: after(Math.min(...ends)), margin_high: after(Math.max(...ends)) },
    ...{ per_hour_low: after(Math.min(...ends), hours), per_hour_high: after(Math.max(...ends), hours) },
  }
}

function roomOf(moments: readonly StatedLiveMoment[]): Row {
  const room = moments.filter(({ sku }) => sku === '')
  const told = (name: 'viewers' | 'comments' | 'gifts' | 'orders') => room.flatMap((one) => one[name] ?? [])
  return {
    peak_viewers: Math.max(...told('viewers')),
    average_viewers: total(told('viewers')) / room.length,
    ...{ comments: total(told('comments')), gifts: total(told('gifts')), stated_orders: total(told('orders')) },
    clicks: total(moments.flatMap(({ clicks }) => clicks ?? [])),
  }
}

/** Live sessions as they are to be, by a second implementation of what the guide says of them. */
function sessionRows(known: Known, asked: Asked): Row[] {
  const sold = soldLive(known)
  const inside = known.live.filter(({ startedAt }) => isIn(known.dayAt(startedAt), asked))
  return inside
    .filter(({ country }) => !asked.country || country === asked.country)
    .map((session) => rowOf(known, session, sold.get(session.id) ?? []))
}

const end = '2026-03-31'
export const live: Readonly<Record<string, readonly Comparison[]>> = {
  'live-sessions': [
    { asked: { from: addDays(end, -60), to: end }, rows: sessionRows },
    { asked: { from: addDays(end, -30), to: addDays(end, -7), country: 'US' }, rows: sessionRows },
  ],
}
