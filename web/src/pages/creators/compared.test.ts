import { expect, test } from 'vitest'
import { bestOf } from './compared.ts'

const row = (creator: string, low: number | null, high: number | null) => ({
  creator,
  ...{ engagement_low: low, engagement_high: high, cost_per_order_low: low, cost_per_order_high: high },
})

test('the best is marked only where its interval touches that of none of the others', () => {
  expect(bestOf([row('a', 1, 2), row('b', 3, 4), row('c', 1, 2.9)], 'engagement', 'engagement')).toBe('b')
  expect(bestOf([row('a', 1, 2), row('b', 3, 4), row('c', 1, 3)], 'engagement', 'engagement')).toBeUndefined()
})

test('of costs the lowest is best; of what is not known, alone, or neither good nor bad, nothing is', () => {
  expect(bestOf([row('a', 1, 2), row('b', 3, 4)], 'cost_per_order', 'cost_per_order')).toBe('a')
  expect(bestOf([row('a', 1, 2), row('b', null, null)], 'engagement', 'engagement')).toBeUndefined()
  expect(bestOf([row('a', 1, 2), row('b', 3, 4)], 'sponsored_share', 'engagement')).toBeUndefined()
  expect(bestOf([row('a', 1, 2), row('b', 3, 4)], 'engagement', undefined)).toBeUndefined()
})
