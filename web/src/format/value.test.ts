import { expect, test } from 'vitest'
import { showShare } from './value.ts'

test('a share keeps two digits where it would read as nothing, and is nothing where only rounding left something of it', () => {
  expect([0.1234, 0.00042, -0.00042, 0].map((one) => showShare(one, 'en'))).toEqual([
    '12.3%',
    '0.042%',
    '-0.042%',
    '0%',
  ])
  expect([3.3e-17, -3.3e-17].map((one) => showShare(one, 'en'))).toEqual(['0%', '0%'])
})
