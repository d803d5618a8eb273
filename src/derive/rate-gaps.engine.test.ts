import { beforeAll, describe, expect, test } from 'vitest'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { at, ledger, pick, ruleOf, scopeOf, shirt } from '../../test/ledger.ts'
import { warehouses } from '../../test/measuring.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { deriveSlice } from './derive.ts'
import type { DeriveScope } from './scope.ts'

describe.each(warehouses)('gaps in the rates, %s', (_, open) => {
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await open()
  })
  const gapsOf = ({ brand, slice }: DeriveScope) =>
    warehouse.query<{ day: string; currency: string; what: string; lines: number }>(
      sql`SELECT day, currency, what, lines FROM rate_gaps WHERE brand = ${str(brand)} AND slice = ${u64(slice)} ORDER BY day, what`,
    )

  test('an amount without a rate is no entry but a gap that names the day and the currency', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'order_lines', [shirt, { ...shirt, order_id: '1002', currency: 'VND' }])
    const scope = scopeOf(brand)
    expect(await ledger(warehouse, scope)).toHaveLength(1)
    expect(await gapsOf(scope)).toEqual([{ day: '2026-03-02', currency: 'VND', what: 'orders', lines: 1 }])
  })

  test('the fee of a live session needs a rate on the day on which it began, and a session without money needs none', async () => {
    const brand = newBrandId()
    const session = {
      line_key: '',
      platform: 'tiktok',
      started_at: at('2026-03-04T19:00:00'),
      ended_at: at('2026-03-04T20:00:00'),
    }
    await state(warehouse, brand, 1, 'order_lines', [shirt])
    await state(warehouse, brand, 1, 'live_sessions', [
      { ...session, session_id: 'L1', currency: 'VND', host_fee_minor: 500n },
      { ...session, session_id: 'L2', currency: '' },
    ])
    const scope = scopeOf(brand)
    await ledger(warehouse, scope)
    expect(await gapsOf(scope)).toEqual([{ day: '2026-03-04', currency: 'VND', what: 'live sessions', lines: 1 }])
  })

  test('a line of which money went back on days without a rate is counted once on each, whatever its versions and refunds are', async () => {
    const brand = newBrandId()
    const part = (id: string, time: string, minor: bigint) => ({
      id,
      at: at(`2026-03-${time}:00:00`),
      minor,
      units: 0,
      order_minor: 0n,
    })
    const parts = [part('1', '05T08', 300n), part('2', '05T09', 0n), part('3', '07T09', 200n), part('4', '08T09', 0n)]
    const line = { ...shirt, currency: 'VND', row_key: '99001', refunded_at: at('2026-03-07T09:00:00') }
    await state(warehouse, brand, 1, 'order_lines', [
      { ...line, refund_minor: 300n, refunded_at: at('2026-03-05T08:00:00'), refund_parts: parts.slice(0, 1) },
      { ...line, refund_minor: 500n, as_of: at('2026-03-09T00:00:00'), refund_parts: parts },
    ])
    const scope = scopeOf(brand)
    await ledger(warehouse, scope)
    const gaps = (await gapsOf(scope)).filter(({ what }) => what === 'refunds')
    expect(gaps.map(({ day, lines }) => [day, lines])).toEqual([
      ['2026-03-05', 1],
      ['2026-03-07', 1],
    ])
  })

  test('a refund of a line is a gap on its day, money and goods, also where the version that counts has it of the order as a whole', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'rates', [
      { day: '2026-03-02', base: 'USD', quote: 'CNY', rate: '7' },
      { day: '2026-03-02', base: 'USD', quote: 'VND', rate: '25000' },
    ])
    const cost = { sku: 'TEA', valid_from: '2026-01-01', currency: 'CNY', unit_cost: '21', country: '', removed: false }
    await state(warehouse, brand, 1, 'product_costs', [cost])
    const part = (id: string, day: string, minor: bigint, units: number) => ({
      id,
      at: at(`2026-${day}T08:00:00`),
      minor,
      units,
      order_minor: 0n,
    })
    const tea = [part('1', '05-05', 300n, 1), part('2', '06-07', 200n, 0)]
    const line = { ...shirt, currency: 'VND', refunded_at: at('2026-03-02T09:00:00') }
    await state(warehouse, brand, 1, 'order_lines', [
      { ...line, order_refund_minor: 500n, refund_parts: [part('1', '05-05', 0n, 0), part('2', '06-07', 0n, 0)] },
      { ...line, sku: 'TEA', line_key: 'b', refund_parts: tea },
    ])
    const scope = scopeOf(brand)
    await ledger(warehouse, scope)
    expect(await gapsOf(scope)).toEqual([
      { day: '2026-05-05', currency: 'CNY', what: 'costs', lines: 1 },
      { day: '2026-05-05', currency: 'VND', what: 'refunds', lines: 1 },
      { day: '2026-06-07', currency: 'VND', what: 'refunds', lines: 1 },
    ])
  })

  test('goods that come back on a day without a rate for their cost are a gap, too', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'rates', [{ day: '2026-03-02', base: 'USD', quote: 'CNY', rate: '7' }])
    await state(warehouse, brand, 1, 'product_costs', [
      { sku: 'SHIRT', valid_from: '2026-01-01', currency: 'CNY', unit_cost: '21', country: '', removed: false },
    ])
    await state(warehouse, brand, 1, 'order_lines', [shirt])
    await state(warehouse, brand, 1, 'returns', [
      {
        sales_channel: 'own_site',
        order_id: '1001',
        sku: 'SHIRT',
        quantity: 1,
        returned_at: at('2026-05-08T00:00:00'),
        disposition: 'sellable',
      },
    ])
    const scope = scopeOf(brand)
    await ledger(warehouse, scope)
    expect(await gapsOf(scope)).toEqual([{ day: '2026-05-08', currency: 'CNY', what: 'costs', lines: 1 }])
  })

  test('a fee settled with its order is a gap on the day of the order, and until there is a rate the rule stands in for it', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'rates', [{ day: '2026-03-09', base: 'EUR', quote: 'USD', rate: '1.25' }])
    await state(warehouse, brand, 1, 'order_lines', [shirt])
    await state(warehouse, brand, 1, 'fees', [
      { ...charged, part: 'commission', amount_minor: -100n },
      { ...charged, part: 'principal', amount_minor: 2000n },
    ])
    const scope = scopeOf(brand, { tollRules: [ruleOf({ toll: 'commission', fraction: '0.15' })] })
    const rows = await ledger(warehouse, scope)
    expect(pick(rows, 'entry', 'commission', 'commission_basis')).toEqual([['sale', 300, 'default']])
    expect(await gapsOf(scope)).toEqual([{ day: '2026-03-02', currency: 'EUR', what: 'settlements', lines: 1 }])
  })

  test('what is settled later, or belongs to no order, is a gap on the day of its posting, if it is booked at all', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'rates', [{ day: '2026-03-02', base: 'EUR', quote: 'USD', rate: '1.25' }])
    await state(warehouse, brand, 1, 'order_lines', [shirt, { ...shirt, store: 'Outlet', order_id: '1002' }])
    const late = { ...charged, posted_at: at('2026-05-08T00:00:00') }
    await state(warehouse, brand, 1, 'fees', [
      { ...late, part: 'commission', amount_minor: -100n },
      { ...late, order_id: '1002', store: 'Any', part: 'commission', amount_minor: -100n },
      { ...late, transaction: 'refund', part: 'principal', amount_minor: -400n },
      {
        ...late,
        posted_at: at('2026-05-09T00:00:00'),
        order_id: 'never-seen',
        part: 'commission',
        amount_minor: -100n,
      },
      { ...late, posted_at: at('2026-05-10T00:00:00'), order_id: 'never-seen', part: 'principal', amount_minor: 400n },
      { ...late, posted_at: at('2026-05-11T00:00:00'), order_id: '', part: 'transfer', amount_minor: 400n },
    ])
    const scope = scopeOf(brand)
    const rows = await ledger(warehouse, scope)
    expect(pick(rows, 'entry', 'order_id', 'commission', 'commission_basis').sort()).toEqual([
      ['sale', '1001', 125, 'actual'],
      ['sale', '1002', 125, 'actual'],
    ])
    expect(await gapsOf(scope)).toEqual([
      { day: '2026-05-08', currency: 'EUR', what: 'settlements', lines: 1 },
      { day: '2026-05-09', currency: 'EUR', what: 'settlements', lines: 1 },
    ])
  })

  test('settlements of orders in many ranges lack the rate of one day together', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'rates', [{ day: '2026-03-09', base: 'EUR', quote: 'USD', rate: '1.25' }])
    const ids = Array.from({ length: 12 }, (_, i) => `${1000 + i}`)
    const lines = ids.map((order_id) => ({ ...shirt, order_id }))
    const fee = { ...charged, part: 'commission', amount_minor: -100n }
    await state(warehouse, brand, 1, 'order_lines', lines)
    await state(warehouse, brand, 1, 'fees', [
      ...ids.map((order_id) => ({ ...fee, order_id })),
      { ...fee, order_id: '' },
    ])
    const scope = scopeOf(brand)
    await deriveSlice(warehouse, scope, { bucketRows: 2 })
    const summed = sql`
      SELECT day, currency, what, sum(lines) AS lines, count() > 1 AS in_parts FROM rate_gaps
      WHERE brand = ${str(brand)} AND slice = ${u64(scope.slice)} GROUP BY day, currency, what`
    expect(await warehouse.query(summed)).toEqual([
      { day: '2026-03-02', currency: 'EUR', what: 'settlements', lines: 12, in_parts: 1 },
    ])
  })

  test('where two stores have the number of an order, only the day of the one that was settled needs a rate', async () => {
    const brand = newBrandId()
    await state(warehouse, brand, 1, 'rates', [{ day: '2026-03-02', base: 'EUR', quote: 'USD', rate: '1.25' }])
    await state(warehouse, brand, 1, 'order_lines', [
      shirt,
      { ...shirt, store: 'Outlet', ordered_at: at('2026-05-02T10:00:00') },
    ])
    const fee = { ...charged, part: 'commission', amount_minor: -100n }
    await state(warehouse, brand, 1, 'fees', [{ ...fee, store: 'Shop' }])
    const scope = scopeOf(brand)
    await ledger(warehouse, scope)
    expect(await gapsOf(scope)).toEqual([])
    await state(warehouse, brand, 1, 'fees', [{ ...fee, store: 'Outlet' }])
    const both = scopeOf(brand)
    await ledger(warehouse, both)
    expect(await gapsOf(both)).toEqual([{ day: '2026-05-02', currency: 'EUR', what: 'settlements', lines: 1 }])
  })
})

const charged = {
  store: 'Shop',
  sales_channel: 'own_site',
  settlement_id: 's',
  order_id: '1001',
  sku: 'SHIRT',
  transaction: 'order' as const,
  posted_at: at('2026-03-09T00:00:00'),
  currency: 'EUR',
}
