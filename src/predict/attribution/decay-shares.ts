import { Bound, type Sql, sql } from '../../store/sql.ts'

/** The share of each touch of one journey, from the ages of its touches in days at the conversion. They add up to 1. */
export function decayShares(agesDays: readonly number[], halfLifeDays: number): number[] {
  checkHalfLife(halfLifeDays)
  // Ages count from the youngest: of a journey that is old as a whole, every weight would be too small to tell.
  const youngest = Math.min(...agesDays)
  const weights = agesDays.map((age) => 2 ** ((youngest - age) / halfLifeDays))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / whole)
}

/**
 * The same in the warehouse, summed over the journeys of a path touch by touch: to be selected where journeys are
 * grouped by their channels. `agesDays` is a journey's array of numbers, oldest touch first, `factor` what each
 * journey's shares are multiplied by: 1 or 0 for `Decay.conversions`, its value for `Decay.valueMinor`.
 */
export function decaySums(agesDays: Sql, factor: Sql, halfLifeDays: number): Sql {
  checkHalfLife(halfLifeDays)
  const weights = sql`arrayMap(age -> exp2((arrayMin(${agesDays}) - age) / ${f64(halfLifeDays)}), ${agesDays})`
  return sql`sumForEach(arrayMap(weight -> weight / arraySum(${weights}) * (${factor}), ${weights}))`
}

function checkHalfLife(days: number): void {
  if (!(days > 0 && Number.isFinite(days))) throw new RangeError(`A half-life of ${days} days makes no sense.`)
}

const f64 = (value: number) => new Bound('Float64', value)
