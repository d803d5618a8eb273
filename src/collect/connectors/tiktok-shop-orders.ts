import type { OrderLine } from '../facts.ts'
import { defineConnector, type Row } from './define.ts'
import { field, required } from './field.ts'
import { goodsAmount } from './goods.ts'
import { OrderStatuses } from './order-status.ts'
import { roundDecimal } from './values/amount.ts'
import { currencyInAmount } from './values/currency.ts'

const fields = {
  order_id: required('text', 'Order ID', '订单编号', 'Order ID | 订单编号 | 订单 ID | 订单号'),
  status: required('text', 'Order status', '订单状态', 'Order Status | 订单状态'),
  type: field(
    'text',
    'Order type',
    '订单类型',
    'Order Type | Normal or Pre-order | Is Sample Order | 订单类型 | 是否样品单',
  ),
  sku_id: field('text', 'SKU ID', 'SKU ID', 'SKU ID | 平台SKU ID'),
  sku: required('text', 'Seller SKU', '商家 SKU', 'Seller SKU | 商家SKU | 商家 SKU | 卖家 SKU'),
  title: field('text', 'Product name', '商品名称', 'Product Name | 商品名称'),
  quantity: required('integer', 'Quantity', '数量', 'Quantity | 数量 | 商品数量'),
  returned: field('integer', 'Units returned', '退货数量', 'Sku Quantity of return | SKU 退货数量 | 退货数量'),
  price: required('decimal', 'Unit price', '商品单价', 'SKU Unit Original Price | SKU 原价 | 商品原价 | SKU单价'),
  currency: field('currency', 'Currency', '币种', 'Currency | 币种'),
  seller_discount: field(
    'money',
    'Seller discount',
    '商家优惠',
    'SKU Seller Discount | 商家优惠 | 商家折扣 | SKU 商家折扣',
  ),
  shipping: field('money', 'Shipping fee', '运费', 'Shipping Fee After Discount | 折后运费 | 优惠后运费'),
  taxes: field('money', 'Taxes', '税费', 'Taxes | 税费'),
  amount: field('money', 'Order amount', '订单金额', 'Order Amount | 订单金额'),
  refund: field('money', 'Order refund', '订单退款金额', 'Order Refund Amount | 订单退款金额'),
  created_at: required('instant', 'Created time', '创建时间', 'Created Time | 创建时间 | 下单时间'),
  cancelled_at: field('instant', 'Cancelled time', '取消时间', 'Cancelled Time | Canceled Time | 取消时间'),
  fulfilment: field('text', 'Fulfilment type', '履约类型', 'Fulfillment Type | 履约类型 | 发货方式'),
  buyer: field('text', 'Buyer', '买家', 'Buyer Username | 买家用户名'),
  country: field('country', 'Country', '国家', 'Country | 国家 | 国家/地区'),
  region: field('text', 'State', '州省', 'State | 州/省 | 省/州'),
  payment_method: field('text', 'Payment method', '付款方式', 'Payment Method | 付款方式 | 支付方式'),
}
type Name = keyof typeof fields

export const tiktokShopOrders = defineConnector({
  id: 'tiktok-shop-orders',
  title: { en: 'TikTok Shop orders', zh: 'TikTok Shop 订单' },
  doc: {
    en: 'The order export of a TikTok Shop seller. In Seller Center: Orders → Manage orders → Export → CSV or Excel. The seller’s discount is a coupon; the platform’s discount is paid by the platform and lowers nothing. Amounts of the whole order stand on each of its rows and are counted once. Sample orders are no sales. Fees and creators are not in this file: import the settlement beside it. Lines are never taken out of an order, since an export by status may hold a part of it.',
    zh: 'TikTok Shop 卖家的订单导出。商家后台：订单 → 管理订单 → 导出 → CSV 或 Excel。商家折扣记为优惠券；平台折扣由平台承担，不减少收入。整单金额在每行重复，只计一次。样品单不计销售。平台费用与达人信息不在此文件中，请另行导入结算单。按状态导出时可能只含订单的一部分，因此不会从订单移除任何行。',
  },
  facts: ['order_lines'],
  fields,
  signature: ['SKU Unit Original Price', 'SKU Seller Discount', 'Seller SKU', '商家优惠', '商家折扣', 'SKU 原价'],
  options: { store: '', currency: '', timeZone: 'UTC', country: '' },
  sample: `Order ID,Order Status,Order Type,SKU ID,Seller SKU,Product Name,Quantity,Sku Quantity of return,SKU Unit Original Price,SKU Platform Discount,SKU Seller Discount,SKU Subtotal After Discount,Shipping Fee After Discount,Taxes,Order Amount,Order Refund Amount,Created Time,Cancelled Time,Fulfillment Type,Buyer Username,Country,State,Payment Method
Platform unique order ID.,Order status,,,,,,,,,,,,,,,,,,,,,
576460000000000001,Completed,Normal,1729000000000000001,MUG-BLUE,Blue mug,2,0,USD 14.50,USD 1.00,USD 2.90,USD 25.10,USD 4.99,USD 2.05,USD 40.69,USD 0.00,01/25/2026 10:20:00 AM,,Fulfillment by seller,ann_h,United States,New York,Credit card
576460000000000001,Completed,Normal,1729000000000000002,TEA-GREEN,Green tea 100 g,1,0,USD 9.00,USD 0.00,USD 0.45,USD 8.55,USD 4.99,USD 2.05,USD 40.69,USD 0.00,01/25/2026 10:20:00 AM,,Fulfillment by seller,ann_h,United States,New York,Credit card
576460000000000002,Shipped,Sample,1729000000000000002,TEA-GREEN,Green tea 100 g,1,0,USD 0.00,USD 0.00,USD 0.00,USD 0.00,USD 0.00,USD 0.00,USD 0.00,USD 0.00,01/26/2026 04:00:00 PM,,Fulfillment by seller,mia.makes,United States,Texas,
`,
  open: ({ options }) => {
    const statuses = new OrderStatuses()
    let stated = ''
    return {
      row(row, emit) {
        // The second line of the export explains the columns.
        if (!/\d/.test(row.text('order_id')) && !row.has('quantity')) return 'ignored'
        const order = row.need(row.id('order_id'), 'order_id')
        const inAmount = currencyInAmount(row.text('price')) || currencyInAmount(row.text('amount'))
        const currency = row.need(row.currency('currency') ?? (inAmount || options.currency), 'currency')
        const status = statusOf(row, statuses)
        const line: OrderLine = {
          ...goodsOf(row, currency),
          ...about(row),
          store: options.store,
          sales_channel: 'tiktok_shop',
          order_id: order,
          status,
          currency,
          country: row.country('country') || options.country,
          coupon_minor: absolute(row.money('seller_discount', currency)),
          ...(stated === order ? {} : orderAmounts(row, currency, status)),
        }
        emit('order_lines', line)
        stated = order
      },
      end: () => statuses.findings(),
    }
  },
})

function goodsOf(row: Row<Name>, currency: string) {
  const quantity = row.need(row.integer('quantity'), 'quantity')
  const price = row.need(row.decimal('price'), 'price')
  return { quantity, currency, unit_price: roundDecimal(price, 4), goods_minor: goodsAmount(price, quantity, currency) }
}

function about(row: Row<Name>) {
  const kind: OrderLine['line_kind'] = 'product'
  const sku = row.text('sku') || row.id('sku_id')
  return {
    line_key: row.id('sku_id') || sku,
    line_kind: kind,
    sku: row.need(sku, 'sku'),
    title: row.text('title'),
    ordered_at: row.need(row.instant('created_at'), 'created_at'),
    cancelled_at: row.instant('cancelled_at'),
    refunded_units: row.integer('returned'),
    customer_id: row.text('buyer').toLowerCase(),
    region: row.text('region'),
    fulfilment: fulfilmentOf(row.text('fulfilment')),
    payment_method: row.text('payment_method'),
  }
}

function orderAmounts(row: Row<Name>, currency: string, status: OrderLine['status']) {
  return {
    order_shipping_minor: row.money('shipping', currency),
    order_tax_minor: row.money('taxes', currency),
    // A cancelled order is taken back as a whole; its refund is that same money.
    order_refund_minor: status === 'cancelled' ? 0n : absolute(row.money('refund', currency)),
  }
}

function absolute(amount: bigint | undefined): bigint | undefined {
  return amount !== undefined && amount < 0n ? -amount : amount
}

function statusOf(row: Row<Name>, statuses: OrderStatuses): OrderLine['status'] {
  const type = row.text('type')
  const isSample = /sample|样品/i.test(type) || (/sample/i.test(row.header('type')) && /^(yes|true|1|是)$/i.test(type))
  return isSample ? 'sample' : statuses.read(row.text('status'), row.line)
}

function fulfilmentOf(text: string): OrderLine['fulfilment'] {
  return /tiktok|platform|平台/i.test(text) ? 'marketplace' : 'own'
}
