import type { Day } from '../../src/kernel/time.ts'
import { leak } from '../brand/leak.ts'
import type { Scenario, ScenarioDay } from '../generate.ts'
import { type Extent, extents } from '../options.ts'
import { Random } from '../random.ts'
import type { StatedOrder } from '../statements.ts'
import { botScene } from './bots.ts'
import { Clicks } from './clicks.ts'
import { dayMs, Journeys, leadDays } from './journeys.ts'
import { Lookers } from './lookers.ts'
import { Diary, type Plan } from './plan.ts'
import { Stage } from './stage.ts'
import { type PlayedVisit, playVisit } from './visit.ts'
import { firstLooker, visitorOf } from './visitor.ts'

/** The visits that begin on one of the brand's days, each person's in the order of time. */
export type TrafficDay = { index: number; day: Day; visits: PlayedVisit[] }

/** Visits by the leaked coupon are drawn beside the others, and nobody who came by it is written to: no other visit changes with them. */
const isLeaked = ({ cause }: StatedOrder) => cause.driver === leak.driver

/** Crawlers for each visit of a person. */
const botShare = 0.05

/**
 * Plays the visits to the brand's own site, while its days are played. Visits before an order are planned from the order, so
 * a day is ready some weeks after it: `add` gives the day that has become ready, `end` the rest. Memory holds those weeks.
 */
export class Traffic {
  readonly #scenario: Scenario
  readonly #extent: Extent
  readonly #clicks = new Clicks()
  readonly #diary = new Diary()
  readonly #journeys: Journeys
  readonly #lookers: Lookers
  readonly #stage: Stage
  readonly #planned: Plan[][]
  /** First orders by day: from then on the shop writes to the customer. */
  readonly #newcomers: { human: number; customerId: string; country: string }[][]

  constructor(scenario: Scenario) {
    this.#scenario = scenario
    this.#extent = extents[scenario.options.size]
    const { starts, days } = scenario.calendar
    this.#planned = days.map(() => [])
    this.#newcomers = days.map(() => [])
    const startOf = (index: number) => starts[index] as number
    this.#journeys = new Journeys({ clicks: this.#clicks, diary: this.#diary, indexOf: this.#indexOf, startOf })
    this.#lookers = new Lookers(scenario.calendar, this.#clicks, this.#diary)
    this.#stage = new Stage(scenario.options.seed)
  }

  add({ index, orders, spend }: ScenarioDay): TrafficDay | undefined {
    const random = new Random(this.#scenario.options.seed, `journeys/${index}`)
    const aside = new Random(this.#scenario.options.seed, `leaked-journeys/${index}`)
    this.#clicks.add(index, spend)
    for (const order of orders) {
      if (order.channel !== 'own_site') continue
      const plans = this.#journeys.plan(isLeaked(order) ? aside : random, order)
      for (const plan of plans) this.#planned[this.#indexOf(plan.at)]?.push(plan)
      if (isLeaked(order)) continue
      const { index: human, id: customerId, purchase } = order.customer
      if (purchase === 1) this.#newcomers[index]?.push({ human, customerId, country: order.country })
    }
    return index >= leadDays ? this.#play(index - leadDays) : undefined
  }

  *end(): Generator<TrafficDay> {
    const { length } = this.#planned
    for (let index = Math.max(0, length - leadDays); index < length; index++) yield this.#play(index)
  }

  #play(index: number): TrafficDay {
    const { calendar, options } = this.#scenario
    const random = new Random(options.seed, `traffic/${index}`)
    const aside = new Random(options.seed, `leaked-traffic/${index}`)
    const { scale, fullDays, pilotShare, lookers } = this.#extent
    const isFull = index >= calendar.days.length - fullDays
    const share = lookers * (isFull ? 1 : pilotShare)
    const plans = this.#planned[index] ?? []
    this.#planned[index] = []
    for (const plan of this.#lookers.plan(random, index, scale, share)) plans.push(plan)
    plans.sort((a, b) => a.at - b.at)
    const visits: PlayedVisit[] = []
    for (const plan of plans) {
      const visitor = visitorOf(options.seed, plan.human, plan.market)
      if (plan.human < firstLooker && !isFull && visitor.pilot >= pilotShare) continue
      const isOfLeak = plan.orders.some(isLeaked)
      visits.push(...this.#stage.play(isOfLeak ? aside : random, visitor, plan))
      if (!isOfLeak && random.chance(botShare)) visits.push(playVisit(random, botScene(random, plan)))
    }
    for (const { country, ...customer } of this.#newcomers[index] ?? []) this.#lookers.know(country, customer)
    this.#forget(index)
    return { index, day: calendar.days[index] as Day, visits }
  }

  readonly #indexOf = (at: number): number => Math.floor((at - (this.#scenario.calendar.starts[0] as number)) / dayMs)

  #forget(index: number): void {
    const over = (this.#scenario.calendar.starts[index] as number) - dayMs
    this.#diary.forget(over)
    this.#clicks.forget(index - leadDays)
    this.#journeys.forget(over + leadDays * dayMs)
  }
}
