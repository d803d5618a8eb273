import { expect, test } from 'vitest'
import { costKnownOf, type ReadSum, withMargins } from './margins-known.ts'

const sum = (some: Partial<ReadSum>): ReadSum => ({
  ...{ week: 0, cell: 0, kind: 'first', hold: 'paid', touch: 'paid_search', days: 4, orders: 4, costed: 4, known: 400 },
  ...some,
})

test('orders of unknown costs count, and bring what the others bring on average', () => {
  const sums = [
    sum({}),
    sum({ week: 1, costed: 1, known: 60 }),
    sum({ week: 2, costed: 0, known: 0 }),
    sum({ cell: 1, costed: 0, known: 0 }),
  ]
  expect(costKnownOf(sums)).toBe(5 / 16)
  expect(withMargins(sums).map(({ days, margin }) => [days, margin])).toEqual([
    [4, 400],
    [4, 240],
    [4, 368],
    [4, 368],
  ])
})

test('without any order nothing is known', () => {
  expect(costKnownOf([])).toBe(0)
})
