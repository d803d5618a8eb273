import type { Day } from '../../src/kernel/time.ts'
import { type Market, marketOf } from '../brand/markets.ts'
import { type Storefront, storefronts } from '../brand/storefronts.ts'
import { poisson } from '../distributions.ts'
import { momentsOf } from '../model/arrivals.ts'
import type { Calendar } from '../model/calendar.ts'
import { occasionsOn, season } from '../model/season.ts'
import type { Random } from '../random.ts'
import type { Clicks } from './clicks.ts'
import { type Diary, longest, type Plan } from './plan.ts'
import { paidTouch, type Touch, type Way, ways } from './touch.ts'
import { firstLooker } from './visitor.ts'

/** Unpaid visits a day without an order, in the model's base size, before season and growth. */
export const unpaidADay = {
  organic_search: 78,
  direct: 60,
  organic_social: 25,
  untagged_social: 25,
  organic_video: 9,
  referral: 16,
  ai_assistants: 15,
  affiliates: 12,
  chat: 14,
  email: 48,
  sms: 13,
} as const satisfies Partial<Record<Way, number>>
/** Of clicks on ads so many become visits of people who do not order then; the others are never seen on the site. */
export const landedShare = 0.31

/** Ways in that only customers have, and that customers have often. */
const ofCustomers: Readonly<Partial<Record<Way, number>>> = { email: 0.85, sms: 1, direct: 0.35, chat: 0.2 }
const comesBack = 0.2
const remembered = 4000

type Someone = { human: number; customerId: string }

/** Plans the visits in which nobody orders: on ads as far as clicks go, and by every unpaid way. */
export class Lookers {
  readonly #calendar: Calendar
  readonly #clicks: Clicks
  readonly #diary: Diary
  readonly #customers = new Map<string, Someone[]>()
  readonly #lately = new Map<string, number[]>()
  #count = 0

  constructor(calendar: Calendar, clicks: Clicks, diary: Diary) {
    this.#calendar = calendar
    this.#clicks = clicks
    this.#diary = diary
  }

  /** Notes a customer, who comes back by links that the shop sends. */
  know(country: string, customer: Someone): void {
    const known = this.#customers.get(country) ?? []
    known.push(customer)
    this.#customers.set(country, known)
  }

  /** The visits of a day; `share` of them are seen. */
  *plan(random: Random, index: number, scale: number, share: number): Generator<Plan> {
    for (const storefront of storefronts.filter(({ channel }) => channel === 'own_site')) {
      const { market } = storefront
      const moment = momentsOf(this.#calendar, index, storefront)
      const day = this.#calendar.days[index] as Day
      const lift = season(day, index, occasionsOn(day, 'own_site', market.country))
      for (const [way, perDay] of Object.entries(unpaidADay) as [keyof typeof unpaidADay, number][]) {
        const mean = perDay * market.weight * scale * share * lift
        for (let left = poisson(random, mean); left > 0; left--) {
          const who = this.#who(random, market, ofCustomers[way] ?? 0)
          yield* this.#visit(who, storefront, moment(random), ways[way](random, market))
        }
      }
    }
    for (const { campaign, country, count } of this.#clicks.lookers(random, index, landedShare * share)) {
      const storefront = storefronts.find(
        (one) => one.channel === 'own_site' && one.market.country === country,
      ) as Storefront
      const moment = momentsOf(this.#calendar, index, storefront)
      for (let i = 0; i < count; i++) {
        const post = this.#clicks.take(campaign, country, index)
        if (post === undefined) break
        const who = this.#who(random, marketOf(country), 0)
        yield* this.#visit(who, storefront, moment(random), paidTouch(random, campaign, post))
      }
    }
  }

  *#visit({ human, customerId }: Someone, { market, store }: Storefront, at: number, touch: Touch): Generator<Plan> {
    if (!this.#diary.take(human, at, at + longest.plain)) return
    yield { human, market, store, slot: touch.app || 'main', touch, at, orders: [], customerId, before: undefined }
  }

  /** A customer, somebody who was there lately, or somebody new. Later customers are likelier. */
  #who(random: Random, { country }: Market, customers: number): Someone {
    const known = this.#customers.get(country) ?? []
    if (random.chance(customers) && known.length > 0) {
      return known[Math.floor(known.length * Math.sqrt(random.uniform()))] as Someone
    }
    const lately = this.#lately.get(country) ?? []
    this.#lately.set(country, lately)
    if (lately.length > 0 && random.chance(comesBack)) return { human: random.pick(lately), customerId: '' }
    const human = firstLooker + this.#count++
    if (lately.length < remembered) lately.push(human)
    else lately[human % remembered] = human
    return { human, customerId: '' }
  }
}
