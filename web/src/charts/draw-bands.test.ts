import { expect, test } from 'vitest'
import type { ChartSpec } from '../api/measures.ts'
import { bandsOf, drawBands } from './draw-bands.ts'
import type { ChartInput } from './input.ts'
import { pivot } from './pivot.ts'

const rows = [
  { month: 0, cohort: 'old', margin: 10, low: null, high: null },
  { month: 0, cohort: 'new', margin: 12, low: null, high: null },
  { month: 1, cohort: 'old', margin: 15, low: null, high: null },
  { month: 1, cohort: 'new', margin: 16, low: 14, high: 18 },
  { month: 2, cohort: 'old', margin: 19, low: 17, high: 21 },
]
const chart: ChartSpec = { kind: 'line', x: 'month', y: ['margin'], by: 'cohort', interval: ['low', 'high'] }
const input = { rows, chart } as unknown as ChartInput
const { xs, series } = pivot(rows, chart)

test('what is an estimate is dashed from the last value that is none, within its interval', () => {
  const bands = bandsOf(input, xs)
  expect(bands.get('old')).toEqual([undefined, undefined, { low: 17, high: 21 }])
  const [old, young] = series.map((line) => drawBands(line, bands.get(line.key), '#123456'))
  expect(old).toMatchObject([{ data: [[2, 17, 21]] }, { data: [null, 15, 19], lineStyle: { type: 'dashed' } }])
  expect(young).toMatchObject([{ data: [[1, 14, 18]] }, { data: [12, 16, null] }])
})

test('a line without estimates, or of a chart without intervals, has no band', () => {
  const known = { ...input, rows: rows.map((row) => ({ ...row, low: null, high: null })) }
  for (const line of series) expect(drawBands(line, bandsOf(known, xs).get(line.key), '#123456')).toEqual([])
  const without = { ...input, chart: { ...chart, interval: undefined } } as unknown as ChartInput
  expect(bandsOf(without, xs).size).toBe(0)
})
