import { expect, test } from 'vitest'
import { readCountry } from './country.ts'
import { countryCodes } from './country-codes.ts'
import { Fault } from './fault.ts'

test.each([
  ['DE', 'DE'],
  ['deu', 'DE'],
  ['Germany', 'DE'],
  ['德国', 'DE'],
  ['United States', 'US'],
  ['USA', 'US'],
  ['U.S.A.', 'US'],
  ['美国', 'US'],
  ['UK', 'GB'],
  ['EIRE', 'IE'],
  ['RSA', 'ZA'],
  ['Channel Islands', 'JE'],
  ['Czech Republic', 'CZ'],
  ['Hong Kong', 'HK'],
  ['Türkiye', 'TR'],
  ['Viet Nam', 'VN'],
  ['Unspecified', ''],
  ['European Community', ''],
  ['NA', 'NA'],
])('%s is %s', (text, code) => {
  expect(readCountry(text)).toBe(code)
})

test('a country that is not known is refused', () => {
  expect(readCountry('Atlantis')).toBeInstanceOf(Fault)
  expect(readCountry('12345')).toBeInstanceOf(Fault)
})

test('the table has every country once, and its English and Chinese names lead back to it', () => {
  expect(countryCodes).toHaveLength(249)
  expect(new Set(countryCodes.map(([two]) => two)).size).toBe(249)
  expect(new Set(countryCodes.map(([, three]) => three)).size).toBe(249)
  for (const locale of ['en', 'zh-Hans']) {
    const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
    for (const [two] of countryCodes) expect(readCountry(names.of(two) ?? '')).toBe(two)
  }
})
