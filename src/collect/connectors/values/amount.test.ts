import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toMinor } from '../../../kernel/money.ts'
import { lineTotal, microsToMinor, roundDecimal, unitPriceOf } from './amount.ts'

test('units times price is rounded once for the line, half away from zero', () => {
  expect(lineTotal('2.55', 6, 'GBP')).toBe(1530n)
  expect(lineTotal('0.335', 3, 'USD')).toBe(101n)
  expect(lineTotal('0.005', 1, 'USD')).toBe(1n)
  expect(lineTotal('0.005', -1, 'USD')).toBe(-1n)
  expect(lineTotal('-0.005', 1, 'USD')).toBe(-1n)
  expect(lineTotal('19.99', 3, 'JPY')).toBe(60n)
  expect(lineTotal('1.5', 2, 'KWD')).toBe(3000n)
  expect(lineTotal('99999999999999.9999', 2_000_000_000, 'USD')).toBe(19999999999999999980000000n)
})

test('the quick way and the exact way agree', () => {
  const price = fc.integer({ min: -(10 ** 7), max: 10 ** 7 })
  fc.assert(
    fc.property(price, fc.integer({ min: -9999, max: 9999 }), (thousandths, quantity) => {
      const sign = thousandths < 0 ? '-' : ''
      const plain = `${sign}${Math.floor(Math.abs(thousandths) / 1000)}.${String(Math.abs(thousandths) % 1000).padStart(3, '0')}`
      const exact = BigInt(thousandths) * BigInt(quantity)
      const absolute = exact < 0n ? -exact : exact
      const text = `${exact < 0n ? '-' : ''}${absolute / 1000n}.${String(absolute % 1000n).padStart(3, '0')}`
      expect(lineTotal(plain, quantity, 'USD')).toBe(toMinor(text, 'USD'))
    }),
  )
})

test('the price of a unit follows from the amount of its line', () => {
  expect(unitPriceOf(2000n, 3, 'USD')).toBe('6.6667')
  expect(unitPriceOf(-2000n, 3, 'USD')).toBe('-6.6667')
  expect(unitPriceOf(2000n, -3, 'USD')).toBe('-6.6667')
  expect(unitPriceOf(-2000n, -3, 'USD')).toBe('6.6667')
  expect(unitPriceOf(500n, 2, 'JPY')).toBe('250.0000')
  expect(unitPriceOf(500n, 0, 'USD')).toBe('0')
})

test('decimals are cut to the places a column has, rounded', () => {
  expect(roundDecimal('1.23456', 4)).toBe('1.2346')
  expect(roundDecimal('-0.00005', 4)).toBe('-0.0001')
  expect(roundDecimal('7', 4)).toBe('7')
})

test('millionths are turned into minor units', () => {
  expect(microsToMinor('1500000000', 'USD')).toBe(150000n)
  expect(microsToMinor('12345', 'USD')).toBe(1n)
  expect(microsToMinor('2500000', 'JPY')).toBe(3n)
})
