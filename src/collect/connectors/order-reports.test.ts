import { expect, test } from 'vitest'
import { readTable } from '../../../test/read-table.ts'
import { recognise } from './recognise.ts'
import { shopeeAffiliateOrders } from './shopee-affiliate-orders.ts'
import { tiktokAffiliateOrders } from './tiktok-affiliate-orders.ts'

const tiktokHeader =
  'Order ID,SKU ID,Seller Sku,Currency,Quantity,Order Status,Creator Username,Content Type,Content ID,Est. Commission Base,Est. standard commission payment,Est. Shop Ads commission payment,Actual Commission Base,Actual Commission Payment,Actual Shop Ads commission payment,Fully returned or refunded,Time Created,Time Commission Paid'
const tiktok = (...lines: string[]) =>
  readTable(tiktokAffiliateOrders, [tiktokHeader, ...lines].join('\n'), { options: { store: 'Lamp shop' } })
const shopeeHeader =
  'Order id,Order Status,Verified Status,Order Time,Item id,Model id,Qty,Affiliate Username,Channel,Purchase Value(Rp),Refund Amount(Rp),Item Brand Commission(Rp)'
const shopee = (...lines: string[]) =>
  readTable(shopeeAffiliateOrders, [shopeeHeader, ...lines].join('\n'), { options: { store: 'Toko' } })

test.each([
  ['tiktok-affiliate-orders', tiktokHeader],
  ['tiktok-affiliate-orders', '订单编号,SKU ID,达人用户名,内容类型,内容 ID,预估佣金,订单状态,下单时间,币种'],
  ['tiktok-affiliate-orders', 'order_id,create_time,sku_id,creator_username,content_id,estimated_paid_commission'],
  ['shopee-affiliate-orders', shopeeHeader],
  ['shopee-affiliate-orders', 'order_sn,order_status,verified_status,place_order_time,affiliate_username,item_id'],
])('a table of %s is recognised', (id, header) => {
  expect(recognise(header.split(','))?.connector.id).toBe(id)
})

test('an estimate counts until an order is settled; then what was paid, with Shop Ads', () => {
  const { order_reports } = tiktok(
    '57646,11,MUG,USD,1,Pending,@Mia.Home,Video,7301,25.10,3.77,0.50,0.00,0.00,0.00,No,25/01/2026 10:20:00,',
    '57647,11,MUG,USD,1,Settled,mia.home,Live,7302,25.10,3.77,0.50,20.00,3.00,0.40,No,25/01/2026 10:20:00,08/02/2026 09:00:00',
  )
  expect(order_reports).toMatchObject([
    {
      ...{
        store: 'Lamp shop',
        sales_channel: 'tiktok_shop',
        order_id: '57646',
        platform: 'tiktok',
        handle: 'Mia.Home',
      },
      ...{ content_type: 'video', content_id: '7301', state: 'open', currency: 'USD', base_minor: 2510n },
      ...{ commission_minor: 427n, settled_at: undefined, placed_at: new Date('2026-01-25T10:20:00Z') },
    },
    { state: 'settled', base_minor: 2000n, commission_minor: 340n, settled_at: new Date('2026-02-08T09:00:00Z') },
  ])
})

test.each([
  ['ineligible', '1,11,MUG,USD,1,Ineligible,mia,Video,7301,9.00,1.00,,,,,No,25/01/2026 10:20:00,'],
  ['cancelled', '1,11,MUG,USD,1,Cancelled,mia,Video,7301,9.00,1.00,,,,,,25/01/2026 10:20:00,'],
  ['returned in full', '1,11,MUG,USD,1,Settled,mia,Video,7301,9.00,1.00,,,,,Yes,25/01/2026 10:20:00,'],
])('a line of TikTok Shop that is %s claims nothing', (_, line) => {
  expect(tiktok(line).order_reports.map(({ state }) => state)).toEqual(['void'])
})

test('two creators of one order, and two contents of one creator, are lines of their own', () => {
  const { order_reports } = tiktok(
    '1,11,MUG,USD,1,Pending,mia,Video,7301,9.00,1.00,,,,,,25/01/2026 10:20:00,',
    '1,12,TEA,USD,1,Pending,jon,Live,7302,9.00,1.00,,,,,,25/01/2026 10:20:00,',
    '1,12,TEA,USD,1,Pending,jon,Video,7303,9.00,1.00,,,,,,25/01/2026 10:20:00,',
  )
  expect(order_reports.map(({ line_key }) => line_key)).toEqual(['11/mia/7301', '12/jon/7302', '12/jon/7303'])
})

test('conversions of Shopee have the currency of their header, the channel, and a state of order and check', () => {
  const { order_reports } = shopee(
    'A1,Completed,Valid,2026-01-10 15:36:22,390,12,1,yiyi.home,Shopee Video,100000,0,9100',
    'A2,Pending,Unverified,2026-01-10 15:36:22,390,12,1,yiyi.home,Telegram,100000,25000,9100',
    'A3,Completed,Invalid,2026-01-10 15:36:22,390,12,1,yiyi.home,Telegram,100000,0,0',
    'A4,Completed,Valid,2026-01-10 15:36:22,390,12,1,yiyi.home,Telegram,100000,100000,0',
    'A5,Cancelled,Unverified,2026-01-10 15:36:22,390,12,1,yiyi.home,Telegram,100000,0,0',
  )
  expect(order_reports[0]).toMatchObject({
    ...{
      store: 'Toko',
      sales_channel: 'shopee',
      platform: 'shopee',
      handle: 'yiyi.home',
      content_type: 'shopee video',
    },
    ...{ currency: 'IDR', base_minor: 100_000n, commission_minor: 9100n, state: 'settled' },
  })
  expect(order_reports.map(({ state }) => state)).toEqual(['settled', 'open', 'void', 'void', 'void'])
})

test('the base of a conversion is what is left of the purchase after refunds, and never below nothing', () => {
  const line = (order: string, bought: string, refund: string) =>
    `${order},Completed,Valid,2026-01-10 15:36:22,390,12,1,yiyi.home,Telegram,${bought},${refund},9`
  const { order_reports } = shopee(
    line('A1', '90', '45'),
    line('A2', '90', ''),
    line('A3', '90', '95'),
    line('A4', '', '45'),
  )
  expect(order_reports.map(({ base_minor }) => base_minor)).toEqual([45n, 90n, 0n, undefined])
})

test.each([
  ['no creator', '1,11,MUG,USD,1,Pending,,Video,7301,9.00,1.00,,,,,,25/01/2026 10:20:00,', 'Creator Username'],
  ['no order', ',11,MUG,USD,1,Pending,mia,Video,7301,9.00,1.00,,,,,,25/01/2026 10:20:00,', 'Order ID'],
  ['a shortened order', '5.7646E+17,11,M,USD,1,Pending,mia,Video,7,9.00,1.00,,,,,,25/01/2026 10:20:00,', 'Order ID'],
  ['no currency', '1,11,MUG,,1,Pending,mia,Video,7301,9.00,1.00,,,,,,25/01/2026 10:20:00,', 'Currency'],
  ['no time', '1,11,MUG,USD,1,Pending,mia,Video,7301,9.00,1.00,,,,,,,', 'Time Created'],
])('a line with %s is put aside and says which field', (_, line, field) => {
  const { order_reports, quarantined } = tiktok(line)
  expect(order_reports).toEqual([])
  expect(quarantined.map((one) => one.field)).toEqual([field])
})

test('the base of a settled line is what is left after refunds, also where no commission is told', () => {
  const { order_reports } = tiktok(
    '1,11,MUG,USD,2,Settled,mia,Video,7301,90.00,9.00,,45.00,4.50,,No,25/01/2026 10:20:00,',
    '2,11,MUG,USD,2,Settled,mia,Video,7301,90.00,9.00,,45.00,,,No,25/01/2026 10:20:00,',
    '3,11,MUG,USD,2,Pending,mia,Video,7301,90.00,9.00,,,,,No,25/01/2026 10:20:00,',
  )
  expect(order_reports.map(({ base_minor, commission_minor }) => [base_minor, commission_minor])).toEqual([
    [4500n, 450n],
    [4500n, 900n],
    [9000n, 900n],
  ])
})
