import { type BuyingFit, buyingAt, fitBuying, type Stopping } from './bg-nbd.ts'
import { countedCustomers, summaryOf } from './counted-customers.ts'
import { type Estimate, type Fitted, positiveEstimates } from './estimate.ts'
import { type Ahead, expectAhead } from './expect-ahead.ts'
import { type EachForecast, forecastEach } from './forecast-each.ts'
import { type Tried, triedOn } from './holdout.ts'
import { horizons } from './horizons.ts'
import { fitMargin, type MarginFit, orderMarginAt } from './order-margin.ts'
import { type TooLittle, tooLittle } from './too-little.ts'
import { type ValuedRow, valuedCustomers } from './valued-customers.ts'

/** What the warehouse counted of a segment's customers. Times are in days. */
export type SegmentCounts = {
  rows: readonly ValuedRow[]
  /** Customers by days of gain, with the mean of those. */
  values: readonly { gain_days: number; mean: number; customers: number }[]
  losses: { days: number; sum: number; squares: number }
  /** What was known some days earlier, and what came after. */
  tried: { days: number; rows: readonly (Omit<ValuedRow, 'gain_days' | 'gains'> & { later: number })[] }
  /** The same from several days: each the last of what was known, and for how long it is looked ahead. */
  origins?: readonly (SegmentCounts['tried'] & { day: string })[]
  /** Whether it is to be said of each history by itself, too. */
  each?: boolean
}

export type Parameter = Estimate & { name: 'r' | 'alpha' | 'a' | 'b' | 'p' | 'q' | 'v' }

/** What a segment's customers are expected to do, or why that is not said. Money is in minor units. */
export type SegmentForecast = {
  customers: number
  repeaters: number
  missing?: TooLittle
  marginMissing?: TooLittle
  stopping?: Stopping
  parameters: Parameter[]
  alive?: Estimate
  ahead: Ahead[]
  tried?: Tried & { days: number; customers: number }
  each?: EachForecast
  origins?: Origin[]
}

/** A forecast made of what was known on an earlier day, beside what came. */
export type Origin = NonNullable<SegmentForecast['tried']> & { day: string }

/** Fits both models to a segment and looks ahead with them. */
export function forecastSegment({
  rows,
  values,
  losses,
  tried,
  each = false,
  origins = [],
}: SegmentCounts): SegmentForecast {
  const customers = valuedCustomers(rows)
  const { customers: all, repeaters, longest } = summaryOf(customers)
  const known = { customers: all, repeaters }
  const nothing = { ...known, parameters: [], ahead: [] }
  const little = tooLittle({ ...known, days: longest })
  if (little) return { ...nothing, missing: little }
  const buying = fitBuying(customers)
  if (!buying) return { ...nothing, missing: { missing: 'peak' } }
  const margin = fitMargin({
    gains: {
      orders: Float64Array.from(values, ({ gain_days }) => gain_days),
      mean: Float64Array.from(values, ({ mean }) => mean),
      customers: Float64Array.from(values, ({ customers }) => customers),
    },
    losses,
  })
  const model = 'missing' in margin ? undefined : margin
  const checked = tryEarlier(tried)
  const earlier = origins.flatMap(({ day, ...known }) => {
    const found = tryEarlier(known)
    return found ? [{ ...found, day }] : []
  })
  return {
    ...known,
    ...('missing' in margin && { marginMissing: margin }),
    stopping: buying.stopping,
    parameters: [...buyingOf(buying), ...(model ? spendingOf(model) : [])],
    ...expectAhead(customers, buying, model, horizons),
    ...(checked && { tried: checked }),
    origins: earlier,
    ...(each && { each: forecastEach(rows, buying, model) }),
  }
}

/** The same model, fitted to what was known earlier; undefined where that was too little. */
function tryEarlier({ days, rows }: SegmentCounts['tried']): SegmentForecast['tried'] {
  const before = countedCustomers(rows)
  const { customers, repeaters, longest } = summaryOf(before)
  if (days === 0 || tooLittle({ customers, repeaters, days: longest })) return undefined
  const buying = fitBuying(before)
  if (!buying) return undefined
  const later = Float64Array.from(rows, ({ later }) => later)
  return { ...triedOn({ ...before, later }, buying, days), days, customers }
}

function buyingOf({ fitted }: BuyingFit): Parameter[] {
  return named(fitted, ['r', 'alpha', 'a', 'b'], (at) => Object.values(buyingAt(at)))
}

function spendingOf({ fitted }: MarginFit): Parameter[] {
  return named(fitted, ['p', 'q', 'v'], (at) => Object.values(orderMarginAt(at).spending))
}

function named(
  fitted: Fitted,
  names: Parameter['name'][],
  parameters: (at: readonly number[]) => number[],
): Parameter[] {
  return positiveEstimates(fitted, parameters).map((estimate, i) => ({
    name: names[i] as Parameter['name'],
    ...estimate,
  }))
}
