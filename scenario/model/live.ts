import { type Broadcast, broadcasts } from '../brand/live.ts'
import { marketOf } from '../brand/markets.ts'
import { products } from '../brand/products.ts'
import { storefronts } from '../brand/storefronts.ts'
import { poisson } from '../distributions.ts'
import { Random } from '../random.ts'
import type { StatedLine, StatedLiveMoment, StatedLiveSession, StatedOrder } from '../statements.ts'
import { type Calendar, endOf } from './calendar.ts'
import type { Intent } from './intent.ts'
import { personOf } from './names.ts'
import { listPrice } from './prices.ts'
import { tiktokShopOrder } from './tiktok-shop-order.ts'

export type Live = {
  sessions: readonly StatedLiveSession[]
  /** The orders that sessions bring, by the day's place in the calendar. */
  orders: ReadonlyMap<number, readonly StatedOrder[]>
}

const minuteMs = 60_000
/** Some decide after the next product is on already. */
const lateMinutes = 10
/** What is bought on the spur of the moment comes back more often. */
const refundShare = 0.16
/** Orders of live sessions are numbered beyond those of the other days. */
const firstNumber = 50_000_000
/** So are the people who place them; two years bring two thirds as many others. */
const firstPersonAt = (scale: number) => Math.ceil(30_000 * scale) + 1_000

/** All live sessions with what they sold. They are drawn beside the other orders: none of these changes with them. */
export function drawLive(seed: number, calendar: Calendar, scale: number, settledUntil: number): Live {
  const orders = new Map<number, StatedOrder[]>()
  let count = 0
  const firstPerson = firstPersonAt(scale)
  const sessions = broadcasts.map((broadcast) => {
    const random = new Random(seed, `live/${broadcast.id}`)
    const index = calendar.days.length - broadcast.daysBefore
    const startedAt = (calendar.starts[index] as number) + broadcast.hour * 60 * minuteMs
    const shown = shownIn(broadcast, startedAt)
    const sold = shown.flatMap((one) => {
      const mean = (broadcast.pull * scale * one.share) / shown.reduce((sum, { share }) => sum + share, 0)
      return Array.from({ length: poisson(random, mean) }, () => {
        const latest = one.until - one.from + lateMinutes * minuteMs
        return { sku: one.sku, at: one.from + Math.floor((random.uniform() * latest) / 1000) * 1000 }
      })
    })
    const placed = sold
      .toSorted((a, b) => a.at - b.at)
      .map((sale) => {
        const buyer = { person: firstPerson + count, number: firstNumber + count }
        count += 1
        const linesOf = (chance: Random) => [lineOf(broadcast.country, sale.sku, chance)]
        const intent = intentOf(broadcast, sale.at, buyer, calendar, index)
        return tiktokShopOrder(random, intent, settledUntil, { linesOf, refundShare })
      })
    orders.set(index, [...(orders.get(index) ?? []), ...placed])
    return sessionOf(random, broadcast, startedAt, shown, placed)
  })
  return { sessions, orders }
}

type Shown = { sku: string; share: number; from: number; until: number }

/** Products follow each other, each for as long as the others. */
function shownIn({ shown, minutes }: Broadcast, startedAt: number): Shown[] {
  const each = Math.floor(minutes / shown.length)
  return shown.map(([sku, share], place) => {
    const from = startedAt + place * each * minuteMs
    return { sku, share, from, until: from + each * minuteMs }
  })
}

type Buyer = { person: number; number: number }

function intentOf(
  { id, store }: Broadcast,
  at: number,
  { person, number }: Buyer,
  calendar: Calendar,
  index: number,
): Intent {
  const { handle, name } = personOf(person)
  return {
    storefront: storefronts.find((one) => one.store === store) as (typeof storefronts)[number],
    shopper: { index: person, id: handle, name, purchase: 1 },
    ...{ at, number, day: calendar.days[index] as string, value: 0, occasions: [] },
    cause: { driver: id, acquiredBy: id, touch: 'live' },
    ...{ campaign: '', utm: ['', ''], horizon: endOf(calendar) },
  }
}

/** One of what was shown; every eighth takes two. */
function lineOf(country: string, sku: string, random: Random): StatedLine {
  const place = products.findIndex((one) => one.sku === sku)
  const price = listPrice(marketOf(country), place)
  const quantity = random.chance(0.125) ? 2 : 1
  const none = { coupon: 0, shipping: 0, tax: 0, shippingTax: 0, refund: 0, refundedUnits: 0 }
  const title = products[place]?.title ?? ''
  return { sku, title, quantity, listPrice: price, price, goods: price * quantity, ...none }
}

function sessionOf(
  random: Random,
  broadcast: Broadcast,
  startedAt: number,
  shown: readonly Shown[],
  orders: readonly StatedOrder[],
): StatedLiveSession {
  const { id, platform, title, host, channel, store, country, minutes, coupon, peak } = broadcast
  const endedAt = startedAt + minutes * minuteMs
  const room = Array.from({ length: minutes }, (_, minute) => roomAt(random, peak, startedAt, minute, minutes, orders))
  const clicksOf = ({ from, until, share }: Shown) => {
    const watching = room.filter(({ at }) => at >= from && at < until).reduce((sum, one) => sum + (one.viewers ?? 0), 0)
    return Math.round(watching * 0.012 * share * (0.8 + 0.4 * random.uniform()))
  }
  const nothing = { viewers: undefined, comments: undefined, gifts: undefined, orders: undefined }
  return {
    ...{ id, platform, title, host, channel, store, country, coupon, startedAt, endedAt },
    ...{ currency: marketOf(country).currency, hostFee: broadcast.hostFee, otherFees: broadcast.otherFees },
    ...{ gifts: broadcast.gifts, viewers: Math.round(peak * (6 + 2 * random.uniform())) },
    moments: [
      ...room,
      ...shown.map((one) => ({ ...nothing, at: one.from, until: one.until, sku: one.sku, clicks: clicksOf(one) })),
    ],
  }
}

/** A minute of the room: it fills for a quarter of the session and thins out after. The platform counts orders that are cancelled, too. */
function roomAt(
  random: Random,
  peak: number,
  startedAt: number,
  minute: number,
  minutes: number,
  orders: readonly StatedOrder[],
): StatedLiveMoment {
  const at = startedAt + minute * minuteMs
  const gone = minute / minutes
  const filled = gone < 0.25 ? 0.3 + 2.8 * gone : 1 - 0.6 * (gone - 0.25)
  const viewers = Math.round(peak * filled * (0.9 + 0.2 * random.uniform()))
  const placed = orders.filter(({ orderedAt }) => orderedAt >= at && orderedAt < at + minuteMs)
  return {
    ...{ at, until: undefined, sku: '', viewers, clicks: undefined },
    comments: poisson(random, viewers * 0.02),
    gifts: poisson(random, viewers * 0.001),
    orders: placed.length,
  }
}
