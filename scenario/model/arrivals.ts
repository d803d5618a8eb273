import { zoneOffset } from '../../src/kernel/time.ts'
import { campaigns } from '../brand/campaigns.ts'
import { repeatOf, type Storefront, storefronts } from '../brand/storefronts.ts'
import { poisson, weighted } from '../distributions.ts'
import type { Random } from '../random.ts'
import type { Calendar } from './calendar.ts'
import type { Customers } from './customers.ts'
import type { Placement } from './paid-traffic.ts'
import { drawBuyer, weeksToNext } from './repeat.ts'
import { occasionsOn, season } from './season.ts'

/** What can bring a new customer: nothing paid, or a campaign. Customers remember the place in this list. */
export const drivers: readonly string[] = ['unpaid', ...campaigns.map(({ id }) => id)]

const weekMs = 7 * 86_400_000

/** When people buy, by the hour of their own clock. */
const hours = [4, 2, 1, 1, 1, 2, 4, 7, 10, 13, 15, 16, 17, 16, 15, 15, 16, 18, 21, 25, 28, 26, 19, 10]
const drawHour = weighted(hours)

/** Adds the day's new customers, each due to buy at once, at a moment that suits the clock where they live. */
export function arrive(
  random: Random,
  customers: Customers,
  calendar: Calendar,
  index: number,
  scale: number,
  placements: readonly Placement[],
): void {
  for (const [place, storefront] of storefronts.entries()) {
    const moment = momentsOf(calendar, index, storefront)
    for (const [driver, mean] of expectedBy(storefront, calendar, index, scale, placements)) {
      for (let left = poisson(random, mean); left > 0; left--) {
        const buyer = drawBuyer(random, repeatOf[storefront.channel])
        customers.schedule(customers.add(place, driver, buyer), moment(random))
      }
    }
  }
}

/** Expected new customers of a storefront on a day, by what brings them. */
export function expectedBy(
  storefront: Storefront,
  calendar: Calendar,
  index: number,
  scale: number,
  placements: readonly Placement[],
): [driver: number, mean: number][] {
  const { channel, market } = storefront
  const day = calendar.days[index] as string
  const lift = season(day, index, occasionsOn(day, channel, market.country))
  const paid = placements
    .filter(({ campaign, country }) => campaign.channel === channel && country === market.country)
    .map(({ campaign, newCustomers }): [number, number] => [drivers.indexOf(campaign.id), newCustomers[index] ?? 0])
  return [[0, storefront.unpaidPerDay * scale * lift], ...paid]
}

/** When a customer who bought buys next, if the customer stays: the dropout follows every purchase but the first. */
export function comeBack(random: Random, customers: Customers, customer: number, purchase: number, at: number): void {
  const buyer = customers.buyerOf(customer)
  if (purchase > 1 && random.chance(buyer.leave)) return
  customers.schedule(customer, Math.floor((at + weeksToNext(random, buyer) * weekMs) / 1000) * 1000)
}

/** Draws moments of one of the brand's days by the hours of the storefront's market. */
export function momentsOf(calendar: Calendar, index: number, storefront: Storefront): (random: Random) => number {
  const start = calendar.starts[index] as number
  const localStart = start + zoneOffset(start, storefront.market.zone)
  const hourAtStart = Math.floor(localStart / 3_600_000) % 24
  return (random) => {
    const hour = (drawHour(random) - hourAtStart + 24) % 24
    return start + hour * 3_600_000 + random.below(3_600) * 1000
  }
}
