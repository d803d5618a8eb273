import { expect, test } from 'vitest'
import { askedValueOf, isOfOneValue } from './use-chosen-people.ts'

test('people without a value are asked for by a word, and others by none', () => {
  const keys = ['DE', '', '(other)']
  expect(keys.map((key) => askedValueOf({ key }))).toEqual(['DE', '(none)', '(other)'])
  expect(keys.map((key) => isOfOneValue({ key }))).toEqual([true, true, false])
})
