import type { Day } from '../src/kernel/time.ts'
import { repeatOf, storefronts } from './brand/storefronts.ts'
import { accountFees } from './model/account-fees.ts'
import { affiliateSpend } from './model/affiliates.ts'
import { amazonOrder } from './model/amazon-order.ts'
import { arrive, comeBack, drivers } from './model/arrivals.ts'
import { type Calendar, calendarOf, endOf } from './model/calendar.ts'
import { drawCosts } from './model/costs.ts'
import { Customers, type Purchase } from './model/customers.ts'
import type { Intent } from './model/intent.ts'
import { drawLeaked } from './model/leaked.ts'
import { drawLive, type Live } from './model/live.ts'
import { personOf } from './model/names.ts'
import { ownSiteOrder } from './model/own-site-order.ts'
import { drawPlacements, type Placement } from './model/paid-traffic.ts'
import { drawPosts } from './model/posts.ts'
import { drawRates } from './model/rates.ts'
import { orderValue } from './model/repeat.ts'
import { occasionsOn } from './model/season.ts'
import { statedSpend } from './model/stated-spend.ts'
import { tiktokShopOrder } from './model/tiktok-shop-order.ts'
import { drawTouch } from './model/touch.ts'
import { drawVideos } from './model/videos.ts'
import { extents, type ScenarioOptions, scenarioBrand } from './options.ts'
import { Random } from './random.ts'
import type {
  Shopper,
  StatedCost,
  StatedFee,
  StatedOrder,
  StatedPost,
  StatedRates,
  StatedSpend,
  StatedVideo,
} from './statements.ts'

/** One day of the brand: its orders in the order they were placed, with all that became of them until the end. */
export type ScenarioDay = {
  index: number
  day: Day
  orders: StatedOrder[]
  spend: StatedSpend[]
  /** Marketplace fees of this day that belong to no order. */
  fees: StatedFee[]
}

export type Scenario = {
  options: Required<ScenarioOptions>
  brand: typeof scenarioBrand
  calendar: Calendar
  /** Ends of the marketplaces' settlement periods, as instants, ascending. Rows posted after the last are in no file. */
  settlementEnds: readonly number[]
  placements: readonly Placement[]
  costs: readonly StatedCost[]
  rates: readonly StatedRates[]
  /** Posts of creators, oldest first. */
  posts: readonly StatedPost[]
  /** Videos of which it is known who watched how far; each is one of the posts. */
  videos: readonly StatedVideo[]
  /** Live sessions and the orders that they bring; `days` has these, too. */
  live: Live
  /** Orders by the coupon that leaked, by the day's place in the calendar; `days` has these, too. */
  leaked: ReadonlyMap<number, readonly StatedOrder[]>
  /** Plays the brand from the first day to the last; memory holds one day and the customers. May be called again. */
  days(): Generator<ScenarioDay>
}

/** Days between the end of the last settlement and the end of the scenario. */
const unsettledDays = 5

/** A brand with known truth. Equal options give equal days. */
export function generate(options: ScenarioOptions): Scenario {
  const full = { ...options, seed: options.seed ?? 1 }
  const { days, scale, settlementDays } = extents[full.size]
  const calendar = calendarOf(full.end, days, scenarioBrand.zone)
  const first = calendar.days[0] as Day
  const settlementEnds: number[] = []
  for (let day = days - unsettledDays; day > 0; day -= settlementDays)
    settlementEnds.unshift(calendar.starts[day] as number)
  const placements = drawPlacements(full.seed, calendar.days, scale)
  const posts = drawPosts(full.seed, calendar, placements)
  const scenario: Scenario = {
    options: full,
    brand: scenarioBrand,
    calendar,
    settlementEnds,
    placements,
    costs: drawCosts(full.seed, first, days),
    rates: drawRates(full.seed, first, full.end),
    posts,
    videos: drawVideos(full.seed, posts, endOf(calendar)),
    live: drawLive(full.seed, calendar, scale, settlementEnds.at(-1) ?? 0),
    leaked: drawLeaked(full.seed, calendar, scale),
    days: () => play(scenario),
  }
  return scenario
}

function* play(scenario: Scenario): Generator<ScenarioDay> {
  const { calendar, options, placements } = scenario
  const { scale, searchTermsADay } = extents[options.size]
  const customers = new Customers(calendar)
  const numbers = storefronts.map(() => 0)
  for (const [index, day] of calendar.days.entries()) {
    const random = new Random(options.seed, `day/${index}`)
    arrive(random, customers, calendar, index, scale, placements)
    const orders = purchasesOf(random, customers, index).map(({ purchase, shopper }) => {
      const place = customers.storefrontOf(purchase.customer)
      numbers[place] = (numbers[place] ?? 0) + 1
      return orderOf(
        random,
        intentOf(random, scenario, customers, purchase, shopper, day, numbers[place] ?? 0),
        scenario,
      )
    })
    const ads = statedSpend(random, placements, day, index, searchTermsADay)
    const spend = [...ads, ...affiliateSpend(random, day, orders)]
    const settledUntil = scenario.settlementEnds.at(-1) ?? 0
    const fees = accountFees(calendar, index, scale, spend).filter(({ postedAt }) => postedAt < settledUntil)
    const beside = [...(scenario.live.orders.get(index) ?? []), ...(scenario.leaked.get(index) ?? [])]
    yield { index, day, orders: [...orders, ...beside].sort((a, b) => a.orderedAt - b.orderedAt), spend, fees }
  }
}

/** Everybody who buys on this day, by the clock; who buys again on the same day stands twice. */
function purchasesOf(random: Random, customers: Customers, index: number): { purchase: Purchase; shopper: Shopper }[] {
  const all = []
  for (const purchase of customers.dueOn(index)) {
    const count = customers.countPurchase(purchase.customer)
    comeBack(random, customers, purchase.customer, count, purchase.at)
    const person = personOf(purchase.customer)
    const id =
      storefronts[customers.storefrontOf(purchase.customer)]?.channel === 'own_site' ? person.email : person.handle
    all.push({ purchase, shopper: { index: purchase.customer, id, name: person.name, purchase: count } })
  }
  return all.sort((a, b) => a.purchase.at - b.purchase.at)
}

function intentOf(
  random: Random,
  { calendar }: Scenario,
  customers: Customers,
  { customer, at }: Purchase,
  shopper: Shopper,
  day: Day,
  number: number,
): Intent {
  const storefront = storefronts[customers.storefrontOf(customer)] as (typeof storefronts)[number]
  const acquiredBy = drivers[customers.driverOf(customer)] as string
  const driver = shopper.purchase === 1 ? acquiredBy : 'unpaid'
  const { touch, campaign, utm } = drawTouch(random, storefront.channel, driver, shopper.purchase)
  const value = orderValue(random, repeatOf[storefront.channel], customers.buyerOf(customer))
  return {
    storefront,
    shopper,
    at,
    day,
    number,
    value,
    occasions: occasionsOn(day, storefront.channel, storefront.market.country),
    cause: { driver, acquiredBy, touch },
    campaign,
    utm,
    horizon: endOf(calendar),
  }
}

function orderOf(random: Random, intent: Intent, scenario: Scenario): StatedOrder {
  const settledUntil = scenario.settlementEnds.at(-1) ?? 0
  if (intent.storefront.channel === 'amazon') return amazonOrder(random, intent, settledUntil)
  if (intent.storefront.channel === 'tiktok_shop') return tiktokShopOrder(random, intent, settledUntil)
  return ownSiteOrder(random, intent)
}
