import type { OrderLine } from '../facts.ts'
import { marketplaceOf } from './amazon-marketplace.ts'
import { defineConnector, type Row } from './define.ts'
import { field, required } from './field.ts'
import { sampleTable } from './sample.ts'
import { unitPriceOf } from './values/amount.ts'

const fields = {
  order_id: required('text', 'Order id', '订单号', 'amazon-order-id | order-id'),
  purchased_at: required('instant', 'Purchase date', '下单时间', 'purchase-date'),
  updated_at: field('instant', 'Last updated', '更新时间', 'last-updated-date'),
  order_status: required('text', 'Order status', '订单状态', 'order-status'),
  item_status: field('text', 'Item status', '商品状态', 'item-status'),
  fulfilment: field('text', 'Fulfilment channel', '配送渠道', 'fulfillment-channel'),
  sales_channel: required('text', 'Sales channel', '销售渠道', 'sales-channel'),
  title: field('text', 'Product name', '商品名称', 'product-name'),
  sku: required('text', 'SKU', 'SKU', 'sku'),
  quantity: required('integer', 'Quantity', '数量', 'quantity'),
  currency: field('currency', 'Currency', '币种', 'currency'),
  price: required('money', 'Item price', '商品金额', 'item-price'),
  tax: field('money', 'Item tax', '商品税', 'item-tax'),
  shipping: field('money', 'Shipping price', '运费', 'shipping-price'),
  shipping_tax: field('money', 'Shipping tax', '运费税', 'shipping-tax'),
  gift_wrap: field('money', 'Gift wrap price', '礼品包装费', 'gift-wrap-price'),
  gift_wrap_tax: field('money', 'Gift wrap tax', '礼品包装税', 'gift-wrap-tax'),
  promotion: field('money', 'Item promotion', '商品促销折扣', 'item-promotion-discount'),
  shipping_promotion: field('money', 'Shipping promotion', '运费促销折扣', 'ship-promotion-discount'),
  region: field('text', 'State', '州省', 'ship-state'),
  country: field('country', 'Country', '国家', 'ship-country'),
  promotions: field('text', 'Promotion ids', '促销编号', 'promotion-ids'),
}
type Name = keyof typeof fields

const columns = [
  'amazon-order-id merchant-order-id purchase-date last-updated-date order-status fulfillment-channel sales-channel',
  'order-channel url ship-service-level product-name sku asin item-status quantity currency item-price item-tax',
  'shipping-price shipping-tax gift-wrap-price gift-wrap-tax item-promotion-discount ship-promotion-discount ship-city',
  'ship-state ship-postal-code ship-country promotion-ids is-business-order purchase-order-number price-designation',
].flatMap((line) => line.split(' '))

const sampleRows: readonly Record<string, string>[] = [
  {
    'amazon-order-id': '302-0000001-0000001',
    'purchase-date': '2026-01-05T10:20:00+00:00',
    'last-updated-date': '2026-01-08T07:00:00+00:00',
    'order-status': 'Shipped',
    'fulfillment-channel': 'Amazon',
    'sales-channel': 'Amazon.de',
    'product-name': 'Blue mug',
    sku: 'MUG-BLUE',
    'item-status': 'Shipped',
    quantity: '2',
    currency: 'EUR',
    'item-price': '29.00',
    'item-tax': '4.63',
    'shipping-price': '3.99',
    'shipping-tax': '0.64',
    'item-promotion-discount': '2.90',
    'ship-country': 'DE',
    'promotion-ids': 'PLM-spring',
  },
  {
    'amazon-order-id': '302-0000002-0000002',
    'purchase-date': '2026-01-06T11:00:00+00:00',
    'last-updated-date': '2026-01-06T12:00:00+00:00',
    'order-status': 'Cancelled',
    'fulfillment-channel': 'Amazon',
    'sales-channel': 'Amazon.de',
    'product-name': 'Green tea',
    sku: 'TEA-GREEN',
    'item-status': 'Cancelled',
    quantity: '0',
    'ship-country': 'DE',
  },
  {
    'amazon-order-id': '111-0000003-0000003',
    'purchase-date': '2026-01-07T02:00:00+00:00',
    'last-updated-date': '2026-01-07T02:05:00+00:00',
    'order-status': 'Pending',
    'fulfillment-channel': 'Merchant',
    'sales-channel': 'Amazon.com',
    'product-name': 'Green tea',
    sku: 'TEA-GREEN',
    'item-status': 'Unshipped',
    quantity: '1',
    'ship-state': 'TX',
    'ship-country': 'US',
  },
]

export const amazonAllOrders = defineConnector({
  id: 'amazon-all-orders',
  title: { en: 'Amazon all orders', zh: '亚马逊所有订单报告' },
  doc: {
    en: 'The flat file of all orders of an Amazon seller. In Seller Central: Reports → Fulfilment (or Order Reports) → All Orders → by order date, as a .txt file. Prices contain the tax except in the US and Canada. Cancelled and pending lines may have no price. Vine units are samples; orders fulfilled for other channels are left out, since their shop reports them. The report holds orders whole: a line that is gone after a later update was taken out of the order.',
    zh: '亚马逊卖家的“所有订单”平面文件。卖家平台：数据报告 → 库存和销售报告（或订单报告）→ 所有订单 → 按订单日期，下载 .txt。除美国、加拿大外价格含税。已取消和待处理的行可能没有价格。Vine 商品计为样品；为其他渠道代发的订单不计入，由其店铺的报表统计。报告中的订单是完整的：订单更新后不再出现的行，视为已从订单移除。',
  },
  facts: ['order_lines'],
  fields,
  wholeOrders: { order: 'order_id', dated: 'updated_at' },
  signature: ['amazon-order-id'],
  options: { store: '', currency: '', timeZone: 'UTC', dateOrder: 'ymd' },
  sample: sampleTable(columns, sampleRows, '\t'),
  open: ({ options }) => {
    let elsewhere = 0
    return {
      row(row, emit) {
        const salesChannel = row.text('sales_channel')
        if (/^non-amazon/i.test(salesChannel)) {
          elsewhere++
          return 'ignored'
        }
        const currency = row.currency('currency') ?? marketplaceOf(salesChannel)?.currency ?? options.currency
        emit('order_lines', readLine(row, row.need(currency, 'currency'), options.store || salesChannel))
      },
      end: () => (elsewhere ? [otherChannels(elsewhere)] : []),
    }
  },
})

function readLine(row: Row<Name>, currency: string, store: string): OrderLine {
  const status = statusOf(row)
  const quantity = row.need(row.integer('quantity'), 'quantity')
  const price = row.money('price', currency)
  const goods = status === 'placed' ? row.need(price, 'price') : (price ?? 0n)
  const amount = (name: Name) => row.money(name, currency) ?? 0n
  const marketplace = marketplaceOf(row.text('sales_channel'))
  const sku = row.need(row.text('sku'), 'sku')
  const updatedAt = row.instant('updated_at')
  return {
    line_key: sku,
    as_of: updatedAt,
    store,
    sales_channel: 'amazon',
    order_id: row.need(row.id('order_id'), 'order_id'),
    ordered_at: row.need(row.instant('purchased_at'), 'purchased_at'),
    status,
    cancelled_at: status === 'cancelled' ? updatedAt : undefined,
    line_kind: 'product',
    sku,
    title: row.text('title'),
    quantity,
    currency,
    unit_price: unitPriceOf(goods, quantity, currency),
    goods_minor: goods,
    coupon_minor: absolute(amount('promotion')),
    shipping_minor: amount('shipping') + amount('gift_wrap') - absolute(amount('shipping_promotion')),
    tax_minor: amount('tax') + amount('shipping_tax') + amount('gift_wrap_tax'),
    tax_included: marketplace?.taxIncluded ?? false,
    country: row.country('country') || marketplace?.country || '',
    region: row.text('region'),
    coupon_code: row.text('promotions').split(',')[0]?.trim() ?? '',
    fulfilment: /^amazon/i.test(row.text('fulfilment')) ? 'marketplace' : 'own',
  }
}

function statusOf(row: Row<Name>): OrderLine['status'] {
  const status = `${row.text('order_status')} ${row.text('item_status')}`
  if (/cancel/i.test(status)) return 'cancelled'
  if (/^pending|^unfulfillable/i.test(status)) return 'pending'
  return /vine/i.test(row.text('promotions')) ? 'sample' : 'placed'
}

function absolute(amount: bigint): bigint {
  return amount < 0n ? -amount : amount
}

const otherChannels = (count: number) => ({
  level: 'note' as const,
  code: 'other_channels',
  text: {
    en: `${count} lines were fulfilled for orders of other channels and are left out.`,
    zh: `有 ${count} 行是为其他渠道代发的订单，未计入。`,
  },
  count,
})
