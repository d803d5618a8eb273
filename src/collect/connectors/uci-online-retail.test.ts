import { createReadStream, existsSync } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import { expect, test } from 'vitest'
import { readTable } from '../../../test/read-table.ts'
import type { ReadOptions } from './define.ts'
import { createRow } from './row.ts'
import { uciOnlineRetail } from './uci-online-retail.ts'

const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'
const read = (...lines: string[]) => readTable(uciOnlineRetail, [header, ...lines].join('\n'))

test('an invoice that begins with C takes its units back', () => {
  const [line] = read('C536379,22752,SET,-2,12/1/2010 9:41,7.65,14527,United Kingdom').order_lines
  expect(line).toMatchObject({
    order_id: 'C536379',
    status: 'placed',
    quantity: -2,
    goods_minor: -1530n,
    currency: 'GBP',
  })
  expect(line?.ordered_at.toISOString()).toBe('2010-12-01T09:41:00.000Z')
})

test.each([
  ['POST', 1, '18.00', 'shipping'],
  ['DOT', 1, '569.77', 'shipping'],
  ['C2', 1, '50.00', 'shipping'],
  ['D', -1, '27.50', 'discount'],
  ['M', 1, '1.25', 'adjustment'],
  ['m', 1, '2.55', 'adjustment'],
  ['B', 1, '-11062.06', 'adjustment'],
  ['S', -1, '33.05', 'sample'],
  ['BANK CHARGES', -1, '15.00', 'fee'],
  ['AMAZONFEE', -1, '13541.33', 'fee'],
  ['CRUK', -1, '16.13', 'fee'],
  ['gift_0001_20', 1, '16.67', 'gift_card'],
  ['PADS', 1, '0.001', 'product'],
  ['22139', -10, '0', 'write_off'],
  ['22139', 56, '0', 'product'],
  ['85123A', 6, '2.55', 'product'],
])('stock code %s with %i units at %s is %s', (code, quantity, price, kind) => {
  const [line] = read(`536365,${code},,${quantity},2010-12-01T08:26:00Z,${price},,United Kingdom`).order_lines
  expect(line?.line_kind).toBe(kind)
})

test('a country that is none, or is several, keeps its name as the region', () => {
  const read3 = read(
    '1,22752,SET,1,2010-12-01T08:26:00Z,1,,Unspecified',
    '2,22752,SET,1,2010-12-01T08:26:00Z,1,,Channel Islands',
    '3,22752,SET,1,2010-12-01T08:26:00Z,1,,EIRE',
  )
  expect(read3.order_lines.map(({ country, region, customer_id }) => [country, region, customer_id])).toEqual([
    ['', 'Unspecified', ''],
    ['JE', 'Channel Islands', ''],
    ['IE', '', ''],
  ])
})

test('a line that cannot be read says which cell is wrong and what mends it', () => {
  const { quarantined } = read('536365,22752,SET,six,2010-12-01T08:26:00Z,7.65,,France', '1,22752,SET,1,,7.65,,France')
  expect(quarantined.map(({ line, field, value }) => [line, field, value])).toEqual([
    [2, 'Quantity', 'six'],
    [3, 'InvoiceDate', ''],
  ])
  for (const { remedy } of quarantined) expect([remedy.en, remedy.zh]).not.toContain('')
})

const file = new URL('../../../../shared/data/onlineretail.csv.gz', import.meta.url)
const present = existsSync(file)

test.skipIf(!present)(
  `the real file is read whole and makes its known sums${present ? '' : ' (skipped: the data folder is absent)'}`,
  { timeout: 60_000 },
  async () => {
    const options: ReadOptions = {
      ...{ store: '', currency: 'GBP', timeZone: 'Europe/London' },
      ...{ dateOrder: 'mdy', decimal: 'point', country: '' },
    }
    const places = new Set<string>()
    const [orders, customers] = [new Set<string>(), new Set<string>()]
    let [lines, cancelled, pence] = [0, 0, 0n]
    const cells: AsyncIterable<string[]> = createReadStream(file).pipe(createGunzip()).pipe(parse())
    let row: ReturnType<typeof createRow> | undefined
    const reader = uciOnlineRetail.open({ options, columns: [], preamble: [] })
    for await (const line of cells) {
      if (!row) {
        row = createRow(uciOnlineRetail.fields, line, undefined, options)
        continue
      }
      row.load(line, ++lines + 1)
      reader.row(row, (_, fact) => {
        if (!('goods_minor' in fact)) return
        pence += fact.goods_minor
        orders.add(fact.order_id)
        if (fact.order_id.startsWith('C')) cancelled++
        if (fact.customer_id) customers.add(fact.customer_id)
        places.add(`${fact.country}|${fact.region}`)
      })
    }
    expect([lines, orders.size, customers.size, places.size, cancelled]).toEqual([541_909, 25_900, 4_372, 38, 9_288])
    expect(pence).toBe(974_774_793n)
  },
)
