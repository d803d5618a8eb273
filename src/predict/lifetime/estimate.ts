import { z95 } from '../../kernel/share.ts'
import { directionsOf, type Matrix } from './positive-definite.ts'

/** A figure with its 95% interval: that of the expectation, as far as the parameters are known. What comes varies around it. */
export type Estimate = { value: number; low: number; high: number }

/** Where a fit ended, in the coordinates it was made in, and the covariance of those. */
export type Fitted = { at: readonly number[]; covariance: Matrix }

type Figures = (at: readonly number[]) => number[]

/** Figures that are above zero, by the delta method on their logarithms, so that no end is negative. */
export function positiveEstimates(fitted: Fitted, figures: Figures): Estimate[] {
  return withErrors(fitted, figures).map(({ value, error }) => {
    const factor = value === 0 ? 1 : Math.exp((z95 * error) / value)
    return { value, low: value / factor, high: value * factor }
  })
}

/** Figures of either sign, by the delta method. */
export function estimates(fitted: Fitted, figures: Figures): Estimate[] {
  return withErrors(fitted, figures).map(({ value, error }) => ({
    value,
    low: value - z95 * error,
    high: value + z95 * error,
  }))
}

/** Two fits as one, whose errors have nothing to do with each other. */
export function sideBySide(one: Fitted, other: Fitted): Fitted {
  const [before, after] = [one.at, other.at].map(({ length }) => new Array<number>(length).fill(0))
  const covariance = [
    ...one.covariance.map((row) => [...row, ...(after as number[])]),
    ...other.covariance.map((row) => [...(before as number[]), ...row]),
  ]
  return { at: [...one.at, ...other.at], covariance }
}

/** How far a coordinate is moved, for its size, to see how the figures follow. */
const nudge = 1e-4

/** Figures of many rows, column by column, and for each how it moves with every direction of error of the fit. */
export type Moved = { values: Float64Array; errors: Float64Array[] }

/** Columns with the errors of each row, so that those of several rows can be added up before they are squared. */
export function withDirections(
  { at, covariance }: Fitted,
  columns: (at: readonly number[]) => Float64Array[],
): Moved[] {
  const moved = columns(at).map((values): Moved => ({ values, errors: [] }))
  for (const direction of directionsOf(covariance)) {
    const by = nudge / Math.max(...direction.map(Math.abs))
    const [up = [], down = []] = [by, -by].map((step) =>
      columns(at.map((old, i) => old + step * (direction[i] as number))),
    )
    for (const [k, { errors }] of moved.entries()) {
      const [above, below] = [up[k] as Float64Array, down[k] as Float64Array]
      errors.push(above.map((value, row) => (value - (below[row] as number)) / (2 * by)))
    }
  }
  return moved
}

function withErrors({ at, covariance }: Fitted, figures: Figures): { value: number; error: number }[] {
  const values = figures(at)
  const slopes = at.map((coordinate, i) => {
    const by = nudge * Math.max(1, Math.abs(coordinate))
    const [up = [], down = []] = [by, -by].map((change) => figures(at.map((old, j) => (i === j ? old + change : old))))
    return values.map((_, k) => ((up[k] as number) - (down[k] as number)) / (2 * by))
  })
  return values.map((value, k) => {
    const own = slopes.map((slope) => slope[k] as number)
    const variance = own.reduce((sum, slope, i) => sum + slope * dot(own, covariance[i] ?? []), 0)
    return { value, error: Math.sqrt(Math.max(0, variance)) }
  })
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, i) => sum + value * (other[i] as number), 0)
}
