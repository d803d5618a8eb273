import { type Share, shareOf } from '../../kernel/share.ts'
import { betaDraw, dirichletDraw, type Random, seededRandom } from './draws.ts'

/** A price that was tried: how many people were asked at it, and how many would buy. */
export type TriedPrice = { price_minor: number; yes: number; asked: number }
export type PriceStep = TriedPrice &
  Share & {
    /** What 100 people would pay if all bought who say or show that they would; null where nobody was asked. */
    revenue_per_100_minor: number | null
    revenue_low_minor: number | null
    revenue_high_minor: number | null
    /** What 100 people are expected to leave after the planned cost; null without a cost. */
    margin_per_100_minor: number | null
    margin_low_minor: number | null
    margin_high_minor: number | null
    /** How probable it is that no other price leaves more; null without a cost. */
    probability_best: number | null
  }

const draws = 4000
/** Before anybody is asked at a price, it is believed to sell like the others do, as firmly as two people could say. */
const priorPeople = 2

/** Prices that were shown to other people each: the share of each is drawn on its own. */
export function pricesOfVisitors(tried: readonly TriedPrice[], cost: number | null, seed: string): PriceStep[] {
  const asked = sum(tried.map((one) => one.asked))
  const pooled = (sum(tried.map(({ yes }) => yes)) + 0.5) / (asked + 1)
  const drawShares = (random: Random) =>
    tried.map(({ yes, asked: whole }) =>
      betaDraw(yes + priorPeople * pooled, whole - yes + priorPeople * (1 - pooled), random),
    )
  return priced(tried, cost, seed, drawShares)
}

/** Which of the prices people would pay, and how many people say so alike. */
export type Accepted = { prices: readonly number[]; people: number }

/** Prices that the same people were asked about: people are drawn again, each with all that they said. */
export function pricesOfPeople(
  steps: readonly number[],
  accepted: readonly Accepted[],
  cost: number | null,
  seed: string,
): PriceStep[] {
  const asked = sum(accepted.map(({ people }) => people))
  const yesAt = (price: number) => sum(accepted.filter(({ prices }) => prices.includes(price)).map((one) => one.people))
  const tried = steps.map((price_minor) => ({ price_minor, yes: yesAt(price_minor), asked }))
  const takes = accepted.map(({ prices }) => steps.map((step) => prices.includes(step)))
  const weights = accepted.map(({ people }) => people)
  const drawShares = (random: Random) => {
    const parts = dirichletDraw(weights, random)
    return steps.map((_, step) => sum(parts.filter((_part, i) => takes[i]?.[step])))
  }
  return priced(tried, cost, seed, drawShares)
}

function priced(
  tried: readonly TriedPrice[],
  cost: number | null,
  seed: string,
  drawShares: (random: Random) => number[],
): PriceStep[] {
  const shares = tried.map(({ yes, asked }) => shareOf(yes, asked) ?? { share: 0, low: 0, high: 1 })
  const best =
    cost === null || !tried.some(({ asked }) => asked > 0) ? undefined : timesBest(tried, cost, seed, drawShares)
  return tried.map((one, place) => {
    const share = shares[place] as Share
    const step = { ...one, ...share, ...revenueOf(one, share) }
    if (cost === null || !best || one.asked === 0) return { ...step, ...nothingKnown }
    const marginAt = (part: number) => Math.round(part * (one.price_minor - cost) * 100)
    const ends = [marginAt(share.low), marginAt(share.high)].sort((a, b) => a - b)
    return {
      ...step,
      margin_per_100_minor: marginAt(share.share),
      margin_low_minor: ends[0] ?? null,
      margin_high_minor: ends[1] ?? null,
      probability_best: (best[place] ?? 0) / draws,
    }
  })
}

function revenueOf({ price_minor, asked }: TriedPrice, { share, low, high }: Share) {
  const per100 = (part: number) => (asked > 0 ? Math.round(part * price_minor * 100) : null)
  return {
    revenue_per_100_minor: per100(share),
    revenue_low_minor: per100(low),
    revenue_high_minor: per100(high),
  }
}

const nothingKnown = {
  margin_per_100_minor: null,
  margin_low_minor: null,
  margin_high_minor: null,
  probability_best: null,
}

/** How often each price left most, of many draws. */
function timesBest(
  tried: readonly TriedPrice[],
  cost: number,
  seed: string,
  drawShares: (random: Random) => number[],
): number[] {
  const random = seededRandom(seed)
  const best = tried.map(() => 0)
  for (let i = 0; i < draws; i++) {
    const each = drawShares(random).map((share, place) => share * ((tried[place]?.price_minor ?? 0) - cost))
    let most = -1
    each.forEach((margin, place) => {
      // A price at which nobody was asked is no candidate.
      if ((tried[place]?.asked ?? 0) > 0 && (most < 0 || margin > (each[most] ?? 0))) most = place
    })
    best[most] = (best[most] ?? 0) + 1
  }
  return best
}

/** The price that most probably leaves most, where it leaves anything. */
export function bestOf(steps: readonly PriceStep[]): PriceStep | undefined {
  const [first, ...others] = steps.filter(({ margin_per_100_minor }) => (margin_per_100_minor ?? 0) > 0)
  return others.reduce<PriceStep | undefined>(
    (best, one) => ((one.probability_best ?? 0) > (best?.probability_best ?? 0) ? one : best),
    first,
  )
}

/** How probable it is of each that no other has a larger share. */
export function probabilitiesOfMost(all: readonly { yes: number; asked: number }[], seed: string): number[] {
  const random = seededRandom(seed)
  const most = all.map(() => 0)
  for (let i = 0; i < draws; i++) {
    const shares = all.map(({ yes, asked }) => betaDraw(yes + 0.5, asked - yes + 0.5, random))
    const place = shares.indexOf(Math.max(...shares))
    most[place] = (most[place] ?? 0) + 1
  }
  return most.map((times) => times / draws)
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
