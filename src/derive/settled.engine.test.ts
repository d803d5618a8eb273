import { expect, test } from 'vitest'
import { engines, newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { at, ledger, pick, scopeOf, shirt } from '../../test/ledger.ts'

test('a fee for a line that is not booked is charged to the order', async () => {
  const { warehouse } = await engines()
  const brand = newBrandId()
  const line = { ...shirt, sales_channel: 'amazon' }
  await state(warehouse, brand, 1, 'order_lines', [line, { ...line, sku: 'HAT', status: 'pending' }])
  await state(warehouse, brand, 1, 'fees', [
    {
      store: 'Shop',
      sales_channel: 'amazon',
      order_id: '1001',
      sku: 'HAT',
      posted_at: at('2026-03-05T00:00:00'),
      transaction: 'order',
      part: 'commission',
      amount_minor: -300n,
      currency: 'USD',
    },
  ])
  expect(pick(await ledger(warehouse, scopeOf(brand)), 'sku', 'commission')).toEqual([['SHIRT', 300]])
})
