import { expect, test } from 'vitest'
import { wordsFor } from './words.ts'

const words = wordsFor('USD', 'previous')

test('money is written with the same sign in both languages, as on the tiles', () => {
  expect(words.money(4_500)).toEqual({ en: '$45', zh: '$45' })
  expect(wordsFor('GBP', undefined).money(-4_500)).toEqual({ en: '-£45', zh: '-£45' })
})

test('a small amount is told to the cent, so that what a visit is worth is not $0', () => {
  expect([41, 950, 1_050, 500, 0].map((minor) => words.money(minor).en)).toEqual(['$0.41', '$9.50', '$11', '$5', '$0'])
  expect(wordsFor('JPY', undefined).money(3).zh).toBe('¥3')
})

test('a ratio keeps two decimals, so that a small change is seen', () => {
  expect([3.456, 3, null].map((n) => words.ratio(n).en)).toEqual(['3.46', '3.00', 'unknown'])
})

test('a negative part is lost, not kept', () => {
  expect(words.keeps(0.123)).toEqual({ en: 'keeps 12.3%', zh: '留存 12.3%' })
  expect(words.keeps(-0.1)).toEqual({ en: 'loses 10%', zh: '亏损 10%' })
  expect(words.keeps(null).en).toBe('keeps an unknown part')
})

test('a loss is not told as a percentage of what was kept before', () => {
  expect(words.change(-5, 10)).toEqual({ en: '', zh: '' })
  expect(words.change(5, 10).en).toBe(', 50% less than the period before')
})

test('where the data begin later, no change is claimed, also not by chance', () => {
  const late = wordsFor('USD', 'year', '2025-03-01')
  expect(late.change(20, 10)).toEqual(late.change(20, undefined))
  expect(late.change(20, 10).en).toBe(', with no data before Mar 1, 2025 to compare with')
  expect(late.change(20, 10).zh).toBe('，2025年3月1日之前没有数据可比')
})

test('one of a thing is not told as several', () => {
  expect([0, 1, 1_200].map((n) => words.many(n, 'order'))).toEqual(['0 orders', '1 order', '1,200 orders'])
  expect([words.many(1, 'person', 'people'), words.many(2, 'person', 'people')]).toEqual(['1 person', '2 people'])
})

test('a day is written as people write it, whatever the zone of the machine', () => {
  expect(words.day('2010-12-01')).toEqual({ en: 'Dec 1, 2010', zh: '2010年12月1日' })
})

test('a market is called by its name, not by its code', () => {
  expect(words.market('GB')).toEqual({ en: 'United Kingdom', zh: '英国' })
  expect(words.market('Elsewhere').en).toBe('Elsewhere')
})
