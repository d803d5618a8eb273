import { describe, expect, test } from 'vitest'
import { insertRows } from '../../test/books.ts'
import { brandWith, warehouses } from '../../test/measuring.ts'
import type { FactsWithDays } from './define.ts'
import { firstDayOf, orderDays } from './order-days.ts'

const order = (order_id: string, at: string) => ({ order_id, entries: [{ at, net_sales: 100 }] })

describe.each(warehouses)('the days of the orders, %s', (_, open) => {
  test('they are the first and the last day where the brand lives', async () => {
    const orders = [
      order('2', '2025-01-10 12:00:00'),
      order('3', '2025-03-01 02:00:00'),
      order('1', '2025-01-10 03:00:00'),
    ]
    const { warehouse, scope } = await brandWith(open, orders)
    expect(await orderDays({ warehouse }, { ...scope, timeZone: 'America/New_York' })).toEqual({
      first_day: '2025-01-09',
      last_day: '2025-02-28',
    })
  })

  test('orders that wait for an exchange rate are among them', async () => {
    const { warehouse, scope } = await brandWith(open, [order('1', '2025-01-10 12:00:00')])
    const gap = { brand: scope.brand, slice: scope.slice, currency: 'VND', lines: 1 }
    await insertRows(warehouse, 'rate_gaps', [
      { ...gap, day: '2025-02-01', what: 'orders' },
      { ...gap, day: '2025-03-01', what: 'spend' },
    ])
    expect(await orderDays({ warehouse }, scope)).toEqual({ first_day: '2025-01-10', last_day: '2025-02-01' })
  })

  test('data of several kinds begin where the last of them does', async () => {
    const { warehouse, scope } = await brandWith(open, [order('1', '2025-01-10 12:00:00')])
    const spent = { brand: scope.brand, load: 1, platform: 'meta', currency: 'USD', spend_minor: 1 }
    await insertRows(warehouse, 'spend', [
      { ...spent, row_key: 1, day: '2025-03-01' },
      { ...spent, row_key: 2, day: '2025-02-01' },
      { ...spent, row_key: 3, day: '2024-01-01', load: 50 },
    ])
    const first = (...facts: FactsWithDays[]) => firstDayOf({ warehouse }, scope, facts)
    expect(await first('orders')).toBe('2025-01-10')
    expect(await first('spend')).toBe('2025-02-01')
    expect(await first('orders', 'spend')).toBe('2025-02-01')
    expect(await first('orders', 'search_terms')).toBe('2025-01-10')
    expect(await first('search_terms')).toBeNull()
  })

  test('visits begin on the day of the first where the brand lives', async () => {
    const { warehouse, scope } = await brandWith(open, [])
    const visit = { brand: scope.brand, slice: scope.trafficSlice, person: 1, version: 1, is_deleted: 0 }
    await insertRows(warehouse, 'visits', [
      { ...visit, started_at: '2025-01-12 12:00:00' },
      { ...visit, started_at: '2025-01-10 20:00:00' },
      { ...visit, started_at: '2025-01-01 12:00:00', is_deleted: 1 },
    ])
    const first = (timeZone: string) => firstDayOf({ warehouse }, { ...scope, timeZone }, ['visits'])
    expect([await first('UTC'), await first('Asia/Shanghai')]).toEqual(['2025-01-10', '2025-01-11'])
  })

  test('a brand without orders has none', async () => {
    const { warehouse, scope } = await brandWith(open, [])
    expect(await orderDays({ warehouse }, scope)).toEqual({ first_day: null, last_day: null })
  })
})
