import { type BuyingFit, buyingAt, fitBuying } from '../lifetime/bg-nbd.ts'
import { bgNbdLikelihood } from '../lifetime/bg-nbd-likelihood.ts'
import { countedCustomers, summaryOf } from '../lifetime/counted-customers.ts'
import { orderForecast, ordersAhead } from '../lifetime/order-forecast.ts'
import { tooLittle } from '../lifetime/too-little.ts'
import { type DarkInputs, type GroupRow, stepEnds } from './dark-inputs.ts'

/** Figures of a fit: at its peak, and how they change with each of its coordinates. */
export type Slopes = { value: Float64Array; by: Float64Array[] }

/** How customers of one sales channel come back. */
export type Repeats = {
  fit: BuyingFit
  /** Steps × cells × groups: days with an order of existing customers. */
  existing: Slopes
  /** By steps since the first order, days with an order of a new customer. */
  newcomer: Slopes
  /** Days until a new customer has given half of the repeats of two years. */
  halfLife: Slopes
  /** By group, the slope of the log-likelihood in each coordinate. */
  scores: number[][]
}

const nudge = 1e-4
/** What a customer gives later is not counted: two years. */
const lifeDays = 730

/** The fit of each sales channel that has customers enough; of the others that of all. Undefined where there is none of all. */
export function fitRepeats(inputs: DarkInputs): { all: Repeats; bySalesChannel: Map<string, Repeats> } | undefined {
  const all = repeatsOf(inputs, inputs.customers)
  if (!all) return undefined
  const names = [...new Set(inputs.cells.map(({ sales_channel }) => sales_channel))]
  const own = names.map((name) => {
    const rows = inputs.customers.filter(({ cell }) => inputs.cells[cell]?.sales_channel === name)
    const { customers, repeaters, longest } = summaryOf(countedCustomers(rows))
    const enough = rows.length > 0 && !tooLittle({ customers, repeaters, days: longest })
    return [name, (enough && names.length > 1 && repeatsOf(inputs, rows)) || all] as const
  })
  return { all, bySalesChannel: new Map(own) }
}

function repeatsOf(inputs: DarkInputs, rows: readonly GroupRow[]): Repeats | undefined {
  const fit = fitBuying(countedCustomers(rows))
  if (!fit) return undefined
  return {
    fit,
    existing: slopesOf(fit, (at) => existingAt(inputs, rows, at)),
    newcomer: slopesOf(fit, newcomerAt),
    halfLife: slopesOf(fit, (at) => Float64Array.of(halfLifeAt(at))),
    scores: scoresOf(inputs, rows, fit),
  }
}

export function slopesOf({ fitted }: BuyingFit, figures: (at: readonly number[]) => Float64Array): Slopes {
  const moved = (i: number, by: number) => figures(fitted.at.map((old, j) => (i === j ? old + by : old)))
  const by = fitted.at.map((_, i) => {
    const [up, down] = [moved(i, nudge), moved(i, -nudge)]
    return up.map((value, k) => (value - (down[k] as number)) / (2 * nudge))
  })
  return { value: figures(fitted.at), by }
}

function existingAt({ cells, groups }: DarkInputs, rows: readonly GroupRow[], at: readonly number[]): Float64Array {
  const { alive, ahead } = ordersAhead(buyingAt(at), stepEnds)
  const expected = new Float64Array(stepEnds.length * cells.length * groups)
  for (const { repeats, last, age, customers, cell, group } of rows) {
    const there = customers * alive(repeats, last, age)
    let before = 0
    for (const [step, until] of ahead(repeats, age).entries()) {
      const place = (step * cells.length + cell) * groups + group
      expected[place] = (expected[place] as number) + there * (until - before)
      before = until
    }
  }
  return expected
}

/** A customer won within a step is taken to have come in its middle. */
function newcomerAt(at: readonly number[]): Float64Array {
  const forecast = orderForecast(buyingAt(at))
  const until = stepEnds.map((_, step) => forecast.orders(0, 0, 0, 7 * step + 3.5))
  return Float64Array.from(until, (value, step) => value - (until[step - 1] ?? 0))
}

function halfLifeAt(at: readonly number[]): number {
  const forecast = orderForecast(buyingAt(at))
  const half = forecast.orders(0, 0, 0, lifeDays) / 2
  let [low, high] = [0, lifeDays]
  while (high - low > 1e-3) {
    const middle = (low + high) / 2
    if (forecast.orders(0, 0, 0, middle) < half) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function scoresOf({ groups }: DarkInputs, rows: readonly GroupRow[], { fitted }: BuyingFit): number[][] {
  return Array.from({ length: groups }, (_, group) => {
    const own = rows.filter((row) => row.group === group)
    if (own.length === 0) return fitted.at.map(() => 0)
    const likelihood = bgNbdLikelihood(countedCustomers(own))
    const valueAt = (at: readonly number[]) => {
      const { r, alpha, a, b } = buyingAt(at)
      return likelihood([r, alpha, a, b]).value
    }
    return fitted.at.map((_, i) => {
      const moved = (by: number) => valueAt(fitted.at.map((old, j) => (i === j ? old + by : old)))
      return (moved(nudge) - moved(-nudge)) / (2 * nudge)
    })
  })
}

/**
 * Where the fit would have ended, had each group been there so often: one step of Newton's method from the peak, which is as
 * far as the groups' slopes lead.
 */
export function shiftOf({ fit, scores }: Repeats, weights: ArrayLike<number>): number[] {
  const slope = fit.fitted.at.map((_, i) =>
    scores.reduce((sum, own, group) => sum + ((weights[group] as number) - 1) * (own[i] as number), 0),
  )
  return fit.fitted.covariance.map((row) => row.reduce((sum, entry, i) => sum + entry * (slope[i] as number), 0))
}

/** A figure at the shifted end; no figure here is below zero. */
export function shifted({ value, by }: Slopes, place: number, shift: readonly number[]): number {
  const at = value[place] as number
  return at <= 0
    ? 0
    : at * Math.exp(clipped(shift.reduce((sum, part, i) => sum + part * (by[i]?.[place] as number), 0) / at))
}

/** Beyond this a slope tells nothing any more. */
function clipped(change: number): number {
  return Math.max(-1.5, Math.min(1.5, change))
}
