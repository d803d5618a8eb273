import { beforeAll, describe, expect, test } from 'vitest'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { at, ledger, scopeOf, shirt } from '../../test/ledger.ts'
import { warehouses } from '../../test/measuring.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'

describe.each(warehouses)('orders, %s', (_, open) => {
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await open()
  })

  test('an order whose lines differ is of the first line that is not cancelled, in whatever order they came', async () => {
    const cancelled = { ...shirt, line_no: 1, country: 'FR', status: 'cancelled' as const }
    const first = { ...shirt, line_no: 2, country: 'DE', campaign: 'spring', coupon_code: 'TEN', customer_id: 'zoe' }
    const second = { ...shirt, line_no: 3, country: 'US', refund_minor: 500n, refunded_at: at('2026-03-01T00:00:00') }
    for (const lines of [
      [cancelled, first, second],
      [second, first, cancelled],
    ]) {
      const brand = newBrandId()
      await state(warehouse, brand, 1, 'order_lines', lines)
      const scope = scopeOf(brand)
      await ledger(warehouse, scope)
      const orders = await warehouse.query(sql`
        SELECT status, country, campaign, coupon_code, customer_id, net_sales FROM orders
        WHERE brand = ${str(brand)} AND slice = ${u64(scope.slice)}`)
      const ofFirst = { country: 'DE', campaign: 'spring', coupon_code: 'TEN', customer_id: 'zoe' }
      expect(orders).toEqual([{ status: 'placed', ...ofFirst, net_sales: 3500 }])
    }
  })
})
