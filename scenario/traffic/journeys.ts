import { campaigns } from '../brand/campaigns.ts'
import { leak } from '../brand/leak.ts'
import { type Market, marketOf } from '../brand/markets.ts'
import { logNormal } from '../distributions.ts'
import type { Random } from '../random.ts'
import type { StatedOrder } from '../statements.ts'
import type { Clicks } from './clicks.ts'
import { type Diary, longest, minuteMs, type Plan } from './plan.ts'
import { campaignNamed, drawWay, isTagged, paidTouch, type Touch, ways } from './touch.ts'
import type { Slot } from './visitor.ts'

export const dayMs = 86_400_000
/** Visits before an order are made within so many days. */
export const leadDays = 28
/** Shops keep the tags of a click with orders of so many days. */
const keptDays = 7
/** Two orders of one person within this time are placed in one visit. */
const sameVisitMs = 90 * minuteMs

type World = { clicks: Clicks; diary: Diary; indexOf: (at: number) => number; startOf: (index: number) => number }

/** Plans the visits that lead to orders, from the order backwards: what brought it, what came before, and what the shop's tags say. */
export class Journeys {
  readonly #world: World
  readonly #last = new Map<number, Plan>()

  constructor(world: World) {
    this.#world = world
  }

  /** The visit in which an order is placed, and those before it. Nothing new where it is placed in the visit of another order. */
  plan(random: Random, order: StatedOrder): Plan[] {
    const human = order.customer.index
    const known = this.#last.get(human)
    const before = known?.orders.at(-1)
    if (known && before && order.orderedAt - before.orderedAt < sameVisitMs) {
      known.orders.push(order)
      this.#world.diary.hold(human, order.orderedAt, order.orderedAt + longest.afterOrder)
      return []
    }
    const market = marketOf(order.country)
    const { touch, earlier } = this.#reasons(random, order, market)
    const slot: Slot = touch.app || 'main'
    const visit: Plan = {
      human,
      market,
      store: order.store,
      slot,
      touch,
      at: order.orderedAt,
      orders: [order],
      customerId: order.customer.id,
      before: isTagged(touch) && random.chance(0.05) ? ways.organic_search(random, market) : undefined,
    }
    this.#last.set(human, visit)
    this.#world.diary.hold(human, visit.at - longest.beforeOrder, visit.at + longest.afterOrder)
    const isKnown = order.customer.purchase > 1
    const plans = earlier.map((one) => this.#earlier(visit, one, isKnown))
    return [visit, ...plans.filter((plan) => plan !== undefined)]
  }

  /** Forgets orders that no other can be placed together with any more. */
  forget(at: number): void {
    for (const [human, { orders }] of this.#last) {
      if ((orders.at(-1)?.orderedAt ?? 0) < at - sameVisitMs) this.#last.delete(human)
    }
  }

  #earlier(visit: Plan, { touch, at, elsewhere }: Earlier, isKnown: boolean): Plan | undefined {
    const slot: Slot = touch.app || (elsewhere ? 'other' : 'main')
    const free = this.#world.diary.take(visit.human, at, at + longest.plain)
    if (!free) return undefined
    // Who signs in on another browser is the customer there; on that of the order it becomes known with the order.
    const customerId = isKnown || slot !== visit.slot ? visit.customerId : ''
    return { ...visit, slot, touch, at, orders: [], customerId, before: undefined }
  }

  /** What began the order's visit, and the touches before it. */
  #reasons(random: Random, order: StatedOrder, market: Market): { touch: Touch; earlier: Earlier[] } {
    const { driver, touch: stated } = order.cause
    if (stated === leak.touch) return { touch: ways.deal_site(), earlier: [] }
    const driving = campaigns.find(({ id }) => id === driver)
    const retargeted = order.customer.purchase > 1 && stated === 'paid' ? campaignNamed(order.campaign) : undefined
    const paid = driving ?? retargeted
    if (paid) return this.#paid(random, order, market, paid)
    const touch =
      stated === 'email'
        ? ways.newsletter()
        : stated === 'organic_social'
          ? ways.organic_social(random)
          : stated === 'organic_search'
            ? ways.organic_search(random, market)
            : ways.direct()
    return { touch, earlier: this.#before(random, order, market, isTagged(touch)) }
  }

  /** A click on an ad: in the visit of the order, or some days before it. Where tags were lost, it was on another device. */
  #paid(random: Random, order: StatedOrder, market: Market, campaign: (typeof campaigns)[number]) {
    const isLost = order.campaign === ''
    const earlier = this.#before(random, order, market, !isLost)
    const sinceDayBegan = order.orderedAt - this.#world.startOf(this.#world.indexOf(order.orderedAt))
    if (!isLost && sinceDayBegan > longest.beforeOrder && random.chance(0.62)) {
      const touch = this.#click(random, campaign, market, order.orderedAt)
      if (touch) return { touch, earlier }
    }
    const touch = random.chance(0.7) ? ways.direct() : ways.organic_search(random, market)
    const first = Math.max(0.1, Math.min(keptDays - 1, logNormal(random, 0, 1)))
    for (let days = first; days < leadDays; days += 1) {
      const at = order.orderedAt - days * dayMs
      const click = this.#click(random, campaign, market, at)
      if (click)
        return {
          touch,
          earlier: [
            { touch: click, at, elsewhere: isLost },
            ...earlier.filter((one) => one.at < at || !isTagged(one.touch)),
          ],
        }
    }
    return { touch, earlier }
  }

  #click(random: Random, campaign: (typeof campaigns)[number], market: Market, at: number): Touch | undefined {
    const post = this.#world.clicks.take(campaign, market.country, this.#world.indexOf(at))
    return post === undefined ? undefined : paidTouch(random, campaign, post)
  }

  /** Visits that were only looks, over days. The nearer ones carry no tags if the shop kept none with the order. */
  #before(random: Random, order: StatedOrder, market: Market, mayBeTagged: boolean): Earlier[] {
    const found: Earlier[] = []
    const more = order.customer.purchase === 1 ? 0.52 : 0.3
    for (let i = 0; i < 5 && random.chance(more); i++) {
      const days = Math.max(0.15, Math.min(leadDays - 1, logNormal(random, 0.6, 1.1)))
      const at = order.orderedAt - Math.floor(days * dayMs)
      const touch = drawWay(random, market, mayBeTagged ? days > 1 : days > keptDays)
      found.push({ touch, at, elsewhere: random.chance(0.18) })
    }
    return found
  }
}

type Earlier = { touch: Touch; at: number; elsewhere: boolean }
