import { buffer } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { insertRows } from '../../test/books.ts'
import { brandWith, smallShop, warehouses } from '../../test/measuring.ts'
import type { Scope } from '../manage/scope.ts'
import { measures } from './catalogue.ts'
import { waterfall } from './economics/waterfall.ts'
import { exportMeasure } from './export.ts'
import { orderEntries } from './order-entries.ts'
import { ordersBehind } from './orders-behind.ts'
import { runMeasure } from './run.ts'
import { salesOverTime } from './sales/sales-over-time.ts'
import { salesSummary } from './sales/sales-summary.ts'

const bothMonths = { from: '2025-01-01', to: '2025-02-28' }
const february = { from: '2025-02-01', to: '2025-02-28' }

/** A quote a day, against the euro as the central bank publishes it. */
const quotes: [day: string, quote: string, rate: string][] = [
  ['2025-01-31', 'USD', '1.04'],
  ['2025-01-31', 'CNY', '7.5'],
  ['2025-02-26', 'USD', '1.05'],
  ['2025-02-26', 'CNY', '7.63'],
  ['2025-02-27', 'USD', '1.25'],
  ['2025-02-27', 'CNY', '8.9'],
  ['2025-02-27', 'JPY', '156.25'],
  ['2025-02-27', 'KWD', '0.384375'],
  ['2025-03-03', 'USD', '1.01'],
  ['2025-03-03', 'CNY', '9.99'],
]

async function shop(open: () => ReturnType<(typeof warehouses)[number][1]>, more: Partial<Scope> = {}) {
  const opening = { order_id: '1000', entries: [{ at: '2024-12-31 10:00:00', net_sales: 100 }] }
  const brand = await brandWith(open, [opening, ...smallShop], more)
  const rates = quotes.map(([day, quote, rate], i) => ({
    brand: brand.scope.brand,
    load: 1,
    row_key: i,
    day,
    base: 'EUR',
    quote,
    rate,
  }))
  // A load that does not count, and a base of its own for dongs.
  const other = {
    brand: brand.scope.brand,
    load: 50,
    row_key: 90,
    day: '2025-02-28',
    base: 'USD',
    quote: 'CNY',
    rate: '1',
  }
  await insertRows(brand.warehouse, 'rates', [
    ...rates,
    other,
    { ...other, load: 1, row_key: 91, day: '2025-02-28', quote: 'VND', rate: '26150' },
  ])
  return brand
}

describe.each(warehouses)('another currency, %s', (_, open) => {
  test('all money of an answer is told at the rate of the last day of the period that has one', async () => {
    const { ask } = await shop(open)
    const asked = { ...february, compare: 'previous' as const }
    const [dollars, yuan] = [await ask(salesSummary, asked), await ask(salesSummary, { ...asked, currency: 'CNY' })]
    expect(dollars).not.toHaveProperty('exchange')
    expect(yuan).toMatchObject({
      currency: 'CNY',
      exchange: { from: 'USD', to: 'CNY', rate: '7.12', day: '2025-02-27' },
    })
    expect(dollars.rows[0]).toMatchObject({ net_sales: -1500, refunds: 2000 })
    expect(yuan.rows[0]).toMatchObject({ net_sales: -10680, refunds: 14240, orders: dollars.rows[0]?.orders })
    expect(yuan.totals.net_sales).toBe(-10680)
    expect(yuan.before?.totals.net_sales).toBe(Math.round((dollars.before?.totals.net_sales ?? 0) * 7.12))
    expect(yuan.sentence?.zh).toContain('¥')
  })

  test('a currency is told in its own digits, and a pair quoted directly needs no third', async () => {
    const { ask } = await shop(open)
    const net = async (currency: string) => {
      const { totals, exchange } = await ask(salesSummary, { ...bothMonths, currency })
      return [totals.net_sales, exchange?.rate, exchange?.day]
    }
    expect(await net('JPY')).toEqual([8750, '125', '2025-02-27'])
    expect(await net('KWD')).toEqual([21525, '0.3075', '2025-02-27'])
    expect(await net('VND')).toEqual([1830500, '26150', '2025-02-28'])
    expect(await net('USD')).toEqual([7000, undefined, undefined])
  })

  test('a weekend takes the rate of the days before, no longer than the books do', async () => {
    const { ask } = await shop(open)
    const on = (day: string) => ask(salesSummary, { from: day, to: day, currency: 'CNY' })
    expect((await on('2025-02-07')).exchange?.day).toBe('2025-01-31')
    await expect(on('2025-02-08')).rejects.toMatchObject({
      code: 'missing_rate',
      details: { currency: 'CNY', day: '2025-02-08' },
    })
    await expect(ask(salesSummary, { ...bothMonths, currency: 'THB' })).rejects.toMatchObject({
      code: 'missing_rate',
      details: { currency: 'THB', day: '2025-02-28' },
    })
    await expect(ask(salesSummary, { ...bothMonths, currency: 'dollars' })).rejects.toMatchObject({
      code: 'bad_request',
    })
  })

  test('the orders behind a row are told at the rate of the row, whatever days it narrows to', async () => {
    const { ask, warehouse, scope } = await shop(open)
    const asked = { ...bothMonths, by: 'month' as const, currency: 'CNY' }
    const { rows, orders } = await ask(salesOverTime, asked)
    expect(rows).toHaveLength(2)
    for (const [i, row] of rows.entries()) {
      const behind = await ordersBehind({ warehouse }, scope, orders?.[i])
      expect(behind).toMatchObject({ currency: 'CNY', exchange: { rate: '7.12', day: '2025-02-27' } })
      expect(behind.totals?.net_sales).toBe(row.net_sales)
    }
    const january = await ordersBehind({ warehouse }, scope, orders?.[0])
    const shirt = january.items.find(({ order_id }) => order_id === '1001')
    expect(shirt).toMatchObject({ net_sales: 28480, units: 2 })
    expect(january.totals?.without_order).toEqual({ other_fees: 7120, marketing: 4984 })
  })

  test('an order is told at the rate that is asked for, or at that of its own day', async () => {
    const { warehouse, scope } = await shop(open)
    const of = async (more: object) => {
      const told = await orderEntries({ warehouse }, scope, {
        store: 'Shop',
        order_id: '1004',
        currency: 'CNY',
        ...more,
      })
      const paid = told.entries[0]?.amounts.find(({ name }) => name === 'net_sales')?.amount
      return [told.currency, told.exchange?.day, paid]
    }
    expect(await of({ rate_day: '2025-02-27' })).toEqual(['CNY', '2025-02-27', 21360])
    expect(await of({})).toEqual(['CNY', '2025-01-31', 21635])
    expect(await of({ currency: undefined })).toEqual(['USD', undefined, 3000])
  })

  test.each(measures)('$id is exported in the same amounts, with the rate beside them', async (measure) => {
    const { warehouse, scope } = await shop(open)
    const asked = { ...measure.example, ...bothMonths, currency: 'KWD' }
    const { rows } = await runMeasure({ warehouse }, scope, measure, asked)
    const bytes = await buffer(await exportMeasure({ warehouse }, scope, measure, asked, { format: 'csv' }))
    const csv: Record<string, string>[] = parse(bytes, { columns: true })
    const money = Object.entries(measure.columns).filter(([, { unit }]) => unit === 'money')
    for (const [i, row] of rows.entries()) {
      for (const [name] of money) {
        const value = row[name]
        expect([name, csv[i]?.[name]]).toEqual([name, typeof value === 'number' ? String(value / 1000) : ''])
      }
      if (money.length) expect(csv[i]).toMatchObject({ currency: 'KWD', rate: '0.3075', rate_day: '2025-02-27' })
    }
  })

  test('shares are not touched by the currency', async () => {
    const { ask } = await shop(open)
    const [dollars, yen] = [await ask(waterfall, bothMonths), await ask(waterfall, { ...bothMonths, currency: 'JPY' })]
    expect(yen.rows.map(({ cost_known }) => cost_known)).toEqual(dollars.rows.map(({ cost_known }) => cost_known))
    expect(yen.sentence?.en.replace(/¥[\d,]+/, '')).toBe(dollars.sentence?.en.replace(/\$[\d,]+/, ''))
  })
})
