import { daysBetween } from '../../kernel/time.ts'
import type { Days } from '../../measure/periods.ts'
import { gammaQuantile, z80 } from '../../predict/product-fit/shrunk-fits.ts'

/** The days for which moves are estimated. */
export const horizon = 180

/** By what an amount of these days is multiplied to be one of 180. */
export function scaleOf({ from, to }: Days): number {
  return horizon / daysBetween(from, to)
}

export type Range = { low: number; high: number }

/**
 * Where a count to come lies with 80%, when its mean is itself known only as a Gamma distribution of this shape: it then varies as a
 * negative binomial one does (mean + mean² ÷ shape), whose tenth and ninetieth percentile are those of the Gamma of the same moments.
 */
export function countRange(mean: number, shape: number): Range {
  if (mean <= 0) return { low: 0, high: 0 }
  const matched = mean / (1 + mean / shape)
  const unit = mean / matched
  return { low: gammaQuantile(matched, -z80) * unit, high: gammaQuantile(matched, z80) * unit }
}

/** The same for the count of 180 days after `seen` of these days: what was seen is the shape. Where none was, half of one is taken. */
export function ordersToCome(seen: number, scale: number): Range {
  const { low, high } = countRange(Math.max(seen, 0.5) * scale, Math.max(seen, 0.5))
  return { low: seen > 0 ? low : 0, high }
}

/** The shape of a Gamma distribution by how wide its 80% interval is beside its mean: the cube roots of its ends lie so far apart. */
export function shapeOf({ low, high }: Range, mean: number): number {
  const apart = Math.cbrt(high / mean) - Math.cbrt(low / mean)
  return ((2 * z80) / (3 * apart)) ** 2
}
