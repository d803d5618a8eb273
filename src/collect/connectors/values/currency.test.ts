import { expect, test } from 'vitest'
import { currencyInAmount, currencyInHeader, readCurrency } from './currency.ts'
import { Fault } from './fault.ts'

test.each([
  ['usd', 'USD'],
  ['€', 'EUR'],
  ['US$', 'USD'],
  ['RM', 'MYR'],
  ['人民币', 'CNY'],
  ['美元', 'USD'],
  ['Japanese Yen', 'JPY'],
])('%s is %s', (text, code) => {
  expect(readCurrency(text)).toBe(code)
})

test('a sign of several currencies, and a currency that does not exist, are refused', () => {
  for (const text of ['$', '¥', 'kr'])
    expect(readCurrency(text)).toHaveProperty('reason.en', 'Several currencies share this sign.')
  expect(readCurrency('XYZ')).toBeInstanceOf(Fault)
  expect(readCurrency('constructor')).toBeInstanceOf(Fault)
})

test('a currency is found beside an amount and in a header', () => {
  expect(currencyInAmount('GBP 12.99')).toBe('GBP')
  expect(currencyInAmount('€1.234,50')).toBe('EUR')
  expect(currencyInAmount('$12.99')).toBe('')
  expect(currencyInAmount('12.99')).toBe('')
  expect(currencyInHeader('Amount spent (USD)')).toBe('USD')
  expect(currencyInHeader('花费金额（CNY）')).toBe('CNY')
  expect(currencyInHeader('Conv. (Platform Comparable)')).toBe('')
})
