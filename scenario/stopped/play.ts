import { exponential, gamma, logNormal, poisson, weighted } from '../distributions.ts'
import type { Random } from '../random.ts'
import type { Character } from './character.ts'

/** An order as it happened while paid traffic was on; `stays` says whether it would have come after the stop, too. */
export type Played = {
  day: number
  customer: number
  country: string
  sales_channel: 'own_site' | 'amazon'
  isFirst: boolean
  seenPaid: boolean
  isTold: boolean
  margin: number
  stays: boolean
}

/** Days that are looked at after the stop. */
export const aftermath = 180

/** Plays a brand with paid traffic on until 180 days after the stop, and notes of each order whether it stands without. */
export function play(random: Random, brand: Character): Played[] {
  const orders: Played[] = []
  const drawMarket = weighted(brand.markets.map(({ weight }) => weight))
  const country = () => brand.markets[drawMarket(random)]?.country as string
  let [customers, mood] = [0, 1]
  for (let day = 0; day < brand.stop + aftermath; day++) {
    if (day % 7 === 0) mood = gamma(random, 1 / brand.unrest ** 2, 1 / brand.unrest ** 2)
    const level = mood * levelOn(brand, day)
    for (const caused of [false, true]) {
      for (let left = poisson(random, level * (caused ? brand.caused : brand.unpaid)); left > 0; left--)
        orders.push(...customerOf(random, brand, { day, caused, customer: customers++, country: country() }))
    }
    const market = brand.market
    if (market) {
      for (let left = poisson(random, level * market.orders); left > 0; left--) {
        const stays = !random.chance(market.caused) || lasts(random, brand, day)
        const margin = market.margin * logNormal(random, 0, brand.marginSigma)
        const order = {
          day,
          customer: -1,
          country: country(),
          isFirst: true,
          seenPaid: false,
          isTold: true,
          margin,
          stays,
        }
        orders.push({ ...order, sales_channel: 'amazon' })
      }
    }
  }
  return orders
}

function levelOn({ growth, season, peak, stop }: Character, day: number): number {
  return (1 + growth) ** ((day - stop) / 365) * (1 + season * Math.cos((2 * Math.PI * (day - peak)) / 365))
}

/** Whether what ads brought on this day would have come of those before the stop. */
function lasts(random: Random, { stop, delay, halfLife }: Character, day: number): boolean {
  const since = day - stop - delay
  return since < 0 || random.chance(2 ** (-since / halfLife))
}

type Comer = { day: number; caused: boolean; customer: number; country: string }

/** All orders of one customer. Who would not have been won does not come back either. */
function customerOf(random: Random, brand: Character, { day, caused, customer, country }: Comer): Played[] {
  const own = { customer, country, sales_channel: 'own_site' as const }
  const worth = logNormal(random, -(brand.marginSigma ** 2) / 2, brand.marginSigma)
  const isWon = !caused || lasts(random, brand, day)
  const isTold = () => !random.chance(brand.untold)
  const paid = random.chance(caused ? brand.causedSeen : brand.unpaidSeen)
  const first = {
    ...own,
    day,
    isFirst: true,
    seenPaid: paid,
    isTold: isTold(),
    margin: brand.firstMargin * worth,
    stays: isWon,
  }
  const orders: Played[] = [first]
  const mean = logNormal(random, Math.log(brand.gap.median), brand.gap.sigma)
  const leaves = day + exponential(random, 1 / brand.stay)
  const until = Math.min(leaves, brand.stop + aftermath)
  const { evenness } = brand.gap
  for (let at = day; ; ) {
    at += gamma(random, evenness, evenness / mean)
    if (at >= until) return orders
    const seenPaid = random.chance(brand.repeatSeen)
    const wasCaused = seenPaid && random.chance(brand.repeatCaused)
    const stays = isWon && (!wasCaused || lasts(random, brand, Math.floor(at)))
    const margin = brand.laterMargin * worth * gamma(random, 4, 4)
    orders.push({ ...own, day: Math.floor(at), isFirst: false, seenPaid, isTold: isTold(), margin, stays })
  }
}
