import type { Day } from '../../src/kernel/time.ts'
import type { Scenario } from '../generate.ts'
import { extents } from '../options.ts'
import type { StatedOrder } from '../statements.ts'
import { daysIn } from '../truth/books.ts'
import { landedShare, unpaidADay } from './lookers.ts'
import type { TrafficDay } from './traffic.ts'
import type { PlayedVisit, Visit } from './visit.ts'
import { adding, leaving, leavingAtOnce, paidFor } from './walk.ts'

/** A visit with its number and whether it is the person's first. Instants are ISO 8601. */
export type VisitTruth = Omit<Visit, 'started_at' | 'ended_at'> & {
  visit: number
  day: Day
  is_first: boolean
  started_at: string
  ended_at: string
}
/** An order that was placed in a visit, and the visits of up to 90 days before it that lead to it, oldest first, its own the last. */
export type OrderTruth = {
  order_id: string
  store: string
  ordered_at: string
  /** What was paid, in minor units, as the shop's export says. */
  value_minor: number
  currency: string
  coupon: string
  /** The customer of the export; the person is who the events alone tell. */
  customer: string
  person: string
  visit: number
  touches: TouchTruth[]
}
export type TouchTruth = Pick<
  VisitTruth,
  'visit' | 'channel' | 'source' | 'medium' | 'campaign' | 'content' | 'code'
> & {
  at: string
}
type Counts = {
  visits: number
  orders: number
  pages: number
  product_views: number
  added: number
  cart_views: number
  checkouts: number
  engaged_seconds: number
}
/** Where the rows go, one JSON a line. */
export type Rows = { visit(row: VisitTruth): void; order(row: OrderTruth): void; person(row: PersonTruth): void }
/** Ids that are the same person, as far as their owner has said so; people with one id only are left out. */
export type PersonTruth = { person: string; ids: string[] }

const journeyMs = 90 * 86_400_000

/** Writes down what is true of visits while they are played. Memory holds the ids of people, and 90 days of customers' visits. */
export class TrafficBook {
  readonly #scenario: Scenario
  readonly #rows: Rows
  readonly #dayAt: (at: number) => Day
  readonly #people = new Set<string>()
  readonly #ids = new Map<string, Set<string>>()
  readonly #touches = new Map<string, { at: number; touch: TouchTruth }[]>()
  readonly #cells = new Map<string, { day: Day; country: string; channel: string } & Counts>()
  readonly #campaigns = new Map<string, { day: Day; country: string; campaign: string; visits: number }>()
  readonly #pages = new Map<string, { path: string; entries: number; exits: number }>()
  readonly #totals = { ...empty(), events: 0, bots: 0 }

  constructor(scenario: Scenario, rows: Rows) {
    this.#scenario = scenario
    this.#rows = rows
    this.#dayAt = daysIn(scenario.brand.zone)
  }

  add({ visits, index }: TrafficDay): void {
    for (const played of visits) this.#addVisit(played)
    this.#forget((this.#scenario.calendar.starts[index] as number) - journeyMs - 86_400_000)
  }

  /** The people with several ids, and what the whole comes to. */
  end() {
    for (const [person, ids] of this.#ids) if (ids.size > 1) this.#rows.person({ person, ids: [...ids] })
    const { fullDays, pilotShare } = extents[this.#scenario.options.size]
    const { days } = this.#scenario.calendar
    return {
      options: this.#scenario.options,
      seen: { everybody_from: days[Math.max(0, days.length - fullDays)], share_before: pilotShare },
      model: { leaving, leaving_at_once: leavingAtOnce, adding, landed_share: landedShare, unpaid_a_day: unpaidADay },
      totals: { ...this.#totals, people: this.#people.size },
      cells: [...this.#cells.values()],
      campaigns: [...this.#campaigns.values()],
      pages: [...this.#pages.values()],
    }
  }

  #addVisit({ visit, orders }: PlayedVisit): void {
    this.#totals.events += visit.events
    const number = this.#totals.visits + this.#totals.bots
    const isFirst = !this.#people.has(visit.person)
    const { started_at, ended_at, ...rest } = visit
    const [at, until] = [new Date(started_at).toISOString(), new Date(ended_at).toISOString()]
    const day = this.#dayAt(started_at)
    this.#rows.visit({ visit: number, day, is_first: isFirst, started_at: at, ended_at: until, ...rest })
    if (visit.is_bot) {
      this.#totals.bots += 1
      return
    }
    this.#people.add(visit.person)
    this.#count(visit, day)
    if (!visit.person.startsWith('c')) return
    this.#noteIds(visit)
    const { channel, source, medium, campaign, content, code } = visit
    const touches = this.#touches.get(visit.person) ?? []
    touches.push({ at: started_at, touch: { visit: number, at, channel, source, medium, campaign, content, code } })
    this.#touches.set(visit.person, touches)
    for (const order of orders) this.#addOrder(order, visit.person, number)
  }

  #addOrder(order: StatedOrder, person: string, visit: number): void {
    const { orderId: order_id, store, currency, couponCode: coupon, customer, orderedAt } = order
    const all = this.#touches.get(person) ?? []
    const touches = all.filter(({ at }) => at >= orderedAt - journeyMs).map(({ touch }) => touch)
    const about = { order_id, store, ordered_at: new Date(orderedAt).toISOString() }
    const what = { value_minor: paidFor(order), currency, coupon, customer: customer.id }
    this.#rows.order({ ...about, ...what, person, visit, touches })
  }

  #noteIds({ person, anonymous_id, user_id }: Visit): void {
    const ids = this.#ids.get(person) ?? new Set()
    ids.add(anonymous_id)
    if (user_id) ids.add(user_id)
    this.#ids.set(person, ids)
  }

  #count(visit: Visit, day: Day): void {
    const { channel, country, campaign, entry_path, exit_path } = visit
    const cell = known(this.#cells, `${day}|${country}|${channel}`, () => ({ day, country, channel, ...empty() }))
    for (const counts of [cell, this.#totals]) addTo(counts, visit)
    if (campaign)
      known(this.#campaigns, `${day}|${country}|${campaign}`, () => ({ day, country, campaign, visits: 0 })).visits += 1
    const page = (path: string) => known(this.#pages, path, () => ({ path, entries: 0, exits: 0 }))
    page(entry_path).entries += 1
    page(exit_path).exits += 1
  }

  #forget(at: number): void {
    for (const [person, touches] of this.#touches) {
      const left = touches.filter((one) => one.at >= at)
      if (left.length === 0) this.#touches.delete(person)
      else if (left.length < touches.length) this.#touches.set(person, left)
    }
  }
}

const empty = (): Counts => ({
  ...{ visits: 0, orders: 0, pages: 0, product_views: 0, added: 0, cart_views: 0, checkouts: 0, engaged_seconds: 0 },
})

function addTo(counts: Counts, visit: Visit): void {
  counts.visits += 1
  counts.orders += visit.order_ids.length
  for (const name of ['pages', 'product_views', 'added', 'cart_views', 'checkouts'] as const)
    counts[name] += visit[name]
  counts.engaged_seconds = Math.round(10 * (counts.engaged_seconds + (visit.engaged_seconds ?? 0))) / 10
}

function known<Value>(all: Map<string, Value>, key: string, make: () => Value): Value {
  const found = all.get(key) ?? make()
  all.set(key, found)
  return found
}
