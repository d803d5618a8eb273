import type { Text } from '../../kernel/errors.ts'
import { type Candidate, minorOf, type Question, stepsOf } from '../../manage/product-test-input.ts'
import type { ProductTest } from '../../manage/product-tests.ts'
import { type Accepted, bestOf, type PriceStep, pricesOfPeople, pricesOfVisitors } from './best-price.ts'
import type { Told, Visits } from './counts.ts'
import { type DemandCurve, type DemandSource, demandSources } from './demand-curve.ts'
import { demandSentence } from './demand-sentence.ts'
import { pageInterest } from './interest.ts'
import type { FourPrices } from './price-points.ts'

export type Demand = DemandCurve & {
  /** What the steps show, in plain words. */
  sentence: Text
}
type Asked = { test: ProductTest; candidate: Candidate; told: readonly Told[]; visits: readonly Visits[] }

/** What would be bought of a product at each of its prices, by each kind of evidence that there is. */
export function demandFor(asked: Asked): Demand[] {
  return demandSources.flatMap((source) => {
    const steps = pricesFrom(source, asked)
    const people = source === 'page' ? sum(steps.map((step) => step.asked)) : (steps[0]?.asked ?? 0)
    if (people === 0) return []
    const { minimum_answers, currency } = asked.test.definition
    const is_enough = people >= minimum_answers
    const found = { source, people, is_enough, steps, best: is_enough ? (bestOf(steps) ?? null) : null }
    return [{ ...found, sentence: demandSentence(found, currency, minimum_answers) }]
  })
}

function pricesFrom(source: DemandSource, { test, candidate, told, visits }: Asked): PriceStep[] {
  const { currency, questions } = test.definition
  const cost = candidate.landed_cost === null ? null : minorOf(candidate.landed_cost, currency)
  const steps = stepsOf(candidate, currency)
  const seed = `${test.id} ${candidate.id} ${source}`
  if (source === 'page') {
    const shown = [...new Set([...steps, ...visits.map(({ price_minor }) => price_minor)])].sort((a, b) => a - b)
    const tried = shown.map((price_minor) => {
      const { yes, asked } = pageInterest(visits.filter((one) => one.price_minor === price_minor))
      return { price_minor, yes, asked }
    })
    return pricesOfVisitors(tried, cost, seed)
  }
  const accepted =
    source === 'price_ladder'
      ? ladderOf(steps, questions, told)
      : fourPricesOf(questions, told).map(({ prices: [tooCheap, , , tooExpensive], people }) => ({
          // A price is taken that is neither too cheap to be trusted nor too expensive.
          prices: steps.filter((step) => step > tooCheap && step < tooExpensive),
          people,
        }))
  return accepted.length > 0 ? pricesOfPeople(steps, alike(accepted), cost, seed) : []
}

/** Whoever would pay a price would pay every lower one. */
function ladderOf(steps: readonly number[], questions: readonly Question[], told: readonly Told[]): Accepted[] {
  const ladder = questions.find(({ kind }) => kind === 'price_ladder')
  return told
    .filter(({ question }) => question === ladder?.id)
    .map(({ prices: [highest = 0], people }) => ({ prices: steps.filter((step) => step <= highest), people }))
}

/** People who take the same prices count together. */
function alike(accepted: readonly Accepted[]): Accepted[] {
  const all = new Map<string, Accepted>()
  for (const { prices, people } of accepted) {
    const key = prices.join(' ')
    all.set(key, { prices, people: people + (all.get(key)?.people ?? 0) })
  }
  return [...all.values()]
}

/** Four prices of each who told them; people who told the same count together. */
export function fourPricesOf(
  questions: readonly Question[],
  told: readonly Told[],
): { prices: FourPrices; people: number }[] {
  const sensitivity = questions.find(({ kind }) => kind === 'price_sensitivity')
  const all = new Map<string, { prices: FourPrices; people: number }>()
  for (const { prices, people } of told.filter(({ question }) => question === sensitivity?.id)) {
    const [a = 0, b = 0, c = 0, d = 0] = prices
    const key = prices.join(' ')
    all.set(key, { prices: [a, b, c, d], people: people + (all.get(key)?.people ?? 0) })
  }
  return [...all.values()]
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
