import type { Random } from '../random.ts'
import { minuteMs, type Plan } from './plan.ts'
import { type Times, timesAround, timesFrom, timesUntil } from './timing.ts'
import { isTagged, type Touch } from './touch.ts'
import { type PlayedVisit, playVisit, type Scene } from './visit.ts'
import { type Met, meet, type Visitor } from './visitor.ts'
import { type Look, walkOfLooker, walkToOrder } from './walk.ts'

/** Turns plans into visits, and remembers which browsers have said whose they are. Plans of one person come in the order of time. */
export class Stage {
  readonly #seed: number
  readonly #known = new Set<string>()

  constructor(seed: number) {
    this.#seed = seed
  }

  /** The visit of a plan, and the one just before it where there is one; nothing of people who allow nothing. */
  play(random: Random, visitor: Visitor, plan: Plan): PlayedVisit[] {
    const { consent } = visitor
    if (consent === 'none') return []
    const { looks, times } = plan.orders.length > 0 ? toOrders(random, plan) : looking(random, plan)
    const begun = times[0] as number
    const before = plan.before && this.#before(random, visitor, plan, plan.before, begun)
    const met = meet(this.#seed, visitor, plan.slot, begun)
    const scene = this.#scene(plan, met, consent, looks, times)
    return [...(before ? [before] : []), playVisit(random, scene)]
  }

  #before(random: Random, visitor: Visitor, plan: Plan, touch: Touch, begun: number): PlayedVisit {
    const looks = walkOfLooker(random, plan.market, touch).slice(0, 2)
    const times = timesUntil(random, looks, begun - random.between(1, 8) * minuteMs)
    const met = meet(this.#seed, visitor, plan.slot, times[0] as number)
    const consent = visitor.consent === 'full' ? 'full' : 'cookieless'
    return playVisit(random, this.#scene({ ...plan, touch, customerId: '' }, met, consent, looks, times))
  }

  #scene(plan: Plan, met: Met, consent: Scene['consent'], looks: readonly Look[], times: Times): Scene {
    const { store, market, touch, customerId } = plan
    const scene: Scene = { store, market, touch, met, consent, looks, times, userId: '' }
    if (!met.isLinked || customerId === '') return scene
    if (this.#known.has(met.key)) return { ...scene, userId: customerId }
    this.#known.add(met.key)
    return { ...scene, identify: { place: placeOfSignIn(plan, looks), userId: customerId } }
  }
}

/** New customers say who they are at the checkout, others when they come. */
function placeOfSignIn({ orders }: Plan, looks: readonly Look[]): number {
  const isNew = orders[0]?.customer.purchase === 1
  return isNew ? looks.findIndex(({ page }) => page.kind === 'contact') : 0
}

function looking(random: Random, { market, touch, at }: Plan): { looks: Look[]; times: Times } {
  const looks = withReload(random, walkOfLooker(random, market, touch), touch)
  return { looks, times: timesFrom(random, looks, at) }
}

function toOrders(random: Random, { market, touch, orders }: Plan): { looks: Look[]; times: Times } {
  const segments = orders.map((order, i) => walkToOrder(random, market, touch, order, i === 0))
  const [first = []] = segments
  segments[0] = withReload(random, first, touch)
  const times = timesAround(
    random,
    segments,
    orders.map(({ orderedAt }) => orderedAt),
  )
  return { looks: segments.flat(), times }
}

/** The page that a campaign led to is loaded again at times: the same tags begin no second visit. */
function withReload(random: Random, looks: Look[], touch: Touch): Look[] {
  const [first, ...others] = looks
  if (!first || !isTagged(touch) || !random.chance(0.03)) return looks
  return [first, { page: first.page, acts: [], again: true }, ...others]
}
