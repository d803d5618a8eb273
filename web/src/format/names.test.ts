import { expect, test } from 'vitest'
import { inLanguage } from './names.ts'

test('a text in both languages is shown in the reader’s, and any other as it is', () => {
  const note = 'TikTok Shop US: referral fee 6% / TikTok Shop 美国：平台佣金 6%'
  expect(inLanguage(note, 'en')).toBe('TikTok Shop US: referral fee 6%')
  expect(inLanguage(note, 'zh-CN')).toBe('TikTok Shop 美国：平台佣金 6%')
  expect(inLanguage('own / contract', 'zh-CN')).toBe('own / contract')
  expect(inLanguage('每件 / 每单', 'en')).toBe('每件 / 每单')
})
