import { logNormal } from '../distributions.ts'
import type { Random } from '../random.ts'

/** What is true of a brand whose paid traffic stops, and what no figure of it shows. Days are counted from its first. */
export type Character = {
  stop: number
  markets: { country: string; weight: number }[]
  /** New customers a day that nothing paid brought, and that ads brought, before trend and season. */
  unpaid: number
  caused: number
  /** Growth a year, height and day of the season, and how much weeks differ by chance. */
  growth: number
  season: number
  peak: number
  unrest: number
  /** Effect of ads: nothing is lost for so many days after a stop, then half of what is left after each half-life. */
  delay: number
  halfLife: number
  /** Of those whom ads brought, how many came by a paid visit; and of all others, how many did, too. */
  causedSeen: number
  unpaidSeen: number
  /** Later orders: how many come by a paid visit, and how many of these would not have come without. */
  repeatSeen: number
  repeatCaused: number
  /** Customers differ in the days between orders (log-normal) and in how long they stay (exponential); gaps are more even than by chance. */
  gap: { median: number; sigma: number; evenness: number }
  stay: number
  /** What a first and a later order bring, in minor units, and how much customers differ. */
  firstMargin: number
  laterMargin: number
  marginSigma: number
  /** Orders of whose way nothing is known. */
  untold: number
  /** Orders a day on a marketplace by nameless people, what its ads caused of them, and what they claim. */
  market?: { orders: number; caused: number; claimed: number; margin: number }
}

const between = (random: Random, low: number, high: number) => low + (high - low) * random.uniform()
const evenLog = (random: Random, low: number, high: number) => low * (high / low) ** random.uniform()

/** Every brand is another: what the forecast assumes is nowhere asked. */
export function drawCharacter(random: Random): Character {
  const firstMargin = evenLog(random, 800, 6000)
  const marketCaused = between(random, 0.1, 0.6)
  return {
    stop: random.between(300, 720),
    markets: ['US', 'GB', 'DE']
      .slice(0, random.between(1, 3))
      .map((country) => ({ country, weight: between(random, 0.3, 1) })),
    unpaid: evenLog(random, 2, 9),
    caused: evenLog(random, 1, 10),
    growth: between(random, -0.3, 0.5),
    season: between(random, 0, 0.25),
    peak: random.below(365),
    unrest: between(random, 0.05, 0.3),
    delay: random.between(0, 5),
    halfLife: evenLog(random, 2, 25),
    causedSeen: between(random, 0.65, 0.95),
    unpaidSeen: between(random, 0.02, 0.3),
    repeatSeen: between(random, 0.05, 0.4),
    repeatCaused: between(random, 0.2, 0.8),
    gap: { median: evenLog(random, 50, 200), sigma: between(random, 0.5, 1.1), evenness: between(random, 1, 1.6) },
    stay: evenLog(random, 120, 700),
    firstMargin,
    laterMargin: firstMargin * between(random, 0.8, 1.5),
    marginSigma: between(random, 0.2, 0.6),
    untold: between(random, 0, 0.3),
    ...(random.chance(0.4) && {
      market: {
        orders: evenLog(random, 1, 8),
        caused: marketCaused,
        claimed: Math.min(1, marketCaused * between(random, 0.7, 1.5)),
        margin: firstMargin * logNormal(random, -0.3, 0.2),
      },
    }),
  }
}
