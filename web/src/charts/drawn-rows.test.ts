import { expect, test } from 'vitest'
import type { ChartSpec } from '../api/measures.ts'
import { drawnRows } from './drawn-rows.ts'

const bars: ChartSpec = { kind: 'bar', x: 'market', y: ['net_sales'] }
const row = (market: string, sales: number | null) => ({ market, net_sales: sales })

test('no bar is drawn for what has neither a name nor an amount', () => {
  const rows = [row('DE', 5), row('FR', 0), row('', 0), row('(none)', 0)]
  expect(drawnRows(rows, bars)).toEqual([row('DE', 5), row('FR', 0)])
})

test('what has no name, but an amount, is drawn, and so is what is not known', () => {
  const rows = [row('', 7), row('(none)', null)]
  expect(drawnRows(rows, bars)).toBe(rows)
})

test('other charts draw every row', () => {
  const rows = [row('', 0)]
  expect(drawnRows(rows, { ...bars, kind: 'line' })).toBe(rows)
})
