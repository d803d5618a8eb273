import { expect, test } from 'vitest'
import { seenPercent } from './view.ts'

test('the depth is what has been seen of the page, at most all of it', () => {
  expect(seenPercent(0, 500, 2000)).toBe(25)
  expect(seenPercent(900, 500, 2000)).toBe(70)
  expect(seenPercent(1510, 500, 2000)).toBe(100)
  expect(seenPercent(0, 500, 0)).toBe(100)
})
