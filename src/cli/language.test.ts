import { expect, test } from 'vitest'
import { languageOf } from './language.ts'

test.each([
  [{}, 'en'],
  [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ LC_MESSAGES: 'zh_TW', LANG: 'en_GB.UTF-8' }, 'zh'],
  [{ LC_ALL: 'C', LC_MESSAGES: 'zh_CN', LANG: 'zh_CN' }, 'en'],
  [{ LC_ALL: '', LANG: 'zh_CN.UTF-8' }, 'zh'],
] as const)('with %j the command line speaks %s', (env, language) => {
  expect(languageOf(env)).toBe(language)
})
