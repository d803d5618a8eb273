import { expect, test } from 'vitest'
import { Problem } from './errors.ts'

test('what is missing is called in the language of the reader', () => {
  const { text } = new Problem('not_found', { what: 'order' })
  expect(text).toEqual({ en: 'There is no order with this name here.', zh: '找不到该订单。' })
})

test('names and addresses that are missing stay as they are', () => {
  expect(new Problem('not_found', { what: 'brand "Lumen"' }).text.zh).toBe('找不到 brand "Lumen"。')
})
