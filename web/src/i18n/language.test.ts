import { expect, test } from 'vitest'
import { preferredLanguage } from './start.ts'

test('what was chosen wins, then what the browser asks for', () => {
  expect(preferredLanguage('en', ['zh-CN'])).toBe('en')
  expect(preferredLanguage(null, ['de-DE', 'zh-TW', 'en'])).toBe('zh-CN')
  expect(preferredLanguage(null, ['de-DE'])).toBe('en')
})
