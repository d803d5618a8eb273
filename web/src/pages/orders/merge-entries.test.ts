import { expect, test } from 'vitest'
import type { Entry } from '../../api/orders.ts'
import { mergeEntries } from './merge-entries.ts'

function entry(about: Partial<Entry>, ads: number | null): Entry {
  const amounts = [{ name: 'ads', amount: ads, basis: '' }]
  const line = { line_kind: 'product', status: 'placed', campaign: '', coupon_code: '', currency: 'USD', units: 0 }
  return { entry: 'spend', at: '2026-01-05 00:00:00.000', sku: 'LAMP', load: 3, line_no: 2, ...line, amounts, ...about }
}

const adsOf = (entries: readonly Entry[]) => mergeEntries(entries).map(({ amounts }) => amounts[0]?.amount)

test('spend that reached a line in several parts is one entry with their sum', () => {
  expect(adsOf([entry({}, 120), entry({ line_no: 3 }, 5), entry({}, 30)])).toEqual([150, 5])
})

test('entries of other kinds and times stay apart', () => {
  expect(adsOf([entry({}, 1), entry({ entry: 'sale' }, 2), entry({ at: '2026-01-06 00:00:00.000' }, 3)])).toEqual([
    1, 2, 3,
  ])
})

test('a sum with an unknown part is unknown', () => {
  expect(adsOf([entry({}, 1), entry({}, null)])).toEqual([null])
})
