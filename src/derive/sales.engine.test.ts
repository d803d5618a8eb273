import { beforeAll, describe, expect, test } from 'vitest'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { at, ledger, pick, scopeOf, shirt } from '../../test/ledger.ts'
import { warehouses } from '../../test/measuring.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'

describe.each(warehouses)('sales, %s', (_, open) => {
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await open()
  })

  test('order-level amounts are shared by goods value and add up to the amount', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'order_lines', [
      { ...shirt, goods_minor: 1000n, order_shipping_minor: 100n, order_coupon_minor: 10n },
      { ...shirt, sku: 'HAT', goods_minor: 1000n, order_shipping_minor: 0n, order_coupon_minor: 0n },
      { ...shirt, sku: 'BAG', goods_minor: 1000n, order_shipping_minor: 0n, order_coupon_minor: 0n },
    ])
    const rows = await ledger(warehouse, scopeOf(brand))
    expect(pick(rows, 'net_sales', 'coupon', 'price_paid')).toEqual([
      [1033, 3, 1030],
      [1034, 4, 1030],
      [1033, 3, 1030],
    ])
  })

  test('an amount of the order that two overlapping exports state counts once', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'order_lines', [
      { ...shirt, order_shipping_minor: 100n },
      { ...shirt, sku: 'HAT', order_shipping_minor: 100n },
    ])
    const rows = await ledger(warehouse, scopeOf(brand))
    expect(pick(rows, 'net_sales')).toEqual([[2050], [2050]])
  })

  test('tax in the price is no sales, tax on top of it is paid all the same', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'order_lines', [
      { ...shirt, goods_minor: 1200n, tax_minor: 200n, tax_included: true },
      { ...shirt, order_id: '1002', goods_minor: 1000n, tax_minor: 200n, tax_included: false },
    ])
    const rows = await ledger(warehouse, scopeOf(brand))
    expect(pick(rows, 'net_sales', 'tax', 'price_paid')).toEqual([
      [1000, 200, 1200],
      [1000, 200, 1200],
    ])
  })

  test('of several versions of a line the one that speaks for the latest moment counts, and only from live loads', async () => {
    const brand = newBrandId()
    const version = (load: number, as_of: string, goods_minor: bigint) =>
      state(warehouse, brand, load, 'order_lines', [
        { ...shirt, goods_minor, as_of: at(as_of), row_key: '77' } as never,
      ])
    await version(1, '2026-03-10T00:00:00', 900n)
    await version(2, '2026-03-05T00:00:00', 800n)
    await version(3, '2026-03-20T00:00:00', 700n)
    expect(pick(await ledger(warehouse, scopeOf(brand, { liveLoads: [0, 1, 2] })), 'net_sales')).toEqual([[900]])
    expect(pick(await ledger(warehouse, scopeOf(brand, { liveLoads: [0, 2] })), 'net_sales')).toEqual([[800]])
    expect(pick(await ledger(warehouse, scopeOf(brand, { liveLoads: [0, 1, 2, 3] })), 'net_sales')).toEqual([[700]])
  })
})
