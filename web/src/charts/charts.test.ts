import { expect, test } from 'vitest'
import { drawLine } from './draw-line.ts'
import { escapeHtml, tip } from './frame.ts'
import type { ChartInput } from './input.ts'
import type { Palette } from './palette.ts'
import { pivot, topSeries } from './pivot.ts'
import { pieces, type Step, walk } from './waterfall.ts'

const step = (key: string, amount: number | null, level = false): Step => ({ key, amount, level })

test('a walk stands on its levels and steps between them', () => {
  const spans = walk([
    step('net', 100, true),
    step('goods', -40),
    step('cm1', 60, true),
    step('ads', -80),
    step('cm3', -20, true),
  ])
  expect(spans.map(({ from, to }) => [from, to])).toEqual([
    [0, 100],
    [100, 60],
    [0, 60],
    [60, -20],
    [0, -20],
  ])
})

test('an unknown amount has no length, and the next level sets the walk right', () => {
  const spans = walk([step('net', 100, true), step('goods', null), step('cm1', 55, true), step('ads', -5)])
  expect(spans.map(({ from, to }) => [from, to])).toEqual([
    [0, 100],
    [100, 100],
    [0, 55],
    [55, 50],
  ])
})

test('a bar that crosses zero has a part on either side', () => {
  expect(pieces({ from: 100, to: 60 })).toEqual({ gap: 60, up: 40, down: 0 })
  expect(pieces({ from: -10, to: -30 })).toEqual({ gap: -10, up: 0, down: -20 })
  expect(pieces({ from: 60, to: -20 })).toEqual({ gap: 0, up: 60, down: -20 })
})

const rows = [
  { month: '2026-01', channel: 'amazon', sales: 3, cost: 1 },
  { month: '2026-01', channel: 'own_site', sales: 5, cost: 2 },
  { month: '2026-02', channel: 'own_site', sales: 7, cost: null },
]

test('rows become a line per channel, and what is absent is not zero', () => {
  const { xs, series } = pivot(rows, { kind: 'line', x: 'month', y: ['sales'], by: 'channel' })
  expect(xs).toEqual(['2026-01', '2026-02'])
  expect(series.map(({ key, values }) => [key, values])).toEqual([
    ['amazon', [3, null]],
    ['own_site', [5, 7]],
  ])
})

test('a stack of several columns adds up over what splits the rows', () => {
  const { series } = pivot(rows, { kind: 'stack', x: 'month', y: ['sales', 'cost'], by: 'channel' })
  expect(series.map(({ key, values }) => [key, values])).toEqual([
    ['sales', [8, 7]],
    ['cost', [3, null]],
  ])
})

test('more series than colours leave the largest and the sum of the rest', () => {
  const line = (key: string, value: number) => ({ key, column: 'sales', values: [value, null] })
  const kept = topSeries([line('a', 1), line('b', 9), line('c', 2), line('d', 5)], 3, 'rest')
  expect(kept.map(({ key, values }) => [key, values])).toEqual([
    ['b', [9, null]],
    ['d', [5, null]],
    ['rest', [3, null]],
  ])
})

test('names from files cannot become markup', () => {
  expect(escapeHtml('<img src=x onerror="1">')).not.toContain('<')
  expect(tip('<b>', [{ name: '<i>', value: '&' }])).not.toMatch(/<b>&|<i>/)
})

test('zeros are drawn on a scale that names zero alone, and not up to 100 %', () => {
  const input = (share: number) =>
    ({
      chart: { kind: 'line', x: 'month', y: ['share'] },
      columns: { month: { unit: 'day' }, share: { unit: 'share' } },
      rows: [
        { month: '2026-01-01', share: 0 },
        { month: '2026-02-01', share },
      ],
      locale: { language: 'en', currency: 'USD' },
      labelOf: String,
      nameOf: (_: string, value: unknown) => String(value),
      isPartial: () => false,
    }) as unknown as ChartInput
  const palette = { series: ['#000000'], channel: () => undefined } as unknown as Palette
  const scaleOf = (share: number) => {
    const [axis] = drawLine(input(share), palette).yAxis as { axisLabel: { formatter: (value: number) => string } }[]
    return [0, 1].map((value) => axis?.axisLabel.formatter(value))
  }
  expect(scaleOf(0)).toEqual(['0%', ''])
  expect(scaleOf(0.3)).toEqual(['0%', '100%'])
})
