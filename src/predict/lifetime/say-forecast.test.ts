import { expect, test } from 'vitest'
import { wordsFor } from '../../measure/words.ts'
import { sayForecast } from './say-forecast.ts'

const row = {
  key: '',
  days: 180,
  customers: 1000,
  alive: 0.5,
  orders: 400.4,
  orders_low: 380,
  orders_high: 421,
  margin: 800_000,
  margin_low: 700_000,
  margin_high: 900_000,
  margin_per_customer: 800,
  missing: '',
  missing_found: 0,
  tried_days: 90,
  tried_came: 200,
  tried_forecast: 220,
}
const words = wordsFor('USD', 'none')
const say = (rows: Parameters<typeof sayForecast>[0]['rows'], by: 'all' | 'country' | 'sales_channel' = 'all') =>
  sayForecast({ rows }, words, { by })

test('all customers: what is expected, how sure that is, and how far off such a forecast was', () => {
  expect(say([row])).toEqual({
    en: '1,000 customers, of whom 50% are expected to be active still, will order about 400 times within 180 days (380 to 421) and bring $8,000 of CM3 ($7,000 to $9,000). Made 90 days earlier, it would have been 10% too many of 200 orders.',
    zh: '1,000 位客户中预计 50% 仍活跃，180 天内约下单 400 次（380–421），带来 $8,000 CM3（$7,000 至 $9,000）。若在 90 天前预测，与实际 200 次相比会偏高 10%。',
  })
})

test('without margins and without a trial, nothing is said of them', () => {
  const said = say([{ ...row, margin: null, margin_low: null, margin_high: null, tried_forecast: null }])
  expect(said?.en).toMatch(/\(380 to 421\)\.$/)
})

test('where there is too little, what is missing', () => {
  const none = { ...row, days: null, orders: null, margin: null, missing: 'repeaters', missing_found: 12 }
  expect(say([none])?.en).toBe('12 customers have come again; a forecast needs 50.')
  expect(say([])).toBeUndefined()
})

test('segments: whose customers are expected to bring most each, by name', () => {
  const rows = [
    { ...row, key: 'DE' },
    { ...row, key: 'US', margin_per_customer: 1200 },
    { ...row, key: 'FR', margin_per_customer: null },
  ]
  expect(say(rows, 'country')?.en).toBe(
    'Customers whose first order was from United States are expected to bring most: $12 of CM3 each within 180 days.',
  )
  expect(
    say(
      [
        { ...row, key: 'amazon' },
        { ...row, key: 'own_site', margin_per_customer: 50 },
      ],
      'sales_channel',
    )?.zh,
  ).toBe('首单来自亚马逊的客户预计贡献最高：180 天内人均 $8 CM3。')
  expect(say(rows.slice(0, 1), 'country')).toBeUndefined()
})
