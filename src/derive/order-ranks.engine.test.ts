import { beforeAll, describe, expect, test } from 'vitest'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { at, ledger, pick, scopeOf, shirt } from '../../test/ledger.ts'
import { warehouses } from '../../test/measuring.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { deriveOrderRanks } from './order-ranks.ts'

describe.each(warehouses)('the customer of an order, %s', (_, open) => {
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await open()
  })

  const version = (brand: string, load: number, customer_id: string) =>
    state(warehouse, brand, load, 'order_lines', [
      { ...shirt, customer_id, as_of: at(`2026-03-1${load}T00:00:00`), row_key: '77' } as never,
    ])

  test('an order that comes with another customer later has one place, whatever buckets the two fall into', async () => {
    const brand = newBrandId()
    await version(brand, 0, 'ann@old.example')
    await version(brand, 1, 'ann@new.example')
    await state(warehouse, brand, 1, 'order_lines', [
      { ...shirt, order_id: '1002' },
      { ...shirt, order_id: '1002', sku: 'HAT', customer_id: 'bob' },
    ])
    const scope = scopeOf(brand)
    const of = 8
    for (let index = 0; index < of; index++) await deriveOrderRanks(warehouse, scope, { index, of })
    const ranks = await warehouse.query(
      sql`SELECT order_id, order_rank FROM order_ranks WHERE brand = ${str(brand)} AND slice = ${u64(scope.slice)} ORDER BY order_id`,
    )
    expect(ranks).toEqual([
      { order_id: '1001', order_rank: 1 },
      { order_id: '1002', order_rank: 1 },
    ])
  })

  test('a line that was taken out of its order makes it neither a purchase nor its customer', async () => {
    const brand = newBrandId()
    const line = { ...shirt, order_id: '1002', ordered_at: at('2026-03-03T10:00:00') }
    await state(warehouse, brand, 1, 'order_lines', [
      shirt,
      { ...line, quantity: -1 },
      { ...line, sku: 'HAT', customer_id: 'zoe', status: 'removed' } as never,
    ])
    const entries = await ledger(warehouse, scopeOf(brand))
    expect(pick(entries, 'order_id', 'entry', 'sku', 'order_rank')).toEqual([
      ['1001', 'sale', 'SHIRT', 1],
      ['1002', 'refund', 'SHIRT', 1],
    ])
  })

  test('an order whose customer was erased is of no customer', async () => {
    const brand = newBrandId()
    await version(brand, 0, 'ann')
    await version(brand, 1, '')
    expect(pick(await ledger(warehouse, scopeOf(brand)), 'customer_id', 'order_rank')).toEqual([['', 0]])
  })
})
