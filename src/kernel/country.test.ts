import { expect, test } from 'vitest'
import { isCountry } from './country.ts'

test.each(['GB', 'US', 'VN', 'DE', 'AE', 'XK'])('%s is a country', (code) => expect(isCountry(code)).toBe(true))
test.each(['UK', 'EU', 'ZZ', 'gb', 'GBR', 'XX', 'DD', ''])('%s is no country', (code) =>
  expect(isCountry(code)).toBe(false),
)
