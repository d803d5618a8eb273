import { assumptionsOf } from '../../src/predict/moat/assumptions.ts'
import type { DarkSegment } from '../../src/predict/moat/dark-result.ts'
import { darkTest } from '../../src/predict/moat/dark-test.ts'
import { quantiles } from '../../src/predict/moat/quantiles.ts'
import { uniformNumbers } from '../../src/predict/moat/uniform-numbers.ts'
import { type StoppedBrand, stoppedBrand } from './stopped-brand.ts'

/** One brand: what was forecast before the stop, and what came. Without a forecast there was too little to make it from. */
export type Tried = { brand: StoppedBrand; forecast: DarkSegment['share'] | undefined }

/** How the dark test fares on brands whose paid traffic truly stops. Shares are of brands with a forecast. */
export type BackTest = { brands: number; withForecast: number; covered: number; medianError: number; bias: number }

/** Forecasts brands from what is known on the day of the stop, with the defaults, and compares with what came. */
export function backTest(numbers: readonly number[], seed: number, draws = 500): { tried: Tried[]; result: BackTest } {
  const tried = numbers.map((number) => {
    const brand = stoppedBrand(number, seed)
    const result = darkTest(brand.inputs, assumptionsOf({}), { draws, uniform: uniformNumbers(number) })
    const forecast = result.missing ? undefined : result.segments.find(({ by }) => by === 'all')?.share
    return { brand, forecast }
  })
  return { tried, result: summed(tried) }
}

function summed(tried: readonly Tried[]): BackTest {
  const known = tried.flatMap(({ brand, forecast }) => (forecast ? [{ truth: brand.truth, forecast }] : []))
  const isCovered = ({ truth, forecast }: (typeof known)[number]) => truth >= forecast.low && truth <= forecast.high
  const errors = known.map(({ truth, forecast }) => forecast.value - truth)
  const [medianError = Number.NaN] = quantiles(errors.map(Math.abs), [0.5])
  const [bias = Number.NaN] = quantiles(errors, [0.5])
  return {
    brands: tried.length,
    withForecast: known.length,
    covered: known.filter(isCovered).length / known.length,
    medianError,
    bias,
  }
}
