import { expect, test } from 'vitest'
import { connectorById } from './catalogue.ts'
import type { Connector } from './define.ts'
import { matchColumns, normaliseHeader } from './match.ts'
import { recognise } from './recognise.ts'
import { detectStyles } from './styles.ts'
import { suggestConnector, suggestMapping } from './suggest.ts'

const find = (columns: string) => recognise(columns.split(','))?.connector.id
const connector = (id: string): Connector => {
  const found = connectorById(id)
  if (!found) throw new Error(`no connector ${id}`)
  return found
}

test('headers are compared without byte order mark, quotes, case and spaces at the ends or repeated', () => {
  expect(normaliseHeader('\uFEFF"Invoice  No" ')).toBe('invoice no')
  expect(find('\uFEFFINVOICENO, stockcode ,Description,quantity,InvoiceDate,UnitPrice,CustomerID,Country')).toBe(
    'uci-online-retail',
  )
})

test.each([
  ['order_id,date,sku,qty,price', 'orders-table'],
  ['订单编号,付款时间,货号,数量,金额', 'orders-table'],
  ['day,platform,spend', 'spend-table'],
  ['日期,渠道,花费', 'spend-table'],
  ['sku,title', 'products-table'],
  ['sku,unit_cost,valid_from', 'costs-table'],
  ['sku,title,cost', 'costs-table'],
  ['Date,USD,JPY,BGN,', 'ecb-rates'],
  ['date,base,quote,rate', 'rates-table'],
  ['date,order_id,fee_type,amount', 'settlement-table'],
  ['Top queries,Clicks,Impressions,CTR,Position', 'search-console-queries'],
  ['Order ID,Order Status,Seller SKU,Quantity,SKU Unit Original Price,Created Time', 'tiktok-shop-orders'],
])('%s is %s', (columns, id) => {
  expect(find(columns)).toBe(id)
})

test.each(['', 'a,b,c', 'Date,Clicks,Impressions,CTR,Position', 'order_id,date', 'sku', '2026-01-05,5,USD'])(
  'the columns "%s" are no known table',
  (columns) => {
    expect(find(columns)).toBeUndefined()
  },
)

test('a table that two sources claim equally is of neither', () => {
  const columns = 'order_id,date,sku,title'.split(',')
  const [one, other] = ['one', 'other'].map((id) => ({ ...connector('orders-table'), id }))
  if (!one || !other) throw new Error('no connectors')
  const all = 'order_id,date,sku,qty,price'.split(',')
  expect(recognise(all, [one])?.connector.id).toBe('one')
  expect(recognise(all, [one, other])).toBeUndefined()
  expect(recognise(columns, [one])).toBeUndefined()
})

test('a source with a header of its own stands above a general table', () => {
  const orders = recognise('order_id,date,qty,price'.split(','))
  expect(orders?.certainty).toBeGreaterThan(0)
  expect(orders?.certainty).toBeLessThan(
    recognise('Invoice,StockCode,Quantity,InvoiceDate,Price'.split(','))?.certainty ?? 0,
  )
})

test('one column serves one field, and brackets with a currency do not hide a name', () => {
  const found = matchColumns(connector('meta-ads').fields, ['Day', 'Amount spent (USD)', 'Clicks (all)'])
  expect([...found]).toEqual([
    ['day', 0],
    ['spend', 1],
    ['all_clicks', 2],
  ])
})

test('an unknown table is offered the connector and the mapping that most of it fits', () => {
  const columns = [
    'Bestell order id',
    'order date (UTC)',
    'Item SKU',
    'Quantitiy',
    'Unit Price USD',
    'Shop Name',
    'Remarks',
  ]
  const suggested = suggestConnector(columns)
  expect(suggested?.id).toBe('orders-table')
  expect(suggestMapping(columns, connector('orders-table'))).toMatchObject({
    order_id: 'Bestell order id',
    ordered_at: 'order date (UTC)',
    sku: 'Item SKU',
    quantity: 'Quantitiy',
    unit_price: 'Unit Price USD',
    store: 'Shop Name',
  })
  expect(suggestMapping(['平台订单编号', '买家下单时间', '商品数量合计'], connector('orders-table'))).toMatchObject({
    order_id: '平台订单编号',
    ordered_at: '买家下单时间',
    quantity: '商品数量合计',
  })
  expect(suggestConnector(['x', 'y'])).toBeUndefined()
})

const styles = (cells: [date: string, price: string][]) =>
  detectStyles(
    ['order_id', 'date', 'qty', 'price'],
    cells.map(([date, price]) => ['1', date, '1', price]),
    connector('orders-table'),
  )

test('the styles of dates and numbers are found where the cells settle them', () => {
  expect(
    styles([
      ['05/01/2026', '1.234,50'],
      ['31/01/2026', '7'],
    ]),
  ).toEqual({ dateOrder: 'dmy', decimal: 'comma', ambiguous: [] })
  expect(styles([['01/31/2026', '1,234.50']])).toEqual({ dateOrder: 'mdy', decimal: 'point', ambiguous: [] })
  expect(styles([['2026-01-31', '7']])).toEqual({ dateOrder: 'ymd', decimal: 'point', ambiguous: [] })
  expect(styles([['2026-31-01', '7']])).toEqual({ dateOrder: 'ydm', decimal: 'point', ambiguous: [] })
})

test('where the cells leave two readings, the user is asked', () => {
  expect(styles([['05/01/2026', '1.234']]).ambiguous).toEqual(['dateOrder', 'decimal'])
  expect(styles([])).toEqual({ ambiguous: [] })
})

test('a connector that knows its own style is not asked about it, unless the cells say otherwise', () => {
  const uci = connector('uci-online-retail')
  const columns = ['InvoiceNo', 'StockCode', 'Quantity', 'InvoiceDate', 'UnitPrice']
  expect(detectStyles(columns, [['1', 'A', '1', '3/2/2011 10:05', '1.850']], uci)).toEqual({
    dateOrder: 'mdy',
    decimal: 'point',
    ambiguous: [],
  })
  expect(
    detectStyles(
      columns,
      [
        ['1', 'A', '1', '31/2/2011', '1'],
        ['1', 'A', '1', '31/3/2011', '1'],
      ],
      uci,
    ).dateOrder,
  ).toBe('dmy')
})

test('a column is suggested for a field by whole words, and not against what its cells say', () => {
  const costs = connector('costs-table')
  expect(suggestMapping(['Artikel', 'Land'], costs)).toEqual({})
  expect(suggestMapping(['My SKU', 'Landed costs'], costs)).toMatchObject({ unit_cost: 'Landed costs' })
  const columns = ['Cost market', 'Paid landed cost', 'Market place']
  expect(suggestMapping(columns, costs, [['DE', '4.10', '1']])).toEqual({
    country: 'Cost market',
    unit_cost: 'Paid landed cost',
  })
  expect(suggestMapping(columns, costs, [['1', 'GB', 'FR']])).toEqual({
    unit_cost: 'Cost market',
    country: 'Market place',
  })
})
