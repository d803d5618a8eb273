import { expect, test } from 'vitest'
import { readTable } from '../../../test/read-table.ts'
import { ordersTable } from './orders-table.ts'
import { recognise } from './recognise.ts'

test('amounts of the whole order are counted once, on its first line', () => {
  const read = readTable(ordersTable, ordersTable.sample)
  expect(read.order_lines.map((line) => line.order_shipping_minor)).toEqual([499n, undefined, undefined])
  expect(read.order_lines.map((line) => line.status)).toEqual(['placed', 'placed', 'cancelled'])
  expect(read.order_lines[0]).toMatchObject({
    goods_minor: 2900n,
    coupon_minor: 290n,
    tax_minor: 160n,
    campaign: 'spring-search',
    coupon_code: 'WELCOME10',
    country: 'US',
    sales_channel: 'own_site',
  })
  expect(read.order_lines[1]).toMatchObject({ refund_minor: 955n, unit_price: '9.00' })
})

test('a Chinese order export is recognised and read', () => {
  const header = '订单号,下单时间,商品编码,商品名称,数量,单价,币种,订单状态,买家账号,国家,平台,店铺名称,运费'
  expect(recognise(header.split(','))?.connector.id).toBe('orders-table')
  const read = readTable(
    ordersTable,
    `${header}\nP1,2026年1月5日 18:20,A-1,杯子,２,￥14.50,CNY,待付款,Ann,美国,虾皮,一店,5`,
    {
      options: { timeZone: 'Asia/Shanghai' },
    },
  )
  expect(read.quarantined).toEqual([])
  expect(read.order_lines[0]).toMatchObject({
    status: 'pending',
    sales_channel: 'shopee',
    store: '一店',
    country: 'US',
    quantity: 2,
    goods_minor: 2900n,
    shipping_minor: 500n,
    customer_id: 'ann',
  })
  expect(read.order_lines[0]?.ordered_at.toISOString()).toBe('2026-01-05T10:20:00.000Z')
})

test('a table with other names is read by a mapping made by hand', () => {
  const read = readTable(ordersTable, 'Nr;x,Wann,Summe\nB-1,05.01.2026,"1.234,50"\nB-2,06.01.2026,"7,5"', {
    mapping: { order_id: 'nr;X', ordered_at: 'Wann', amount: 'Summe' },
    options: { currency: 'EUR' },
  })
  expect(read.order_lines.map((line) => [line.order_id, line.goods_minor, line.quantity])).toEqual([
    ['B-1', 123450n, 1],
    ['B-2', 750n, 1],
  ])
})

test('lines are known by what they say, unless the table tells how an order goes on', () => {
  const fixed = readTable(ordersTable, 'order_id,date,sku,qty,price\n1,2026-01-05,A,1,2\n1,2026-01-05,A,1,2', {
    options: { currency: 'USD' },
  })
  expect(fixed.order_lines[0]?.line_key).toBe('A|1|2|200|1767571200000')
  const changing = readTable(ordersTable, 'order_id,date,sku,qty,price,status\n1,2026-01-05,A,1,2,paid', {
    options: { currency: 'USD' },
  })
  expect(changing.order_lines[0]?.line_key).toBe('A')
})

test('an unknown state of an order is reported with its lines', () => {
  const read = readTable(ordersTable, 'order_id,date,qty,price,status\n1,2026-01-05,1,2,teleported', {
    options: { currency: 'USD' },
  })
  expect(read.order_lines[0]?.status).toBe('placed')
  expect(read.findings).toMatchObject([{ code: 'unknown_status', level: 'warning', lines: [2] }])
})

test.each([
  ['1.23E+15,2026-01-05,1,2,USD', 'order_id', /shortened/],
  ['1,2026-01-05,1,2,', 'currency', /empty/],
  ['1,2026-01-05,1,2,DOGE', 'currency', /no currency/],
  ['1,2026-01-05,1.5,2,USD', 'qty', /whole number/],
  ['1,2026-01-05,9999999999,2,USD', 'qty', /too large/],
  ['1,2026-01-05,1,,USD', 'price', /empty/],
  ['1,45678,1,2,USD', 'date', /day number/],
  ['1,2026-01-05,2000000000,99999999999999,USD', 'quantity × price', /too large/],
  ['1,2026-01-05,1,=2+3,USD', 'price', /not a number/],
])('%s goes into quarantine for its %s', (line, field, reason) => {
  const { quarantined, order_lines } = readTable(ordersTable, `order_id,date,qty,price,currency\n${line}`)
  expect(order_lines).toEqual([])
  expect(quarantined[0]?.field).toBe(field)
  expect(quarantined[0]?.reason.en).toMatch(reason)
})

test('an amount that stands equal on every line of its orders is reported, for it may be the order’s', () => {
  const lines = [1, 2, 3].flatMap((order) => [
    `${order},2026-01-05,A,1,2,5.00,0.10`,
    `${order},2026-01-05,B,1,2,5.00,0.20`,
  ])
  const read = readTable(ordersTable, ['order_id,date,sku,qty,price,shipping,tax', ...lines].join('\n'), {
    options: { currency: 'USD' },
  })
  expect(read.findings).toMatchObject([{ code: 'repeated_amount', level: 'warning', count: 3 }])
  expect(read.findings[0]?.text.en).toContain('the same shipping')
})
