import { expect, test } from 'vitest'
import { createAnswerLimit } from './answer-limit.ts'

test('so many a minute come from one address, and another has a count of its own', () => {
  const mayCome = createAnswerLimit(2)
  expect([mayCome('a', 0), mayCome('a', 1), mayCome('a', 2)]).toEqual([true, true, false])
  expect(mayCome('b', 3)).toBe(true)
  expect([mayCome('a', 59_999), mayCome('a', 60_000)]).toEqual([false, true])
})

test('a flood of addresses does not fill the memory, and those that came last are still counted', () => {
  const mayCome = createAnswerLimit(1)
  for (let i = 0; i < 30_000; i++) mayCome(`${i}`, 0)
  expect([mayCome('29999', 1), mayCome('0', 1)]).toEqual([false, true])
})
