import { expect, test } from 'vitest'
import { permitted } from './consent.ts'

test('Global Privacy Control makes full consent into cookieless, and what is not known into none', () => {
  expect(permitted('full', false)).toBe('full')
  expect(permitted('full', true)).toBe('cookieless')
  for (const control of [true, false]) {
    expect(permitted('cookieless', control)).toBe('cookieless')
    for (const asked of ['none', 'Full', '', undefined, true]) expect(permitted(asked, control)).toBe('none')
  }
})
