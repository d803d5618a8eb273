import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
import { generate } from '../generate.ts'
import { googleHeader, sponsoredProductsHeader } from './ads.ts'
import { amazonOrdersHeader } from './amazon-orders.ts'
import { amazonReturnsHeader } from './amazon-returns.ts'
import { settlementHeader, wideSettlementHeader } from './amazon-settlement.ts'
import { inMemory } from './output.ts'
import { shopifyHeader } from './shopify-orders.ts'
import { tiktokShopHeader } from './tiktok-shop-orders.ts'
import { FileWriter } from './write-files.ts'

const headers = new URL('../../../shared/data/formats/headers/', import.meta.url)

const trueHeaders = [
  ['shopify_orders_export.csv', shopifyHeader],
  ['amazon_all_orders_by_order_date.tsv', amazonOrdersHeader],
  ['amazon_settlement_v2_FLAT_FILE_V2.tsv', settlementHeader],
  ['amazon_settlement_v1_FLAT_FILE.tsv', wideSettlementHeader],
  ['amazon_fba_customer_returns.tsv', amazonReturnsHeader],
  ['amazon_ads_sp_search_term_console.csv', sponsoredProductsHeader],
] as const

for (const [file, header] of trueHeaders) {
  const present = existsSync(new URL(file, headers))
  test.skipIf(!present)(
    `the header is that of the true export ${file}${present ? '' : ' (skipped: the data folder is absent)'}`,
    () => {
      const line = readFileSync(new URL(file, headers), 'utf8').replace(/\r?\n$/, '')
      expect(header).toEqual(line.split(file.endsWith('.tsv') ? '\t' : ','))
    },
  )
}

test('an order of Shopify has 79 cells in every row, and its own amounts on the first row only', () => {
  const rows = tableOf('shopify-orders-lumen-tide-us-1.csv')
  expect(shopifyHeader).toHaveLength(79)
  const seen = new Set<string>()
  for (const row of rows) {
    expect(row.Total !== '').toBe(!seen.has(row.Name ?? ''))
    seen.add(row.Name ?? '')
  }
})

test('the columns of Google that are written are columns of its report, behind the segment by day', () => {
  const path = new URL('google_ads_campaign_report.csv', headers)
  const known = existsSync(path) ? (readFileSync(path, 'utf8').split('\n')[2] ?? '').trim().split(',') : googleHeader
  const added = googleHeader.filter((column) => !known.includes(column))
  expect(added.filter((column) => column !== 'Day' && column !== 'Campaign ID')).toEqual([])
})

test('cancelled and pending rows of Amazon have no prices', () => {
  const rows = names.filter((name) => name.startsWith('amazon-all-orders')).flatMap((name) => tableOf(name))
  const open = rows.filter((row) => row['order-status'] !== 'Shipped')
  expect(open.length).toBeGreaterThan(0)
  expect(new Set(open.map((row) => row['item-price']))).toEqual(new Set(['']))
})

test('the rows of every settlement add up to its total, in both layouts and with decimal commas', () => {
  const files = names.filter((name) => name.startsWith('amazon-settlement'))
  expect(files.some((name) => name.includes('v1'))).toBe(true)
  expect(files.some((name) => (texts.get(name) ?? '').includes(',99\t'))).toBe(true)
  const sums = new Map<string, number>()
  for (const row of files.flatMap((name) => tableOf(name))) {
    const id = row['settlement-id'] ?? ''
    const amounts = Object.entries(row).filter(([column]) => /^amount$|-amount$/.test(column))
    for (const [column, text] of amounts) {
      const cents = Math.round(100 * Number((text ?? '').replace(',', '.')))
      sums.set(id, (sums.get(id) ?? 0) + (column === 'total-amount' ? -cents : cents))
    }
  }
  expect(sums.size).toBeGreaterThan(10)
  expect([...sums.values()].map(Math.abs)).toEqual(Array.from(sums, () => 0))
})

test('TikTok Shop states amounts with their currency and times as in the United States', () => {
  const [row] = tableOf('tiktok-shop-orders-tiktok-us-1.csv')
  expect(Object.keys(row ?? {})).toEqual([...tiktokShopHeader])
  expect(row?.['Order Amount']).toMatch(/^USD \d+\.\d\d$/)
  expect(row?.['Created Time']).toMatch(/^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d [AP]M$/)
})

test('the rates say in their name that they are made up, and cover every day before the first and to the last', () => {
  const rows = tableOf('exchange-rates-made-up.csv')
  const days = rows.map((row) => row.Date ?? '').sort()
  expect((days[0] ?? '') < '2025-12-01').toBe(true)
  expect(days.at(-1)).toBe('2026-03-31')
  for (const row of rows) expect(Number(row.USD)).toBeGreaterThan(0.8)
})

let texts: Map<string, string>
let names: string[]

beforeAll(() => {
  const scenario = generate({ size: 'tiny', end: '2026-03-31' })
  const output = inMemory()
  const writer = new FileWriter(scenario, output)
  for (const day of scenario.days()) writer.write(day)
  writer.end()
  names = output.close().map(({ name }) => name)
  texts = output.texts
})

function tableOf(name: string): Record<string, string>[] {
  const text = texts.get(name)
  if (text === undefined) throw new RangeError(`no file ${name}`)
  const isTab = name.endsWith('.txt')
  return parse(text, {
    columns: true,
    delimiter: isTab ? '\t' : ',',
    quote: isTab ? null : '"',
    relax_column_count: true,
  })
}
