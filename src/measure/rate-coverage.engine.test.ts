import { describe, expect, test } from 'vitest'
import { insertRows } from '../../test/books.ts'
import { brandWith, warehouses } from '../../test/measuring.ts'
import { addDays } from '../kernel/time.ts'
import { sql, str } from '../store/sql.ts'
import { rateCoverage } from './rate-coverage.ts'

describe.each(warehouses)('the days that rates cover, %s', (_, open) => {
  test('they are told by currency, crossed where needed, in ranges that end where the seven days do', async () => {
    const { warehouse, scope } = await brandWith(open, [])
    const days = ['2025-01-02', '2025-01-10', '2025-01-19', '2025-01-20']
    const rate = { brand: scope.brand, load: 1, base: 'EUR' }
    await insertRows(warehouse, 'rates', [
      ...days.map((day, i) => ({ ...rate, row_key: i, day, quote: 'USD', rate: '1.1' })),
      ...days.map((day, i) => ({ ...rate, row_key: 10 + i, day, quote: 'CNY', rate: '7.7' })),
      { ...rate, row_key: 20, day: '2025-01-05', quote: 'CNY', rate: '7.7' },
      { ...rate, row_key: 21, day: '2025-01-02', base: 'USD', quote: 'VND', rate: '26150' },
      { ...rate, row_key: 22, day: '2025-01-02', load: 50, quote: 'THB', rate: '37' },
    ])
    const { currency, items, remedy } = await rateCoverage({ warehouse }, scope)
    const ranges = [
      { first_day: '2025-01-02', last_day: '2025-01-10' },
      { first_day: '2025-01-19', last_day: '2025-01-20' },
    ]
    const complete = { used: false, missing_days: 0, missing_lines: 0, missing_in: [], missing: [] }
    expect({ currency, items, remedy }).toEqual({
      currency: 'USD',
      items: [
        { currency: 'CNY', days: 4, ranges, ...complete },
        { currency: 'EUR', days: 4, ranges, ...complete },
        { currency: 'VND', days: 1, ranges: [{ first_day: '2025-01-02', last_day: '2025-01-02' }], ...complete },
      ],
      remedy: undefined,
    })
  })

  test('the whole history of a central bank is looked through within what a query may take', async () => {
    const { warehouse, scope } = await brandWith(open, [])
    await warehouse.run(sql`
      INSERT INTO rates (brand, load, line_no, source, received_at, as_of, row_key, row_hash, day, base, quote, rate)
      SELECT ${str(scope.brand)}, 1, number, 'bank', now(), now(), number, number, toDate('1999-01-04') + intDiv(number, 10),
        'EUR', arrayElement(['USD', 'JPY', 'CZK', 'DKK', 'GBP', 'HUF', 'PLN', 'SEK', 'CHF', 'CNY'], 1 + number % 10), 1.5
      FROM numbers(80000)`)
    const { items } = await rateCoverage({ warehouse }, scope)
    expect(items).toHaveLength(10)
    const last_day = addDays('1999-01-04', 7999)
    for (const { days, ranges } of items)
      expect([days, ranges]).toEqual([8000, [{ first_day: '1999-01-04', last_day }]])
  })

  test('days that facts need and that have no rate are named with what needs them, and what mends it', async () => {
    const { warehouse, scope } = await brandWith(open, [])
    const gap = { brand: scope.brand, slice: 1, currency: 'VND', what: 'orders', lines: 2 }
    const rate = { brand: scope.brand, slice: 1, day: '2025-02-01', rate: '1', minor_rate: '1' }
    await insertRows(warehouse, 'day_rates', [
      { ...rate, currency: 'USD' },
      { ...rate, currency: 'GBP' },
    ])
    await insertRows(warehouse, 'rate_gaps', [
      { ...gap, day: '2025-02-01' },
      { ...gap, day: '2025-02-02' },
      { ...gap, day: '2025-02-02', what: 'costs', lines: 1 },
      { ...gap, day: '2025-02-05' },
      { ...gap, day: '2025-02-09', slice: 2 },
    ])
    const { items, remedy } = await rateCoverage({ warehouse }, scope)
    expect(items).toMatchObject([
      { currency: 'GBP', used: true, missing_days: 0 },
      {
        currency: 'VND',
        used: true,
        days: 0,
        ranges: [],
        missing_days: 3,
        missing_lines: 7,
        missing_in: ['costs', 'orders'],
        missing: [
          { first_day: '2025-02-01', last_day: '2025-02-02' },
          { first_day: '2025-02-05', last_day: '2025-02-05' },
        ],
      },
    ])
    expect(remedy?.en).toContain('European Central Bank')
  })
})
