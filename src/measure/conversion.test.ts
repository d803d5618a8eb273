import fc from 'fast-check'
import { expect, test } from 'vitest'
import { convertedRow, converterOf, decimalText, divided } from './conversion.ts'

const at = (from: string, to: string, rate: string) => converterOf({ from, to, rate })

test('money is converted between the digits that currencies have', () => {
  expect(at('USD', 'CNY', '7.12')(12345)).toBe(87896)
  expect(at('USD', 'JPY', '150.5')(1001)).toBe(1507)
  expect(at('JPY', 'USD', '0.006644518272425')(1507)).toBe(1001)
  expect(at('USD', 'KWD', '0.3075')(10000)).toBe(30750)
  expect(at('KWD', 'JPY', '489')(1001)).toBe(489)
  expect(at('USD', 'VND', '26150')(2000)).toBe(523_000)
})

test('halves are rounded away from zero, on both sides of it', () => {
  expect([1, -1, 3, -3].map(at('USD', 'EUR', '0.5'))).toEqual([1, -1, 2, -2])
  expect(at('USD', 'EUR', '0.499999999999999')(1)).toBe(0)
  expect(at('USD', 'JPY', '150')(-1)).toBe(-2)
})

test('what is converted is never further than half a minor unit from the amount at the stated rate', () => {
  const rates = fc.bigInt({ min: 1n, max: 10n ** 20n })
  fc.assert(
    fc.property(fc.integer(), rates, (minor, scaled) => {
      const told = BigInt(at('USD', 'CNY', decimalText(scaled))(minor))
      const off = told * 10n ** 15n - BigInt(minor) * scaled
      expect(2n * (off < 0n ? -off : off) <= 10n ** 15n || told > 2n ** 53n || told < -(2n ** 53n)).toBe(true)
      expect(at('USD', 'CNY', decimalText(scaled))(-minor) + Number(told)).toBe(0)
    }),
  )
})

test('a rate is written as it is used, without zeros that say nothing', () => {
  expect(decimalText(7_120_000_000_000_000n)).toBe('7.12')
  expect(decimalText(26_150_000_000_000_000_000n)).toBe('26150')
  expect(decimalText(38_240_918_000n)).toBe('0.000038240918')
  expect(decimalText(divided(10n ** 15n, 3n))).toBe('0.333333333333333')
})

test('only money of a row is converted; what is not known stays unknown', () => {
  const columns = { net_sales: { unit: 'money' }, cm1: { unit: 'money' }, orders: { unit: 'count' } } as const
  const row = { net_sales: 100, cm1: null, orders: 100, key: 'x' }
  expect(convertedRow(row, columns, at('USD', 'CNY', '7'))).toEqual({
    net_sales: 700,
    cm1: null,
    orders: 100,
    key: 'x',
  })
})
