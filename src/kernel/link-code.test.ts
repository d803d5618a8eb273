import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newLinkCode, readLinkCode, slugPattern } from './link-code.ts'

test('a code has six characters, none of which is taken for another, and is no word', () => {
  fc.assert(
    fc.property(fc.constant(null), () => {
      expect(newLinkCode()).toMatch(/^[2-9bcdfghjkmnpqrstwxyz]{6}$/)
    }),
    { numRuns: 2000 },
  )
})

test('a code is the same however it is typed, and stays what it is in an address', () => {
  fc.assert(
    fc.property(fc.constantFrom('', ' ', '\n'), fc.boolean(), (space, capital) => {
      const code = newLinkCode()
      const typed = `${space}${capital ? code.toUpperCase() : code}${space}`
      expect(readLinkCode(typed)).toBe(code)
      expect(encodeURIComponent(code)).toBe(code)
      expect(code).toMatch(slugPattern)
    }),
  )
})

test('codes of a large grid are hardly ever the same', () => {
  const made = new Set(Array.from({ length: 5000 }, newLinkCode))
  expect(made.size).toBeGreaterThan(4990)
})

test.each(['spring-sale', 'abc', 'a1b'])('%s can be the ending of a link', (slug) => expect(slug).toMatch(slugPattern))
test.each(['ab', '-abc', 'abc-', 'a/b/c', 'a b c', '..', 'émail', 'a'.repeat(61)])('%s cannot', (slug) =>
  expect(slug).not.toMatch(slugPattern),
)
