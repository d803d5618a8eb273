import { creatorCodes } from '../brand/creator-codes.ts'
import { leak } from '../brand/leak.ts'
import { repeatOf, storefronts } from '../brand/storefronts.ts'
import { poisson, weighted } from '../distributions.ts'
import { Random } from '../random.ts'
import type { StatedOrder } from '../statements.ts'
import { momentsOf } from './arrivals.ts'
import { type Calendar, endOf } from './calendar.ts'
import { personOf } from './names.ts'
import { ownSiteOrder } from './own-site-order.ts'
import { drawBuyer, orderValue } from './repeat.ts'

/** Numbers of these orders lie beyond those of all others. */
const firstNumber = 60_000_000
/** So do the numbers of the people who place them: beyond those of live sessions. */
const firstPersonAt = (scale: number) => Math.ceil(31_000 * scale) + 2_000

/** The orders by the leaked coupon, by the day's place in the calendar. They are drawn beside the other orders: none of these changes with them. */
export function drawLeaked(
  seed: number,
  calendar: Calendar,
  scale: number,
): ReadonlyMap<number, readonly StatedOrder[]> {
  const random = new Random(seed, 'leaked')
  const [least, more] = leak.orders
  const drawDay = weighted(leak.days)
  const drawCountry = weighted(Object.values(leak.countries))
  const orders = Array.from({ length: least + poisson(random, more * scale) }, (_, place) => {
    const index = calendar.days.length - leak.daysBefore + drawDay(random)
    const country = Object.keys(leak.countries)[drawCountry(random)]
    return { index, order: orderOf(random, calendar, { index, country, place, person: firstPersonAt(scale) + place }) }
  })
  const byDay = Map.groupBy(orders, ({ index }) => index)
  return new Map([...byDay].map(([index, some]) => [index, some.map(({ order }) => order)]))
}

type Sale = { index: number; country: string | undefined; place: number; person: number }

function orderOf(random: Random, calendar: Calendar, { index, country, place, person }: Sale): StatedOrder {
  const storefront = storefronts.find((one) => one.channel === 'own_site' && one.market.country === country)
  if (!storefront) throw new RangeError(`the brand has no own site for ${country}`)
  const { email, name } = personOf(person)
  const repeat = repeatOf.own_site
  const intent = {
    storefront,
    shopper: { index: person, id: email, name, purchase: 1 },
    at: momentsOf(calendar, index, storefront)(random),
    ...{ day: calendar.days[index] as string, number: firstNumber + place, occasions: [] },
    value: orderValue(random, repeat, drawBuyer(random, repeat)),
    cause: { driver: leak.driver, acquiredBy: leak.driver, touch: leak.touch },
    ...{ campaign: '', utm: ['', ''] as const, horizon: endOf(calendar) },
  }
  return ownSiteOrder(random, intent, creatorCodes[leak.campaign])
}
