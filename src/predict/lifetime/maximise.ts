import { inverse, type Matrix, solved } from './positive-definite.ts'

/** A log-likelihood at a point, with its slopes and curvatures there. */
export type Likelihood = { value: number; gradient: number[]; hessian: number[][] }

/** Where a log-likelihood is greatest. The covariance of the estimates is the inverse of the curvature there. */
export type Peak = { at: number[]; value: number; covariance: number[][] }

/** What one more step could still add to the log-likelihood when no more is taken. */
const enough = 1e-8
const mostSteps = 200
/** A parameter that has gone e^15 away from a sensible beginning is on its way to zero or infinity. */
const farthest = 15
/** Of a parameter known only within e^±10, the likelihood says nothing. */
const widest = 25

/**
 * Climbs by Newton's method from a start, damped where the function is not concave. Undefined where there is no peak that
 * it could find, or one so flat that it says nothing about a parameter.
 */
export function maximise(likelihood: (at: number[]) => Likelihood, start: readonly number[]): Peak | undefined {
  let at = [...start]
  let here = likelihood(at)
  let damping = 0
  for (let step = 0; step < mostSteps; step++) {
    const direction = solved(curvature(here, damping), here.gradient)
    if (!direction) {
      damping = raised(damping)
      continue
    }
    const gain = direction.reduce((sum, part, i) => sum + part * (here.gradient[i] as number), 0) / 2
    if (damping === 0 && gain < enough) return peakAt(at, here)
    const part = shortened(direction)
    const next = at.map((value, i) => value + part * (direction[i] as number))
    if (next.some((value, i) => Math.abs(value - (start[i] as number)) > farthest)) return undefined
    const there = likelihood(next)
    // Some of what the slope promises has to come; a sum of millions is exact to some digits only.
    if (there.value >= here.value + 1e-4 * part * gain - 1e-13 * Math.abs(here.value)) {
      ;[at, here] = [next, there]
      damping = damping < 1e-3 ? 0 : damping / 8
    } else damping = raised(damping)
  }
  return undefined
}

function peakAt(at: number[], { value, hessian }: Likelihood): Peak | undefined {
  const covariance = inverse(hessian.map((row) => row.map((entry) => -entry)))
  if (!covariance || covariance.some((row, i) => (row[i] as number) > widest)) return undefined
  return { at, value, covariance }
}

/** The curvature downwards, with a part of its own size, or of the slope where that is greater, added to the diagonal. */
function curvature({ hessian, gradient }: Likelihood, damping: number): Matrix {
  const size = Math.max(...hessian.map((row, i) => Math.abs(row[i] as number)), ...gradient.map(Math.abs))
  return hessian.map((row, i) => row.map((entry, j) => -entry + (i === j ? damping * size : 0)))
}

const raised = (damping: number) => Math.max(4 * damping, 1e-3)

/** No parameter changes by more than a factor of e² in one step. */
function shortened(direction: readonly number[]): number {
  return Math.min(1, 2 / Math.max(...direction.map(Math.abs)))
}

/**
 * The same log-likelihood as a function of the logarithms of its parameters, which keeps them positive: slopes and
 * curvatures by the chain rule.
 */
export function inLogarithms(likelihood: (parameters: number[]) => Likelihood): (logs: number[]) => Likelihood {
  return (logs) => {
    const parameters = logs.map(Math.exp)
    const { value, gradient, hessian } = likelihood(parameters)
    const slopes = gradient.map((slope, i) => slope * (parameters[i] as number))
    const curves = hessian.map((row, i) =>
      row.map(
        (entry, j) =>
          entry * (parameters[i] as number) * (parameters[j] as number) + (i === j ? (slopes[i] as number) : 0),
      ),
    )
    return { value, gradient: slopes, hessian: curves }
  }
}
