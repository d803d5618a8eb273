import { expect, test } from 'vitest'
import { codePaths } from './coded-paths.ts'
import type { CountedPath } from './counted-path.ts'

const row: CountedPath = { channels: ['a', 'b'], conversions: 2, valueMinor: 100, nonConversions: 3 }
const decay = { conversions: [0.5, 1.5], valueMinor: [20, 80] }

test('rows of the same path are added up', () => {
  const { paths, conversions, valueMinor, nonConversions } = codePaths([{ ...row, decay }, row, { ...row, decay }], 9)
  expect({ conversions, valueMinor, nonConversions }).toEqual({ conversions: 6, valueMinor: 300, nonConversions: 9 })
  // One row that converted has no decay, so the sum would not be that of the path.
  expect(paths).toEqual([{ steps: '\u0000\u0001', conversions: 6, valueMinor: 300, nonConversions: 9 }])
})

test('the decay of a path is that of its rows together', () => {
  const lost = { ...row, conversions: 0, valueMinor: 0 }
  expect(codePaths([lost, { ...row, decay }, { ...row, decay }, lost], 9).paths[0]?.decay).toEqual({
    conversions: [1, 3],
    valueMinor: [40, 160],
  })
})

test('beyond the limit the channels with the fewest journeys become other, and are named', () => {
  const rows = ['a', 'b', 'c', 'd'].map((channel, i) => ({ ...row, channels: [channel, 'e'], nonConversions: 10 * i }))
  const { channels, grouped, conversions } = codePaths(rows, 3)
  expect({ channels, grouped, conversions }).toEqual({
    channels: ['d', 'e', 'other'],
    grouped: ['a', 'b', 'c'],
    conversions: 8,
  })
})

test('a channel that is called other already is one with those that were too many', () => {
  const rows = ['a', 'b', 'other'].map((channel, i) => ({ ...row, channels: [channel], nonConversions: 10 - i }))
  const { channels, grouped } = codePaths(rows, 2)
  expect({ channels, grouped }).toEqual({ channels: ['a', 'other'], grouped: ['b'] })
  expect(codePaths(rows, 3).grouped).toEqual([])
})

test('a path that no journey took is no path', () => {
  const nobody = { channels: ['x'], conversions: 0, valueMinor: 0, nonConversions: 0 }
  expect(codePaths([nobody, row], 9).channels).toEqual(['a', 'b'])
})

test.each([
  [{ channels: [] }, /at least one touch/],
  [{ conversions: 1.5 }, /no exact whole number/],
  [{ nonConversions: -1 }, /below zero/],
  [{ valueMinor: 2 ** 53 }, /no exact whole number/],
  [{ valueMinor: Number.NaN }, /no exact whole number/],
  [{ conversions: 0, nonConversions: 0 }, /without a journey/],
  [{ decay: { ...decay, conversions: [2] } }, /one number a touch/],
  [{ decay: { ...decay, conversions: [0.5, 1.4] } }, /do not add up/],
  [{ decay: { ...decay, valueMinor: [Number.NaN, 0] } }, /do not add up/],
])('a row that cannot be is refused: %j', (part, message) => {
  expect(() => codePaths([{ ...row, ...part }], 9)).toThrow(message)
  expect(() => codePaths([{ ...row, ...part }], 9)).toThrow(RangeError)
})

test.each([1, 2.5, 70_000])('a limit of %d channels is refused', (limit) => {
  expect(() => codePaths([row], limit)).toThrow(RangeError)
})

test('a value that is no exact number in all is refused', () => {
  const large = { ...row, valueMinor: 2 ** 52 }
  expect(() => codePaths([large, { ...large, channels: ['c'] }], 9)).toThrow(/more than can be counted/)
})
