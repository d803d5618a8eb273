import { expect, test } from 'vitest'
import { isAllowed, rightState } from './asset.ts'

test.each([
  [undefined, 'unknown', false],
  [null, 'allowed', true],
  ['2026-05-09', 'expired', false],
  ['2026-05-10', 'expiring', true],
  ['2026-06-09', 'expiring', true],
  ['2026-06-10', 'allowed', true],
] as const)('a right until %s is %s on 10 May, and its last day counts', (until, state, allowed) => {
  expect(rightState(until, '2026-05-10')).toBe(state)
  expect(isAllowed(state)).toBe(allowed)
})
