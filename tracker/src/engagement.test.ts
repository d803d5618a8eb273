import { expect, test } from 'vitest'
import { startEngagement } from './engagement.ts'

const s = 1000

test('engaged time ends 30 seconds after the last act', () => {
  const engagement = startEngagement(0, true)
  engagement.act(10 * s)
  expect(engagement.take(100 * s)).toBe(40)
  engagement.act(200 * s)
  expect(engagement.take(205 * s)).toBe(5)
})

test('a hidden page is not engaged, and coming back is an act', () => {
  const engagement = startEngagement(0, true)
  engagement.act(5 * s, false)
  engagement.act(50 * s, true)
  expect(engagement.take(52 * s)).toBe(7)
})

test('a page opened in the background counts from when it is shown', () => {
  const engagement = startEngagement(0, false)
  expect(engagement.take(20 * s)).toBe(0)
  engagement.act(60 * s, true)
  expect(engagement.take(61 * s)).toBe(1)
})

test('taken seconds are not taken again, and parts of a tenth are not lost', () => {
  const engagement = startEngagement(0, true)
  let sum = 0
  for (let at = 0; at < 10_000; at += 37) {
    engagement.act(at)
    sum += engagement.take(at)
  }
  expect(sum + engagement.take(10_000)).toBeCloseTo(10, 6)
})
