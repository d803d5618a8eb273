import { expect, test } from 'vitest'
import { reasonLines } from './reason-lines.ts'

const reason = {
  field: 'quantity',
  value: 'many',
  reason: { en: 'This is not a number.', zh: '不是数字。' },
  remedy: { en: 'Write digits.', zh: '请填写数字。' },
  lines: 3,
  first_line: 4,
}

test('a line that could not be read is told by its place, field and value, what is wrong and what mends it', () => {
  expect(reasonLines({ reasons: [reason] }, 'en')).toEqual([
    '  line 4, quantity "many": This is not a number. Write digits. (3 lines)',
  ])
  expect(reasonLines({ reasons: [reason] }, 'zh')).toEqual([
    '  第 4 行，quantity“many”：不是数字。请填写数字。（共 3 行）',
  ])
})

test('a line that is wrong as a whole has no field, and what was read by an earlier version no remedy', () => {
  const { value: _, remedy: __, ...earlier } = { ...reason, field: '', lines: 1 }
  expect(reasonLines({ reasons: [earlier] }, 'en')).toEqual(['  line 4: This is not a number.'])
  expect(reasonLines(null, 'en')).toEqual([])
})
