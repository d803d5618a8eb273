import { expect, test } from 'vitest'
import { heightOf } from './draw.ts'
import type { ChartInput } from './input.ts'

const bars = (unit: string, keys: string[], kind = 'bar') =>
  ({
    chart: { kind, x: 'key', y: ['margin'] },
    columns: { key: { unit } },
    rows: keys.map((key) => ({ key })),
  }) as unknown as ChartInput

test('one or two lying bars take less room than is asked, and no others', () => {
  expect(heightOf(bars('text', ['all']), 260)).toBe(88)
  expect(heightOf(bars('text', ['US', 'DE']), 260)).toBe(136)
  expect(heightOf(bars('text', ['US', 'DE']), 120)).toBe(120)
  expect(heightOf(bars('text', ['US', 'DE', 'FR']), 260)).toBe(260)
  expect(heightOf(bars('day', ['2025-01-01']), 260)).toBe(260)
  expect(heightOf(bars('text', ['all'], 'stack'), 260)).toBe(260)
})
