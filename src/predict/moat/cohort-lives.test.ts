import { expect, test } from 'vitest'
import { stoppedBrand } from '../../../scenario/stopped/stopped-brand.ts'
import { cohortLives } from './cohort-lives.ts'
import { type CohortRow, cohortSteps } from './dark-inputs.ts'
import { fitRepeats } from './repeats.ts'

const { inputs } = stoppedBrand(1, 11)
const fits = fitRepeats(inputs)
if (!fits) throw new Error('The likelihood has a peak.')
const { all } = fits
const { groups } = inputs
/** Every group once, but for the first ones that are said. */
const often = (...said: number[]) => Array.from({ length: groups }, (_, group) => said[group] ?? 1)

/** Customers who came within these steps (from 1) after their first order, and are known for so many days. */
function row(cohort: string, group: number, age: number, steps: readonly number[], customers = 50): CohortRow {
  const came = Array.from({ length: cohortSteps }, (_, i) => customers * steps.filter((step) => step <= i + 1).length)
  const last = steps.length > 0 ? 28 * Math.max(...steps) : 0
  return { cohort, group, repeats: steps.length, last, age, customers, came }
}

test('of a month that is over, half-life is when half of what came had come', () => {
  const lives = cohortLives([row('2024-01-01', 0, 728, [3, 11])], groups, all)
  expect(lives.halfLives(often())[0]).toBeCloseTo(84, 9)
  // Half of 50 + 50 + 50 later days is reached half-way through the fifth step.
  const three = cohortLives([row('2024-01-01', 0, 728, [3, 5, 11])], groups, all)
  expect(three.halfLives(often())[0]).toBeCloseTo(28 * 4.5, 9)
})

test('of who has ordered just now, it is that of any new customer', () => {
  const [days] = cohortLives([row('2026-03-01', 0, 0, [])], groups, all).halfLives(often())
  expect(Math.abs((days as number) - (all.halfLife.value[0] as number))).toBeLessThan(3)
})

test('groups that are drawn more often count more, and a month of few buyers is not told', () => {
  const rows = [row('2024-01-01', 0, 728, [2]), row('2024-01-01', 1, 728, [10]), row('2024-02-01', 0, 728, [2], 49)]
  const { keys, halfLives } = cohortLives(rows, groups, all)
  expect(keys).toEqual(['2024-01-01'])
  expect(halfLives(often(2, 0))[0]).toBeLessThan(56)
  expect(halfLives(often(0, 2))[0]).toBeGreaterThan(28 * 9)
})
