import { buffer } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { insertRows } from '../../test/books.ts'
import { brandWith, smallShop, warehouses } from '../../test/measuring.ts'
import { questions } from '../predict/catalogue.ts'
import { contribution } from './economics/contribution.ts'
import { exportMeasure, type FileFormat } from './export.ts'
import { ordersBehind } from './orders-behind.ts'
import { runMeasure } from './run.ts'
import { salesOverTime } from './sales/sales-over-time.ts'
import { salesSummary } from './sales/sales-summary.ts'

const bothMonths = { from: '2025-01-01', to: '2025-02-28' }

describe.each(warehouses)('asking, %s', (_, open) => {
  test.each(questions)('an empty brand gives no rows: $id', async (measure) => {
    const { ask } = await brandWith(open, [])
    expect(await ask(measure, measure.example)).toMatchObject({ rows: [], totals: {} })
  })

  test.each(questions)('$id says the same of a small shop as JSON and in every file', async (measure) => {
    const { warehouse, scope } = await brandWith(open, smallShop)
    const asked = { ...measure.example, ...bothMonths }
    const { rows } = await runMeasure({ warehouse }, scope, measure, asked)
    const file = async (format: FileFormat) =>
      buffer(await exportMeasure({ warehouse }, scope, measure, asked, { format }))
    const csv: Record<string, string>[] = parse(await file('csv'), { columns: true })
    const lines = (await file('jsonl')).toString().split('\n').filter(Boolean)
    const names = Object.keys(measure.columns)
    expect(csv.length).toBe(rows.length)
    expect(lines.length).toBe(rows.length)
    for (const [i, row] of rows.entries()) {
      const json: Record<string, unknown> = JSON.parse(lines[i] ?? '{}')
      for (const name of names) {
        const unit = measure.columns[name]?.unit
        const value = row[name]
        const expected = unit === 'money' && typeof value === 'number' ? value / 100 : value
        const cell = csv[i]?.[name] ?? ''
        expect([name, typeof expected === 'number' ? Number(cell) : cell]).toEqual([name, expected ?? ''])
        expect([name, typeof expected === 'number' ? Number(json[name]) : json[name]]).toEqual([name, expected])
      }
      if (names.some((name) => measure.columns[name]?.unit === 'money')) expect(csv[i]?.currency).toBe('USD')
    }
    expect((await file('parquet')).subarray(0, 4).toString()).toBe('PAR1')
  })

  test.each(questions)('$id takes every filter it declares, and lists the orders by the same', async (measure) => {
    const { warehouse, scope } = await brandWith(open, smallShop)
    const every = {
      basis: 'order',
      sales_channel: 'own_site',
      store: 'Shop',
      country: 'US',
      sku: 'SHIRT',
      campaign: 'spring',
      customer: 'new',
    }
    const taken = Object.fromEntries(Object.entries(every).filter(([name]) => name in measure.params.shape))
    const answer = await runMeasure({ warehouse }, scope, measure, {
      ...measure.example,
      ...bothMonths,
      ...taken,
      compare: 'year',
    })
    for (const params of answer.orders?.filter((one) => one !== null).slice(0, 3) ?? []) {
      expect((await ordersBehind({ warehouse }, scope, params)).totals?.orders).toBeLessThanOrEqual(1)
    }
  })

  test.each([
    ['Asia/Tokyo', '2025-01-01', '2024-12-31 15:00:00.000', '2025-01-01 14:59:59.999'],
    ['America/New_York', '2025-03-09', '2025-03-09 05:00:00.000', '2025-03-10 03:59:59.999'],
    ['America/New_York', '2025-11-02', '2025-11-02 04:00:00.000', '2025-11-03 04:59:59.999'],
    ['Europe/Berlin', '2025-03-30', '2025-03-29 23:00:00.000', '2025-03-30 21:59:59.999'],
    ['Africa/Cairo', '2025-04-25', '2025-04-24 22:00:00.000', '2025-04-25 20:59:59.999'],
    ['America/Santiago', '2025-09-07', '2025-09-07 04:00:00.000', '2025-09-08 02:59:59.999'],
    ['Asia/Kolkata', '2025-06-01', '2025-05-31 18:30:00.000', '2025-06-01 18:29:59.999'],
  ])('a day begins and ends where the brand lives: %s %s', async (timeZone, day, first, last) => {
    const orders = [first, last].map((at, i) => ({ order_id: `in${i}`, entries: [{ at, net_sales: 100 }] }))
    const beyond = [Date.parse(`${first}Z`) - 1, Date.parse(`${last}Z`) + 1].map((instant, i) => ({
      order_id: `out${i}`,
      entries: [{ at: new Date(instant).toISOString().slice(0, 23).replace('T', ' '), net_sales: 7000 }],
    }))
    const { ask } = await brandWith(open, [...orders, ...beyond], { timeZone })
    const { rows } = await ask(salesOverTime, { from: day, to: day })
    expect(rows).toMatchObject([{ bucket: day, net_sales: 200, orders: 2 }])
  })

  test('a missing rate is an error that names day and currency, when the period touches it', async () => {
    const { ask, warehouse, scope } = await brandWith(open, smallShop)
    const gap = { brand: scope.brand, slice: 1, what: 'order_lines', lines: 1 }
    await insertRows(warehouse, 'rate_gaps', [
      { ...gap, day: '2025-02-02', currency: 'VND' },
      { ...gap, day: '2025-02-02', currency: 'AED' },
    ])
    await expect(ask(salesSummary, bothMonths)).rejects.toMatchObject({
      code: 'missing_rate',
      details: { currency: 'AED, VND', day: '2025-02-02' },
    })
    const january = { from: '2025-01-01', to: '2025-01-31' }
    expect((await ask(salesSummary, january)).rows).toHaveLength(1)
    await expect(ask(salesSummary, { ...january, basis: 'order' })).rejects.toMatchObject({ code: 'missing_rate' })
    await expect(
      exportMeasure({ warehouse }, scope, salesSummary, bothMonths, { format: 'csv' }),
    ).rejects.toMatchObject({ code: 'missing_rate' })
  })

  test('text that a spreadsheet would run as a formula is made harmless in CSV, and only there', async () => {
    const campaigns = ['=1+1', '+1', '-1', '@sum', '\\tcmd', '＝1', 'a=b']
    const { warehouse, scope, ask } = await brandWith(
      open,
      campaigns.map((campaign, i) => ({
        order_id: `${i}`,
        campaign,
        entries: [{ at: '2025-01-10 10:00:00', net_sales: -100 - i }],
      })),
    )
    const asked = { ...bothMonths, by: 'campaign' as const }
    const file = await buffer(await exportMeasure({ warehouse }, scope, contribution, asked, { format: 'csv' }))
    const rows: Record<string, string>[] = parse(file, { columns: true })
    expect(rows.map((row) => row.key)).toEqual(["'=1+1", "'+1", "'-1", "'@sum", "'\tcmd", "'＝1", 'a=b'])
    expect(rows[0]?.net_sales).toBe('-1')
    expect((await ask(contribution, asked)).rows.map((row) => row.key)).toEqual([
      '=1+1',
      '+1',
      '-1',
      '@sum',
      '\tcmd',
      '＝1',
      'a=b',
    ])
  })

  test('money is exported in the digits of its currency', async () => {
    const digits = async (currency: string) => {
      const { warehouse, scope } = await brandWith(open, smallShop, { currency })
      const file = await buffer(await exportMeasure({ warehouse }, scope, salesSummary, bothMonths, { format: 'csv' }))
      return parse(file, { columns: true })[0]
    }
    expect(await digits('JPY')).toMatchObject({ net_sales: '7000', average_order: '2333', currency: 'JPY' })
    expect(await digits('KWD')).toMatchObject({ net_sales: '7', average_order: '2.333', currency: 'KWD' })
  })

  test('values are bound, never part of the statement', async () => {
    const evil = "x') OR 1=1 --"
    const { ask } = await brandWith(open, [
      ...smallShop,
      { order_id: '9', campaign: evil, entries: [{ at: '2025-01-10 10:00:00', net_sales: 5 }] },
    ])
    expect((await ask(salesSummary, { ...bothMonths, campaign: [evil] })).rows[0]?.net_sales).toBe(5)
  })

  test('an answer of more rows than a page can show is refused; its file is not', async () => {
    const campaigns = Array.from({ length: 20_001 }, (_, i) => ({
      order_id: `${i}`,
      campaign: `c${i}`,
      entries: [{ at: '2025-01-10 10:00:00', net_sales: 1 }],
    }))
    const { warehouse, scope, ask } = await brandWith(open, campaigns)
    const asked = { ...bothMonths, by: 'campaign' as const }
    await expect(ask(contribution, asked)).rejects.toMatchObject({ code: 'query_too_heavy' })
    const file = await buffer(await exportMeasure({ warehouse }, scope, contribution, asked, { format: 'jsonl' }))
    expect(file.toString().trimEnd().split('\n')).toHaveLength(20_001)
  })

  test('a question can be cancelled', async () => {
    const { warehouse, scope } = await brandWith(open, smallShop)
    const signal = AbortSignal.abort()
    await expect(runMeasure({ warehouse }, scope, salesSummary, bothMonths, { signal })).rejects.toMatchObject({
      code: 'cancelled',
    })
  })

  test.each([
    [{ from: '2025-02-01', to: '2025-01-01' }],
    [{ from: '2025-02-30', to: '2025-03-01' }],
    [{ from: '1990-01-01', to: '2025-01-01' }],
    [{ to: '2025-01-01' }],
    [{ ...bothMonths, basis: 'any' }],
  ])('parameters that make no sense are refused: %j', async (params) => {
    const { warehouse, scope } = await brandWith(open, [])
    await expect(runMeasure({ warehouse }, scope, salesSummary, params)).rejects.toMatchObject({ code: 'bad_request' })
  })
})
