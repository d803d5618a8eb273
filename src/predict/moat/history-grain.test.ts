import { expect, test } from 'vitest'
import { historyGrain } from './history-grain.ts'

test.each([
  [0, 7],
  [100_000, 7],
  [100_001, 28],
  [1_000_000, 28],
  [1_000_001, 91],
  [10_000_000, 91],
])('of %d customers histories are told by %d days', (customers, days) => {
  expect(historyGrain(customers)).toBe(days)
})
