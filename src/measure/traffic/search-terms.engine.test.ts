import { expect, test } from 'vitest'
import { engines, newBrandId } from '../../../test/engines.ts'
import { state } from '../../../test/facts.ts'
import { ledger, scopeOf, shirt } from '../../../test/ledger.ts'
import { runMeasure } from '../run.ts'
import { searchTerms } from './search-terms.ts'

test('terms that were reported for a whole month have their money, at the rate of its last day', async () => {
  const { warehouse } = await engines()
  const brand = newBrandId()
  await state(warehouse, brand, 1, 'order_lines', [shirt])
  const month = { platform: 'google_ads', day_from: '2026-03-01', day_to: '2026-03-31', impressions: 10, clicks: 2 }
  await state(warehouse, brand, 1, 'search_terms', [
    { ...month, term: 'mug', currency: 'USD', spend_minor: 500n, sales_minor: 900n } as never,
    { ...month, term: 'cup', currency: 'EUR', spend_minor: 500n, sales_minor: 900n } as never,
  ])
  await state(warehouse, brand, 1, 'rates', [
    { day: '2026-03-01', base: 'EUR', quote: 'USD', rate: '1.1' },
    { day: '2026-03-31', base: 'EUR', quote: 'USD', rate: '1.2' },
  ])
  const scope = scopeOf(brand)
  await ledger(warehouse, scope)
  const { rows } = await runMeasure({ warehouse }, scope, searchTerms, { from: '2026-03-01', to: '2026-03-31' })
  expect(rows.map(({ term, spend, stated_sales }) => [term, spend, stated_sales])).toEqual([
    ['cup', 600, 1080],
    ['mug', 500, 900],
  ])
})
