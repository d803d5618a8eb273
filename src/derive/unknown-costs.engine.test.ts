import { describe, expect, test } from 'vitest'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { ledger, pick, ruleOf, scopeOf, shirt } from '../../test/ledger.ts'
import { warehouses } from '../../test/measuring.ts'

const refunded = { ...shirt, refund_minor: 500n, refunded_units: 1 }

describe.each(warehouses)('goods without a known cost, %s', (_, open) => {
  test('neither a sale nor what was given back of it makes a margin', async () => {
    const [warehouse, brand] = [await open(), newBrandId()]
    await state(warehouse, brand, 1, 'order_lines', [
      refunded,
      { ...refunded, order_id: '1002', line_kind: 'shipping', sku: 'POST', refunded_units: 0 },
    ])
    const rows = await ledger(warehouse, scopeOf(brand))
    expect(pick(rows, 'order_id', 'entry', 'net_sales', 'cm1').sort()).toEqual([
      ['1001', 'refund', -500, null],
      ['1001', 'return', 0, null],
      ['1001', 'sale', 2000, null],
      ['1002', 'refund', -500, -500],
      ['1002', 'sale', 2000, 2000],
    ])
  })

  test('a rule for the cost of goods makes one of both', async () => {
    const [warehouse, brand] = [await open(), newBrandId()]
    await state(warehouse, brand, 1, 'order_lines', [{ ...refunded, refunded_units: 0 }])
    const rows = await ledger(warehouse, scopeOf(brand, { tollRules: [ruleOf({ toll: 'goods', fraction: '0.25' })] }))
    expect(pick(rows, 'entry', 'goods_cost', 'cm1').sort()).toEqual([
      ['refund', 0, -500],
      ['sale', 500, 1500],
    ])
  })
})
