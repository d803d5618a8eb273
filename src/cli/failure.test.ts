import { expect, test } from 'vitest'
import { Problem } from '../kernel/errors.ts'
import { Refused } from './client.ts'
import { explain } from './failure.ts'

test('a person is told what is wrong and what mends it, in the language of the machine', () => {
  const error = new Problem('missing_rate', { currency: 'VND', day: '2026-01-02' })
  expect(explain(error, { LANG: 'en_GB.UTF-8' })).toMatch(/VND on 2026-01-02.*\nImport a rates file/s)
  expect(explain(error, { LANG: 'zh_CN.UTF-8' })).toMatch(/缺少 2026-01-02 的 VND 汇率.*\n导入/s)
})

test('what the server refused is told the same way', () => {
  expect(explain(new Refused('not_found', 'There is no brand with this name here.', '这里没有该品牌。'), {})).toContain(
    'millpond brands',
  )
})
