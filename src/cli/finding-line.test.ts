import { expect, test } from 'vitest'
import { findingLine } from './finding-line.ts'

const finding = {
  level: 'error',
  code: 'mixed_currencies',
  text: { en: 'Two currencies.', zh: '有两种货币。' },
} as const

test('a finding is told in the language of the machine, with the code that accepts it', () => {
  expect(findingLine(finding, 'en')).toBe('  error (mixed_currencies): Two currencies.')
  expect(findingLine(finding, 'zh')).toBe('  需确认（mixed_currencies）：有两种货币。')
})

test('a finding tells where in the file it shows', () => {
  const lines = { ...finding, count: 12, lines: [3, 5, 7, 9, 11, 13, 15, 17, 19] }
  expect(findingLine(lines, 'en')).toBe(
    '  error (mixed_currencies): Two currencies. Lines 3, 5, 7, 9, 11, 13, 15, 17 and 4 more',
  )
  expect(findingLine({ ...finding, count: 1, lines: [3] }, 'zh')).toBe(
    '  需确认（mixed_currencies）：有两种货币。 第 3 行',
  )
})
