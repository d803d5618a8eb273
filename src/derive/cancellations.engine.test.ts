import { beforeAll, describe, expect, test } from 'vitest'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { at, ledger, pick, ruleOf, scopeOf, shirt } from '../../test/ledger.ts'
import { warehouses } from '../../test/measuring.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'

describe.each(warehouses)('cancellations, %s', (_, open) => {
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await open()
  })

  test('a cancelled order leaves nothing, and both its days are told', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'order_lines', [
      { ...shirt, status: 'cancelled', cancelled_at: at('2026-03-05T08:00:00') },
    ])
    const rows = await ledger(warehouse, scopeOf(brand, { tollRules: [ruleOf({ toll: 'payment', fraction: '0.1' })] }))
    expect(pick(rows, 'entry', 'at', 'ordered_at', 'units', 'net_sales', 'payment')).toEqual([
      ['sale', '2026-03-02 10:00:00.000', '2026-03-02 10:00:00.000', 2, 2000, 200],
      ['cancellation', '2026-03-05 08:00:00.000', '2026-03-02 10:00:00.000', -2, -2000, -200],
    ])
  })
})
