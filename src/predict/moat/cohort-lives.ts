import { buyingAt } from '../lifetime/bg-nbd.ts'
import { orderForecast } from '../lifetime/order-forecast.ts'
import { type CohortRow, cohortStep, cohortSteps } from './dark-inputs.ts'
import { type Repeats, type Slopes, shifted, shiftOf, slopesOf } from './repeats.ts'

/** Of fewer first buyers than this, nothing is told of a month. */
const fewest = 50

/** Months of first orders, each with the days until its buyers have given half of what they give within two years. */
export type CohortLives = {
  keys: readonly string[]
  /** By cohort, where each group of customers is there so often. */
  halfLives(groups: ArrayLike<number>): number[]
}

/**
 * What buyers have given is counted by their own age; what they will give is expected of each by what they did so far. Later days with
 * an order all count alike.
 */
export function cohortLives(rows: readonly CohortRow[], groups: number, repeats: Repeats): CohortLives {
  const sizes = new Map<string, number>()
  for (const { cohort, customers } of rows) sizes.set(cohort, (sizes.get(cohort) ?? 0) + customers)
  const keys = [...sizes].filter(([, customers]) => customers >= fewest).map(([cohort]) => cohort)
  keys.sort()
  const places = new Map(keys.map((key, i) => [key as string, i]))
  const own = rows.filter(({ cohort }) => places.has(cohort))
  const placeOf = ({ cohort, group }: CohortRow, step: number) =>
    ((places.get(cohort) as number) * cohortSteps + step) * groups + group
  const came = new Float64Array(keys.length * cohortSteps * groups)
  for (const row of own)
    for (let step = 0; step < cohortSteps; step++) {
      const place = placeOf(row, step)
      came[place] = (came[place] as number) + (row.came[step] ?? 0)
    }
  const ahead = slopesOf(repeats.fit, (at) => expectedAt(at, own, placeOf, came.length))
  return {
    keys,
    halfLives: (weights) => {
      const shift = shiftOf(repeats, weights)
      return keys.map((_, cohort) => halfOf(givenBy(cohort, { came, ahead, groups, weights, shift })))
    },
  }
}

/** Later days with an order that are still to come, by the end of each step of a customer's life. */
function expectedAt(
  at: readonly number[],
  rows: readonly CohortRow[],
  placeOf: (row: CohortRow, step: number) => number,
  size: number,
): Float64Array {
  const forecast = orderForecast(buyingAt(at))
  const known = new Map<string, number[]>()
  const aheadOf = (repeats: number, age: number) => {
    const key = `${repeats} ${age}`
    const found =
      known.get(key) ??
      Array.from({ length: cohortSteps }, (_, step) => {
        const left = cohortStep * (step + 1) - age
        return left > 0 ? forecast.ordersIfAlive(repeats, age, left) : 0
      })
    known.set(key, found)
    return found
  }
  const expected = new Float64Array(size)
  for (const row of rows) {
    const there = row.customers * forecast.alive(row.repeats, row.last, row.age)
    for (const [step, orders] of aheadOf(row.repeats, row.age).entries()) {
      const place = placeOf(row, step)
      expected[place] = (expected[place] as number) + there * orders
    }
  }
  return expected
}

type Given = {
  came: Float64Array
  ahead: Slopes
  groups: number
  weights: ArrayLike<number>
  shift: readonly number[]
}

/** What a cohort has given by the end of each step, came and expected together. */
function givenBy(cohort: number, { came, ahead, groups, weights, shift }: Given): number[] {
  return Array.from({ length: cohortSteps }, (_, step) => {
    let sum = 0
    const first = (cohort * cohortSteps + step) * groups
    for (let group = 0; group < groups; group++) {
      const often = weights[group] as number
      if (often > 0) sum += often * ((came[first + group] as number) + shifted(ahead, first + group, shift))
    }
    return sum
  })
}

/** When half of all is given, between the ends of steps by a straight line; no number where nothing is. */
function halfOf(given: readonly number[]): number {
  const half = (given.at(-1) ?? 0) / 2
  if (half <= 0) return Number.NaN
  const step = given.findIndex((one) => one >= half)
  const [before, then] = [given[step - 1] ?? 0, given[step] as number]
  return cohortStep * (step + (half - before) / (then - before))
}
