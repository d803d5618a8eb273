import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DecimalStyle, readDecimal } from './decimal.ts'
import { Fault } from './fault.ts'

const read = (text: string, style: DecimalStyle = 'point', currency = '') => {
  const value = readDecimal(text, style, currency)
  return value instanceof Fault ? value.reason.en : value
}

test.each([
  ['1234.5', 'point', '1234.5'],
  ['-0.05', 'point', '-0.05'],
  ['+7', 'point', '7'],
  ['.5', 'point', '0.5'],
  ['1,234,567.89', 'point', '1234567.89'],
  ['1,23,456.00', 'point', '123456.00'],
  ["1'234.50", 'point', '1234.50'],
  ['1 234.50', 'point', '1234.50'],
  ['1.234.567,89', 'comma', '1234567.89'],
  ['1 234,50', 'comma', '1234.50'],
  ['12,5', 'comma', '12.5'],
  ['1.234', 'comma', '1234'],
  ['(12.00)', 'point', '-12.00'],
  ['12.00-', 'point', '-12.00'],
  ['−12.00', 'point', '-12.00'],
  ['$12.00', 'point', '12.00'],
  ['-$12.00', 'point', '-12.00'],
  ['$-12.00', 'point', '-12.00'],
  ['US$ 1,200.00', 'point', '1200.00'],
  ['USD 12.99', 'point', '12.99'],
  ['12,99 €', 'comma', '12.99'],
  ['Rp 15.000', 'comma', '15000'],
  ['￥１，２３４．５０', 'point', '1234.50'],
  ['99元', 'point', '99'],
  ['(0.00)', 'point', '0.00'],
] as const)('%s with a decimal %s is %s', (text, style, plain) => {
  expect(read(text, style)).toBe(plain)
})

test.each([
  ['12%', 'point', /percentage/],
  ['abc', 'point', /not a number/],
  ['1.2.3', 'point', /decimal point/],
  ['12,5', 'point', /decimal point/],
  ['1,2345', 'point', /decimal point/],
  ['1.99', 'comma', /decimal comma/],
  ['1.2E+05', 'point', /not a number/],
  ['--5', 'point', /not a number/],
  ['(5', 'point', /not a number/],
  ['(-5)', 'point', /not a number/],
  ['12 pieces', 'point', /not a number/],
  ['1234567890123456', 'point', /too large/],
  ['=1+1', 'point', /not a number/],
] as const)('%s with a decimal %s is refused', (text, style, reason) => {
  expect(read(text, style)).toMatch(reason)
})

test('an amount that names another currency than its line is refused', () => {
  expect(read('€12.00', 'point', 'USD')).toMatch(/in EUR, but the line is in USD/)
  expect(read('GBP 12.00', 'point', 'GBP')).toBe('12.00')
  expect(read('$12.00', 'point', 'CAD')).toBe('12.00')
})

test('a number written in either style is read as the number it was', () => {
  const cases = fc.record({ cents: fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), comma: fc.boolean() })
  fc.assert(
    fc.property(cases, ({ cents, comma }) => {
      const written = new Intl.NumberFormat(comma ? 'de-DE' : 'en-US', { minimumFractionDigits: 2 }).format(cents / 100)
      expect(Number(read(written, comma ? 'comma' : 'point'))).toBe(cents / 100)
    }),
  )
})

test('no text at all makes anything but a plain decimal or a reason', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom<DecimalStyle>('point', 'comma'), (text, style) => {
      const value = readDecimal(text, style)
      if (!(value instanceof Fault)) expect(value).toMatch(/^-?\d+(\.\d+)?$/)
    }),
  )
})
