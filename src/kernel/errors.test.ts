import { expect, test } from 'vitest'
import { Problem } from './errors.ts'

test('what is missing is called in the language of the reader', () => {
  const { text } = new Problem('not_found', { what: 'order' })
  expect(text).toEqual({ en: 'There is no order with this name here.', zh: '找不到该订单。' })
})

test('names and addresses that are missing stay as they are', () => {
  expect(new Problem('not_found', { what: 'brand "Lumen"' }).text.zh).toBe('找不到 brand "Lumen"。')
})

test('a reason in both languages is told in that of its sentence, and kept in English among the details', () => {
  const problem = new Problem('conflict', { reason: { en: 'it is late', zh: '太晚了' } })
  expect(problem.text).toEqual({ en: 'This cannot be done now: it is late', zh: '当前无法执行：太晚了' })
  expect(problem.details).toEqual({ reason: 'it is late' })
})
