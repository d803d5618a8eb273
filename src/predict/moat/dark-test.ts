import { type Assumptions, drawnAssumptions } from './assumptions.ts'
import { cohortLives } from './cohort-lives.ts'
import { type DarkInputs, stepEnds } from './dark-inputs.ts'
import type { DarkResult, Drawn, Ranged } from './dark-result.ts'
import { segmentsOf } from './dark-segments.ts'
import { flowsOf } from './flows.ts'
import { type Level, levelsOf } from './levels.ts'
import { missingOf } from './missing.ts'
import { quantiles } from './quantiles.ts'
import { fitRepeats, type Repeats, shifted, shiftOf } from './repeats.ts'

export type DarkOptions = { draws: number; uniform: () => number; onProgress?: (share: number) => void }

/** The dark test: point forecast, and its interval by a bootstrap over customers, weeks and what the assumptions may be. */
export function darkTest(inputs: DarkInputs, assumptions: Assumptions, options: DarkOptions): DarkResult {
  const little = missingOf(inputs)
  if (little) return { missing: little }
  const repeats = fitRepeats(inputs)
  if (!repeats) return { missing: { missing: 'peak', found: 0 } }
  const { draws, uniform, onProgress } = options
  const fits = [...new Set([repeats.all, ...repeats.bySalesChannel.values()])]
  const once = new Float64Array(Math.max(inputs.groups, inputs.weeks)).fill(1)
  const at = (groups: ArrayLike<number>, weeks: ArrayLike<number>, assumed: Assumptions) =>
    drawn(inputs, repeats.bySalesChannel, { groups, weeks, assumed, shifts: shiftsOf(fits, groups) })
  const point = at(once, once, assumptions)
  if (point.flows.every(({ on }) => on.every((step) => step <= 0))) return { missing: { missing: 'margin', found: 0 } }
  const segments = segmentsOf(inputs.cells, point)
  const found = segments.map(() => [] as number[][])
  const lives = new Map([['', repeats.all], ...[...repeats.bySalesChannel].filter(([, fit]) => fit !== repeats.all)])
  const cohorts = cohortLives(inputs.cohorts, inputs.groups, repeats.all)
  const cohortDraws: number[][] = []
  const lifeDraws = [...lives.values()].map(() => [] as number[])
  for (let draw = 0; draw < draws; draw++) {
    const groups = drawnTimes(inputs.groups, uniform)
    const one = at(groups, drawnTimes(inputs.weeks, uniform), drawnAssumptions(assumptions, uniform))
    for (const [i, segment] of segments.entries()) found[i]?.push(segment.figures(one))
    for (const [i, fit] of [...lives.values()].entries())
      lifeDraws[i]?.push(shifted(fit.halfLife, 0, shiftOf(fit, groups)))
    if (draw % 2 === 0) cohortDraws.push(cohorts.halfLives(groups))
    if ((draw + 1) % 25 === 0) onProgress?.((draw + 1) / draws)
  }
  return {
    draws,
    segments: segments.map(({ by, key, amounts, figures }, i) => {
      const [lost, soon, whole, ...steps] = ranged(figures(point), found[i] as number[][])
      const { on, off, byStep } = amounts(point)
      const curve = byStep.map((step, k) => ({ day: stepEnds[k] as number, ...step, share: steps[k] as Ranged }))
      const ranges = { share: whole as Ranged, lost: lost as Ranged, soon: soon as Ranged }
      return { by, key, on, off, ...ranges, curve }
    }),
    cohortLives: ranged(cohorts.halfLives(once), cohortDraws).map((days, i) => ({
      key: cohorts.keys[i] as string,
      days,
    })),
    halfLives: [...lives].map(([key, { halfLife }], i) => ({
      key,
      days: ranged(
        [halfLife.value[0] as number],
        (lifeDraws[i] as number[]).map((one) => [one]),
      )[0] as Ranged,
    })),
  }
}

type Draw = {
  groups: ArrayLike<number>
  weeks: ArrayLike<number>
  assumed: Assumptions
  shifts: ReadonlyMap<Repeats, readonly number[]>
}

function shiftsOf(fits: readonly Repeats[], groups: ArrayLike<number>): Map<Repeats, readonly number[]> {
  return new Map(fits.map((fit) => [fit, shiftOf(fit, groups)]))
}

function drawn(
  inputs: DarkInputs,
  fits: ReadonlyMap<string, Repeats>,
  { groups, weeks, assumed, shifts }: Draw,
): Drawn {
  const levels = levelsOf(inputs, weeks, assumed)
  const flows = inputs.cells.map(({ sales_channel }, cell) => {
    const fit = fits.get(sales_channel) as Repeats
    const shift = shifts.get(fit) as readonly number[]
    const existing = (step: number) => {
      let sum = 0
      const first = (step * inputs.cells.length + cell) * inputs.groups
      for (let group = 0; group < inputs.groups; group++)
        sum += (groups[group] as number) * shifted(fit.existing, first + group, shift)
      return sum
    }
    const newcomers = stepEnds.map((_, steps) => shifted(fit.newcomer, steps, shift))
    return flowsOf(levels[cell] as Level, { existing, newcomer: (steps) => newcomers[steps] as number }, assumed)
  })
  return { flows, levels }
}

/** How often each of some is drawn when as many are drawn, each time from all of them. */
function drawnTimes(count: number, uniform: () => number): Float64Array {
  const times = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const place = Math.floor(uniform() * count)
    times[place] = (times[place] as number) + 1
  }
  return times
}

/** Each figure with the middle 80 of 100 of its draws. */
function ranged(values: readonly number[], draws: readonly (readonly number[])[]): Ranged[] {
  return values.map((value, i) => {
    const [low, high] = quantiles(
      draws.map((one) => one[i] as number),
      [0.1, 0.9],
    ) as [number, number]
    return { value, low: Math.min(low, value), high: Math.max(high, value) }
  })
}
