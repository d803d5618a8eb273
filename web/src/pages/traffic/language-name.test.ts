import { expect, test } from 'vitest'
import { languageName } from './language-name.ts'

test('a language is called by its name, and what is no code stays as somebody wrote it', () => {
  expect(['ja', 'zh-Hant'].map((code) => languageName(code, 'en'))).toEqual(['Japanese', 'Traditional Chinese'])
  expect(['', 'some English', '粤语'].map((code) => languageName(code, 'en'))).toEqual(['', 'some English', '粤语'])
})
