import { expect, test } from 'vitest'
import { drawBar } from './draw-bar.ts'
import type { ChartInput } from './input.ts'
import { intervalAt, intervalsOf } from './interval.ts'
import type { Palette } from './palette.ts'
import { rangeOf } from './range.ts'

const label = { en: '', zh: '' }
const input = (more: Pick<ChartInput, 'chart' | 'columns' | 'rows'>): ChartInput => ({
  before: undefined,
  locale: { language: 'en', currency: 'USD' },
  pick: (text) => text?.en ?? '',
  labelOf: () => '',
  nameOf: (_, value) => String(value),
  beforeLabel: '',
  isPartial: () => false,
  partialLabel: '',
  unfinishedLabel: '',
  ...more,
})

const grid = input({
  chart: {
    kind: 'grid',
    x: 'frequency',
    y: ['customers'],
    by: 'recency',
    ranges: {
      frequency: { from: 'fewest', to: 'most', of: { en: 'orders', zh: '订单数' } },
      recency: { from: 'first', to: 'last', of: { en: 'last order', zh: '最近下单' } },
    },
  },
  columns: {
    fewest: { unit: 'count', label },
    most: { unit: 'count', label },
    first: { unit: 'day', label },
    last: { unit: 'day', label },
  },
  rows: [
    { frequency: 5, recency: 5, fewest: 9, most: 12, first: '2025-12-20', last: '2025-12-31' },
    { frequency: 5, recency: 1, fewest: 4, most: 10, first: '2025-01-01', last: '2025-02-01' },
    { frequency: 1, recency: 1, fewest: 1, most: 1, first: '2025-01-03', last: '2025-03-01' },
  ],
})

test('a score of an axis says what it stands for, over all cells that have it', () => {
  expect(rangeOf(grid, 'frequency', '5')).toBe('orders 4 – 12')
  expect(rangeOf(grid, 'frequency', '1')).toBe('orders 1')
  expect(rangeOf(grid, 'recency', '1')).toBe('last order Jan 1, 2025 – Mar 1, 2025')
  expect(rangeOf(grid, 'customers', '1')).toBe('')
})

const rates = input({
  chart: { kind: 'bar', x: 'days', y: ['rate'], interval: ['low', 'high'] },
  columns: { days: { unit: 'days', label }, rate: { unit: 'share', label } },
  rows: [
    { days: 30, rate: 0.1, low: 0.05, high: 0.2 },
    { days: 60, rate: null, low: null, high: null },
  ],
})

const one = '#123456'
const palette: Palette = {
  surface: one,
  sunken: one,
  line: one,
  ink: one,
  ink2: one,
  ink3: one,
  accent: one,
  accentSoft: one,
  good: one,
  bad: one,
  cost: one,
  marketing: one,
  series: [one],
  channel: () => undefined,
}

test('an estimate is drawn and told with the interval around it; one that is not known has none', () => {
  expect(intervalsOf(rates)).toEqual([[0, 0.05, 0.2]])
  expect(intervalAt(rates, 0)).toBe(' (5%–20%)')
  expect(intervalAt(rates, 1)).toBe('')
  const drawn = drawBar(rates, palette, 600, false).series as { type: string }[]
  expect(drawn.map(({ type }) => type)).toEqual(['bar', 'custom'])
})

test('names below upright bars are all there: in lines where a bar has room, slanted where it has none', () => {
  const models = input({
    chart: { kind: 'stack', x: 'model', y: ['sales'] },
    columns: { model: { unit: 'text', label }, sales: { unit: 'money', label } },
    rows: ['First touch', 'Last touch', 'Last non-direct touch'].map((model) => ({ model, sales: 1 })),
  })
  const labelsAt = (width: number) => (drawBar(models, palette, width, true).xAxis as { axisLabel: object }).axisLabel
  expect(labelsAt(900)).toMatchObject({ interval: 0, overflow: 'break', width: 160 })
  expect(labelsAt(220)).toMatchObject({ interval: 0, rotate: 45 })
})
