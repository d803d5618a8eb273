import { expect, test } from 'vitest'
import { stepWords } from './step-words.ts'

const words: Record<string, string> = { product_added: '加入购物车', order_completed: '下单' }
const nameOf = (event: string) => words[event] ?? event

test('a known event is read in words, and its words, its name, a page and an own event are each taken as what they are', () => {
  const { shown, meant } = stepWords(['product_added', 'quiz_done', '/lamp'], nameOf)
  expect(['product_added', 'quiz_done', '/lamp', ''].map(shown)).toEqual(['加入购物车', 'quiz_done', '/lamp', ''])
  expect(['加入购物车', 'product_added', 'quiz_done', '/l*'].map(meant)).toEqual([
    'product_added',
    'product_added',
    'quiz_done',
    '/l*',
  ])
})

test('an own event that is called what a known one means stays what it is', () => {
  const { shown, meant } = stepWords(['product_added', '加入购物车'], nameOf)
  expect(['product_added', '加入购物车'].map(shown)).toEqual(['product_added', '加入购物车'])
  expect(['product_added', '加入购物车'].map(meant)).toEqual(['product_added', '加入购物车'])
})
