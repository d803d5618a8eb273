import { beforeAll, describe, expect, test } from 'vitest'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { ledger, pick, ruleOf, scopeOf, shirt } from '../../test/ledger.ts'
import { warehouses } from '../../test/measuring.ts'
import { sql } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { deriveDayRates } from './day-rates.ts'
import { rulesOfOrders } from './toll-rules.ts'

describe.each(warehouses)('toll rules, %s', (_, open) => {
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await open()
  })

  test('a toll follows the most specific rule of its day: share of the price paid, at least its minimum, and its part per order', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'order_lines', [
      { ...shirt, goods_minor: 1000n },
      { ...shirt, sku: 'HAT', goods_minor: 500n },
      { ...shirt, order_id: '1002', country: 'DE' },
    ])
    const tollRules = [
      ruleOf({ toll: 'payment', fraction: '0.029', fixed: '0.30' }),
      ruleOf({ toll: 'payment', fraction: '0.5', valid_from: '2026-03-03' }),
      ruleOf({ toll: 'commission', fraction: '0.1', minimum: '0.75', basis: 'estimated' }),
      ruleOf({ toll: 'commission', fraction: '0.2', country: 'DE' }),
      ruleOf({ toll: 'affiliate', fraction: '0.9' }),
    ]
    const rows = await ledger(warehouse, scopeOf(brand, { tollRules }))
    expect(pick(rows, 'order_id', 'payment', 'commission', 'commission_basis', 'affiliate').sort()).toEqual([
      ['1001', 25, 75, 'estimated', 0],
      ['1001', 49, 100, 'estimated', 0],
      ['1002', 88, 400, 'default', 0],
    ])
  })

  test('many kinds of orders and many rules take 150 MB, not a copy of the rules for every kind', async () => {
    const brand = newBrandId()
    const [kinds, rules] = [20_000, 600]
    const campaign = (of: number) => `autumn-sale-of-winter-coats-${of}`
    const lines = Array.from({ length: kinds }, (_, i) => ({ ...shirt, order_id: String(i), campaign: campaign(i) }))
    await state(warehouse, brand, 1, 'order_lines', lines)
    const tollRules = Array.from({ length: rules }, (_, i) =>
      ruleOf({ toll: 'creator', campaign: campaign(i), fraction: '0.1', fixed: '1' }),
    )
    const scope = scopeOf(brand, { tollRules })
    await deriveDayRates(warehouse, scope)
    const [row] = await warehouse.query<{ kinds: number; ruled: number }>(
      sql`SELECT count() AS kinds, countIf(creator_fraction = toDecimal64('0.1', 8)) AS ruled FROM (${rulesOfOrders(scope, {})})`,
      { limits: { memoryBytes: 150_000_000 } },
    )
    expect(row).toEqual({ kinds, ruled: kinds })
  })
})
