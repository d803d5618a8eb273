import { expect, test } from 'vitest'
import { remembering } from './remembering.ts'

const reading = (most: number) => {
  const read: string[] = []
  const length = remembering(
    (text) => {
      read.push(text)
      return text.length
    },
    { most, comesAgain: (value) => value < 4 },
  )
  return { length, read }
}

test('a text that came before is not read again', () => {
  const { length, read } = reading(10)
  expect([length('ab'), length('abc'), length('ab')]).toEqual([2, 3, 2])
  expect(read).toEqual(['ab', 'abc'])
})

test('one that is not worth remembering is read each time and takes no place', () => {
  const { length, read } = reading(2)
  for (const text of ['ab', 'long', 'long', 'abc', 'ab']) length(text)
  expect(read).toEqual(['ab', 'long', 'long', 'abc'])
})

test('the memory holds so many and begins anew when it is full', () => {
  const { length, read } = reading(2)
  for (const text of ['a', 'b', 'c', 'c', 'a']) length(text)
  expect(read).toEqual(['a', 'b', 'c', 'a'])
})
