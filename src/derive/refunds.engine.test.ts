import { beforeAll, describe, expect, test } from 'vitest'
import { newBrandId } from '../../test/engines.ts'
import { state } from '../../test/facts.ts'
import { at, ledger, pick, scopeOf, shirt } from '../../test/ledger.ts'
import { warehouses } from '../../test/measuring.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'

describe.each(warehouses)('refunds, %s', (_, open) => {
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await open()
  })

  test('a refund that an order export states takes back sales, tax and coupon in proportion, never more than was paid', async () => {
    const brand = newBrandId()
    const refunded_at = at('2026-03-07T00:00:00')
    await state(warehouse, brand, 1, 'order_lines', [
      { ...shirt, goods_minor: 2000n, tax_minor: 200n, coupon_minor: 200n, refund_minor: 1000n, refunded_at },
      { ...shirt, order_id: '1002', refund_minor: 9999n, refunded_at },
    ])
    const rows = (await ledger(warehouse, scopeOf(brand))).filter((row) => row.entry === 'refund')
    expect(pick(rows, 'order_id', 'at', 'net_sales', 'tax', 'coupon', 'price_paid').sort()).toEqual([
      ['1001', '2026-03-07 00:00:00.000', -1000, -100, -100, -1000],
      ['1002', '2026-03-07 00:00:00.000', -2000, 0, 0, -2000],
    ])
  })

  test('several refunds of a line stand each on its own day, and add up to what one of their sum takes back', async () => {
    const brand = newBrandId()
    const part = (id: string, day: number, minor: bigint, units = 0) => ({
      id,
      at: at(`2026-03-0${day}T00:00:00`),
      minor,
      units,
      order_minor: 0n,
    })
    const refunded_at = at('2026-03-09T00:00:00')
    const line = { ...shirt, goods_minor: 2000n, tax_minor: 333n, refund_minor: 1000n, refunded_units: 2, refunded_at }
    await state(warehouse, brand, 1, 'order_lines', [
      { ...line, refund_parts: [part('2', 9, 667n, 1), part('1', 5, 333n, 1)] },
      { ...line, order_id: '1002' },
    ])
    const rows = await ledger(warehouse, scopeOf(brand))
    const booked = rows.filter(({ entry }) => entry !== 'sale')
    expect(pick(booked, 'order_id', 'entry', 'at', 'net_sales', 'tax', 'units').sort()).toEqual([
      ['1001', 'refund', '2026-03-05 00:00:00.000', -285, -48, 0],
      ['1001', 'refund', '2026-03-09 00:00:00.000', -572, -95, 0],
      ['1001', 'return', '2026-03-05 00:00:00.000', 0, 0, -1],
      ['1001', 'return', '2026-03-09 00:00:00.000', 0, 0, -1],
      ['1002', 'refund', '2026-03-09 00:00:00.000', -857, -143, 0],
      ['1002', 'return', '2026-03-09 00:00:00.000', 0, 0, -2],
    ])
  })

  test('a newer version that only says how much keeps the days that are known, the earliest first, and what is over its own', async () => {
    const lines = (order_id: string, refund: bigint) => {
      const keys = [`${order_id}1`, `${order_id}2`]
      const [mug, tea] = [
        { ...shirt, order_id, line_key: 'a', sku: 'MUG', goods_minor: 2000n },
        { ...shirt, order_id, line_key: 'b', sku: 'TEA', goods_minor: 1000n },
      ]
      const of = (id: string, day: string, minor: bigint, order_minor: bigint) => ({
        id,
        at: at(`2026-03-${day}T00:00:00`),
        minor,
        units: 0,
        order_minor,
      })
      const known = { as_of: at('2026-03-20T00:00:00'), refunded_at: at('2026-03-15T00:00:00') }
      const newer = { as_of: at('2026-04-20T00:00:00') }
      return [
        {
          ...mug,
          ...known,
          row_key: keys[0],
          refund_minor: 400n,
          order_refund_minor: 100n,
          refund_parts: [of('1', '05', 400n, 0n), of('2', '15', 0n, 100n)],
        },
        {
          ...tea,
          ...known,
          row_key: keys[1],
          refund_minor: 300n,
          refund_parts: [of('1', '05', 0n, 0n), of('2', '15', 300n, 0n)],
        },
        { ...mug, ...newer, row_key: keys[0], order_refund_minor: refund },
        { ...tea, ...newer, row_key: keys[1] },
      ]
    }
    const brand = newBrandId()
    const all = [...lines('71', 800n), ...lines('72', 500n), ...lines('73', 1000n)]
    await state(warehouse, brand, 1, 'order_lines', all)
    const rows = (await ledger(warehouse, scopeOf(brand))).filter(({ entry }) => entry === 'refund')
    const sums = new Map<string, number>()
    for (const { order_id, at: moment, price_paid } of rows) {
      const day = `${order_id} ${String(moment).slice(0, 10)}`
      sums.set(day, (sums.get(day) ?? 0) + Number(price_paid))
    }
    expect([...sums].sort()).toEqual([
      ['71 2026-03-05', -400],
      ['71 2026-03-15', -400],
      ['72 2026-03-05', -400],
      ['72 2026-03-15', -100],
      ['73 2026-03-02', -200],
      ['73 2026-03-05', -400],
      ['73 2026-03-15', -400],
    ])
  })

  test('refunds of the order as a whole that two lines state count once, each on its day', async () => {
    const brand = newBrandId()
    const of = (id: string, day: string, order_minor: bigint) => ({
      id,
      at: at(`2026-03-${day}T00:00:00`),
      minor: 0n,
      units: 0,
      order_minor,
    })
    // Of the first refund the lines state unlike amounts: as of any amount of the order, the larger one counts.
    const [both, less] = [of('2', '15', 500n), of('1', '05', 100n)]
    const line = { ...shirt, goods_minor: 1000n, order_refund_minor: 800n, refunded_at: at('2026-03-15T00:00:00') }
    await state(warehouse, brand, 1, 'order_lines', [
      { ...line, line_key: 'a', sku: 'MUG', refund_parts: [of('1', '05', 300n), both] },
      { ...line, line_key: 'b', sku: 'TEA', refund_parts: [less, both] },
    ])
    const rows = (await ledger(warehouse, scopeOf(brand))).filter(({ entry }) => entry === 'refund')
    expect(pick(rows, 'sku', 'at', 'price_paid').sort()).toEqual([
      ['MUG', '2026-03-05 00:00:00.000', -150],
      ['MUG', '2026-03-15 00:00:00.000', -250],
      ['TEA', '2026-03-05 00:00:00.000', -150],
      ['TEA', '2026-03-15 00:00:00.000', -250],
    ])
  })

  test('what an export says came back of a product is taken back on the line that says so, also where it has several', async () => {
    const brand = newBrandId()
    const back = { refund_minor: 500n, refunded_units: 1, refunded_at: at('2026-03-07T00:00:00') }
    await state(warehouse, brand, 1, 'order_lines', [shirt, { ...shirt, ...back }, { ...shirt, ...back }])
    const rows = await ledger(warehouse, scopeOf(brand))
    expect(pick(rows, 'entry', 'line_no', 'net_sales', 'units').sort()).toEqual([
      ['refund', 2, -500, 0],
      ['refund', 3, -500, 0],
      ['return', 2, 0, -1],
      ['return', 3, 0, -1],
      ['sale', 1, 2000, 2],
      ['sale', 2, 2000, 2],
      ['sale', 3, 2000, 2],
    ])
  })

  test('a settled refund takes the place of the one in the order export, with the fees given back', async () => {
    const brand = newBrandId()
    const amazon = { ...shirt, sales_channel: 'amazon', store: 'Amazon', refund_minor: 1n }
    await state(warehouse, brand, 1, 'order_lines', [amazon])
    await state(warehouse, brand, 1, 'product_costs', [
      { sku: 'SHIRT', valid_from: '2026-01-01', currency: 'USD', unit_cost: '4', country: '', removed: false },
    ])
    const fee = {
      sales_channel: 'amazon',
      settlement_id: 's',
      order_id: '1001',
      sku: 'SHIRT',
      transaction: 'refund' as const,
      posted_at: at('2026-03-09T00:00:00'),
      currency: 'USD',
    }
    await state(warehouse, brand, 1, 'fees', [
      { ...fee, part: 'principal', amount_minor: -1000n },
      { ...fee, part: 'tax', amount_minor: -80n },
      { ...fee, part: 'commission', amount_minor: 120n },
    ])
    const rows = (await ledger(warehouse, scopeOf(brand))).filter((row) => row.entry === 'refund')
    expect(pick(rows, 'at', 'net_sales', 'tax', 'commission', 'cm2')).toEqual([
      ['2026-03-09 00:00:00.000', -1000, -80, -120, -880],
    ])
  })
})
