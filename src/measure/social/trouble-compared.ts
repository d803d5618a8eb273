import { differenceOf, shareOf } from '../../kernel/share.ts'
import type { Stratum } from './trouble-strata.ts'

/** What a row is about. */
export const troubleKeys = ['all', 'trouble', 'product', 'sales_channel', 'group'] as const
export type TroubleKey = (typeof troubleKeys)[number]

type Alike = { customers: number; repeated: number; margin: number; unknown: number }
type Sums = {
  customers: number
  compared: number
  repeated: number
  margin: number
  unknown: number
  /** Of like customers without trouble, weighted as those with trouble are: who bought again, their margin, and how thin they are. */
  expected: number
  expectedMargin: number
  thinness: number
}

/**
 * Compares customers whose first order had trouble with like ones without, stratum by stratum: those without are weighted as those with
 * trouble are (direct standardisation). Where a stratum has nobody without trouble, nobody of it is compared. The interval of the
 * difference is Newcombe's, with as many customers without trouble as their weights are worth.
 */
export function comparedTroubles(strata: readonly Stratum[], by: TroubleKey) {
  const alike = new Map<string, Alike>()
  for (const one of strata) if (one.trouble === '') alike.set(keyOf(one), one)
  const sums = new Map<string, Sums>()
  // Several kinds of trouble stand in one stratum: their weight is that of all of them in it.
  for (const [, all] of Map.groupBy(
    strata.filter(({ trouble }) => trouble !== ''),
    keyOf,
  )) {
    const [first] = all
    if (!first) continue
    const like = alike.get(keyOf(first))
    for (const [key, some] of groupedBy(all, by)) add(sums, key, some, like)
  }
  return [...sums].map(([key, sum]) => ({ key, ...rowOf(sum) }))
}

const keyOf = ({ month, channel, skus, of_group }: Stratum) => JSON.stringify([month, channel, skus, of_group])

function groupedBy(all: readonly Stratum[], by: TroubleKey): Map<string, Stratum[]> {
  const found = new Map<string, Stratum[]>()
  for (const one of all) for (const key of keysOf(one, by)) found.set(key, [...(found.get(key) ?? []), one])
  return found
}

function keysOf({ trouble, skus, channel, of_group }: Stratum, by: TroubleKey): readonly string[] {
  if (by === 'trouble') return [trouble]
  if (by === 'product') return skus
  if (by === 'sales_channel') return [channel]
  if (by === 'group') return of_group === '' ? [] : [of_group]
  return ['all']
}

function add(sums: Map<string, Sums>, key: string, some: readonly Stratum[], like: Alike | undefined): void {
  const sum = sums.get(key) ?? {
    customers: 0,
    compared: 0,
    repeated: 0,
    margin: 0,
    unknown: 0,
    expected: 0,
    expectedMargin: 0,
    thinness: 0,
  }
  const of = (name: 'customers' | 'repeated' | 'margin' | 'unknown') => some.reduce((all, one) => all + one[name], 0)
  const customers = of('customers')
  sum.customers += customers
  if (like) {
    sum.compared += customers
    sum.repeated += of('repeated')
    sum.margin += of('margin')
    sum.unknown += of('unknown') + like.unknown
    sum.expected += (customers * like.repeated) / like.customers
    sum.expectedMargin += (customers * like.margin) / like.customers
    sum.thinness += customers ** 2 / like.customers
  }
  sums.set(key, sum)
}

function rowOf({ customers, compared, repeated, margin, unknown, expected, expectedMargin, thinness }: Sums) {
  const own = shareOf(repeated, compared)
  const worth = thinness === 0 ? 0 : compared ** 2 / thinness
  const like = compared === 0 ? undefined : shareOf((expected / compared) * worth, worth)
  const difference = own && like && differenceOf(own, like)
  const isKnown = compared > 0 && unknown === 0
  return {
    ...{ customers, compared, repeated },
    repeat_rate: own?.share ?? null,
    low: own?.low ?? null,
    high: own?.high ?? null,
    like_rate: like?.share ?? null,
    difference: difference?.difference ?? null,
    difference_low: difference?.low ?? null,
    difference_high: difference?.high ?? null,
    missing: compared === 0 ? null : Math.round(expected - repeated),
    missing_margin: isKnown ? Math.round(expectedMargin - margin) : null,
  }
}
