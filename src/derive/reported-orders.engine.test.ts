import { describe, expect, test } from 'vitest'
import { insertRows } from '../../test/books.ts'
import { brandScope, warehouses } from '../../test/measuring.ts'
import { sql, str } from '../store/sql.ts'
import { deriveReportedOrders } from './reported-orders.ts'

describe.each(warehouses)('orders that platforms report, %s', (_, open) => {
  const scene = async (lines: readonly object[]) => {
    const warehouse = await open()
    const scope = { ...brandScope(), tollRules: [] }
    const { brand, slice } = scope
    await insertRows(warehouse, 'day_rates', [{ brand, slice, day: '2026-01-25', currency: 'EUR', minor_rate: 1.1 }])
    await insertRows(
      warehouse,
      'order_reports',
      lines.map((line, at) => ({
        ...{
          brand,
          load: 1,
          line_no: at + 1,
          row_key: at + 1,
          store: 'Shop',
          sales_channel: 'tiktok_shop',
          order_id: '1',
        },
        ...{ platform: 'tiktok', handle: '@Mia', content_type: 'video', content_id: '7301', sku: 'MUG', state: 'open' },
        ...{ placed_at: '2026-01-25 10:20:00', currency: 'EUR', base_minor: 1000, commission_minor: 101 },
        ...{ received_at: '2026-02-01 00:00:00', as_of: '2026-02-01 00:00:00' },
        ...line,
      })),
    )
    await deriveReportedOrders(warehouse, scope)
    return warehouse.query<Record<string, unknown>>(sql`
      SELECT order_id, handle, spelt, state, content_ids, skus, base, commission FROM reported_orders
      WHERE brand = ${str(brand)} ORDER BY order_id, handle`)
  }

  test('lines of one creator are one row in the brand’s money, and the latest word on a line counts', async () => {
    const rows = await scene([
      {},
      { handle: 'mia', content_id: '7302', sku: 'TEA', commission_minor: 200 },
      { handle: 'mia', row_key: 2, commission_minor: 999, as_of: '2026-01-01 00:00:00' },
      { handle: 'jon', commission_minor: null, base_minor: null },
    ])
    expect(rows).toEqual([
      {
        order_id: '1',
        handle: 'jon',
        spelt: 'jon',
        state: 'open',
        content_ids: ['7301'],
        skus: ['MUG'],
        base: null,
        commission: null,
      },
      {
        ...{
          order_id: '1',
          handle: 'mia',
          spelt: '@Mia',
          state: 'open',
          content_ids: ['7301', '7302'],
          skus: ['MUG', 'TEA'],
        },
        ...{ base: 2200, commission: 331 },
      },
    ])
  })

  test('a void line pays nothing; an order is void where no other is left, and settled where nothing is open', async () => {
    const rows = await scene([
      { state: 'void' },
      { order_id: '2', state: 'void' },
      { order_id: '2', state: 'settled' },
      { order_id: '3', state: 'settled' },
      { order_id: '3', currency: 'VND' },
    ])
    expect(rows.map(({ order_id, state, commission }) => [order_id, state, commission])).toEqual([
      ['1', 'void', null],
      ['2', 'settled', 111],
      // A part of it is in a currency without a rate: all of it is not known.
      ['3', 'open', null],
    ])
  })
})
