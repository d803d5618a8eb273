import fc from 'fast-check'
import { expect, test } from 'vitest'
import { largestRemainder, Tally } from './credit.ts'

test.each([
  [[3.4, 3.3, 3.3], 10, [4, 3, 3]],
  [[0.5, 0.5, 0], 1, [1, 0, 0]],
  [[2.5, -1.5], 1, [3, -2]],
  // Rounding errors of the amounts on either side.
  [[2.9999999999, 1], 4, [3, 1]],
  [[3.0000000001, 0.9999999999], 4, [3, 1]],
  [[0, 0], 0, [0, 0]],
])('%j as whole numbers that make %d are %j', (amounts, total, whole) => {
  expect([...largestRemainder(Float64Array.from(amounts), total)]).toEqual(whole)
})

test('amounts that are not the total but for rounding are refused', () => {
  expect(() => largestRemainder(Float64Array.of(1.5, 1.5), 6)).toThrow(RangeError)
  expect(() => largestRemainder(Float64Array.of(0, 0), 1)).toThrow(RangeError)
})

test('whole numbers are less than one from the amounts, and make the total', () => {
  const parts = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(parts, (given) => {
      const sum = given.reduce((all, part) => all + part, 0)
      // Rounding gives −0, too.
      const total = Math.round(sum) + 0
      // What the total lacks to a whole number goes to one of them.
      const amounts = Float64Array.from([...given, total - sum])
      const whole = largestRemainder(amounts, total)
      expect(whole.reduce((all, part) => all + part, 0)).toBe(total)
      for (const [i, part] of whole.entries()) expect(Math.abs(part - (amounts[i] as number))).toBeLessThanOrEqual(1)
    }),
  )
})

test('a tally keeps what a plain sum loses', () => {
  const tally = new Tally(1)
  for (const amount of [1e16, ...Array(1000).fill(1.25), -1e16]) tally.add(0, amount)
  expect([...tally.totals()]).toEqual([1250])
})
