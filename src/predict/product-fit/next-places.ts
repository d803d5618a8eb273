import type { Fits } from './shrunk-fits.ts'

/** What products that sell alike elsewhere let expect of a product in a place where it hardly sells yet. */
export type Prospect = { fit: number; alike: string[] }

/** Fewer expected orders than this say nothing of a product alike. */
const enoughExpected = 3
/** Products whose places agree less than this are not alike. */
const leastAgreement = 0.3
/** Products that are named as evidence. */
const named = 3

/**
 * Predicts fits from products whose other places are favoured and avoided as this one's are: their logarithms of fit, weighted by the
 * cosine between both products' logarithms over all other places, with one product of fit 1 besides. Undefined with fewer
 * than two products alike.
 */
export function prospectsOf(fits: Fits): (sku: string, place: string) => Prospect | undefined {
  const { skus, places } = fits
  const logs = new Map(skus.map((sku) => [sku, places.map((place) => Math.log(fits.of(sku, place).fit))]))
  const enough = new Map(
    places.map((place) => [place, skus.filter((sku) => fits.of(sku, place).expected >= enoughExpected)]),
  )
  return (sku, place) => {
    const [at, own] = [places.indexOf(place), logs.get(sku)]
    if (at < 0 || !own) return undefined
    const alike = (enough.get(place) ?? []).flatMap((other) => {
      const its = logs.get(other)
      if (other === sku || !its) return []
      const agreement = cosineWithout(own, its, at)
      return agreement >= leastAgreement ? [{ other, agreement, log: its[at] ?? 0 }] : []
    })
    if (alike.length < 2) return undefined
    const weight = alike.reduce((sum, { agreement }) => sum + agreement, 1)
    const log = alike.reduce((sum, one) => sum + one.agreement * one.log, 0) / weight
    const best = alike.sort((a, b) => b.agreement * b.log - a.agreement * a.log).slice(0, named)
    return { fit: Math.exp(log), alike: best.map(({ other }) => other) }
  }
}

function cosineWithout(one: readonly number[], other: readonly number[], place: number): number {
  let [both, ones, others] = [0, 0, 0]
  for (const [i, a] of one.entries()) {
    const b = other[i] ?? 0
    if (i === place) continue
    both += a * b
    ones += a * a
    others += b * b
  }
  return ones === 0 || others === 0 ? 0 : both / Math.sqrt(ones * others)
}
