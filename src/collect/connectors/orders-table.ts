import type { OrderLine } from '../facts.ts'
import { defineConnector, type Row } from './define.ts'
import { goodsAmount } from './goods.ts'
import { OrderStatuses } from './order-status.ts'
import { ordersTableFields } from './orders-table-fields.ts'
import { RepeatedAmounts } from './repeated-amounts.ts'
import { RowCurrency } from './row-currency.ts'
import { roundDecimal, unitPriceOf } from './values/amount.ts'
import { readSalesChannel } from './values/channel.ts'

type Name = keyof typeof ordersTableFields

export const ordersTable = defineConnector({
  id: 'orders-table',
  title: { en: 'General order table', zh: '通用订单表' },
  doc: {
    en: 'Any table with one line per product sold: an order number, a date, and a price or an amount. Export it from your shop, your order software or a spreadsheet. Columns with other names can be mapped by hand. Amounts of the whole order (order shipping, order discount) are counted once per order, on its first line; lines of one order should stand together. With a column that says when an order was last updated, a line that is gone after a later update counts as taken out of the order; so such a table has to hold orders whole.',
    zh: '任何“一行一个商品”的订单表：至少有订单号、日期，以及单价或金额。可从店铺后台、ERP（店小秘、马帮等：订单 → 导出订单）或电子表格导出。列名不同时可手动映射。整单金额（订单运费、订单优惠）每单只计一次，取该订单的首行；同一订单的各行应相邻。若有“更新时间”列，订单更新后不再出现的行视为已从订单移除，因此这种表必须包含订单的全部行。',
  },
  facts: ['order_lines'],
  fields: ordersTableFields,
  wholeOrders: { order: 'order_id', dated: 'updated_at' },
  oneOf: ['unit_price', 'amount'],
  options: { store: '', currency: '', timeZone: '' },
  sample: `order_id,order_date,sku,title,quantity,unit_price,currency,status,customer_id,country,channel,discount,order_shipping,tax,refund,refunded_at,coupon_code,utm_campaign
A-1001,2026-01-05 10:20:00,MUG-BLUE,Blue mug,2,14.50,USD,paid,c-17,US,own site,2.90,4.99,1.60,,,WELCOME10,spring-search
A-1001,2026-01-05 10:20:00,TEA-GREEN,Green tea 100 g,1,9.00,USD,paid,c-17,US,own site,,4.99,0.55,9.55,2026-01-20 09:00:00,,spring-search
A-1002,2026-01-06 18:02:11,MUG-RED,Red mug,1,12.00,EUR,cancelled,c-18,DE,own site,,,1.92,,,,
`,
  open: ({ options }) => {
    const statuses = new OrderStatuses()
    const repeated = new RepeatedAmounts()
    const currencies = new RowCurrency(options.currency)
    let stated = ''
    return {
      row(row, emit) {
        const order = row.need(row.id('order_id'), 'order_id')
        const currency = currencies.of(row)
        const store = row.text('store') || options.store
        const goods = goodsOf(row, currency)
        const at = row.need(row.instant('ordered_at'), 'ordered_at')
        const line: OrderLine = {
          ...about(row),
          ...goods,
          line_key: lineKey(row, goods, at),
          as_of: row.instant('updated_at'),
          store,
          order_id: order,
          ordered_at: at,
          status: statusOf(row, statuses),
          currency,
          country: row.country('country') || options.country,
          coupon_minor: absolute(row.money('coupon', currency)),
          shipping_minor: row.money('shipping', currency),
          tax_minor: row.money('tax', currency),
          refund_minor: absolute(row.money('refund', currency)),
          ...(stated === `${store}\n${order}` ? {} : orderAmounts(row, currency)),
        }
        emit('order_lines', line)
        repeated.add(line)
        stated = `${store}\n${order}`
      },
      end: () => [...statuses.findings(), ...repeated.findings(), ...currencies.findings()],
    }
  },
})

type Goods = Pick<OrderLine, 'quantity' | 'unit_price' | 'goods_minor'>

/** The amount of the line where it is stated, else units × price. A table without quantities has one unit a line. */
function goodsOf(row: Row<Name>, currency: string): Goods {
  const quantity = row.header('quantity') ? row.need(row.integer('quantity'), 'quantity') : 1
  const price = row.decimal('unit_price')
  const amount = row.money('amount', currency)
  if (amount === undefined) {
    const unit = row.need(price, 'unit_price')
    return { quantity, unit_price: roundDecimal(unit, 4), goods_minor: goodsAmount(unit, quantity, currency) }
  }
  const goods = quantity < 0 && amount > 0n ? -amount : amount
  return {
    quantity,
    unit_price: price === undefined ? unitPriceOf(goods, quantity, currency) : roundDecimal(price, 4),
    goods_minor: goods,
  }
}

/** Lines of a table that tells how an order goes on are known by their sku, others by what they say. */
function lineKey(row: Row<Name>, goods: Goods, at: Date): string {
  const id = row.id('line_id')
  if (id) return id
  const what = row.text('sku') || row.text('title')
  const changes = row.header('status') !== '' || row.header('updated_at') !== ''
  return changes ? what : `${what}|${goods.quantity}|${goods.unit_price}|${goods.goods_minor}|${at.getTime()}`
}

function about(row: Row<Name>) {
  const kind: OrderLine['line_kind'] = 'product'
  return {
    line_kind: kind,
    sales_channel: row.has('channel') ? readSalesChannel(row.text('channel')) : 'own_site',
    sku: row.text('sku'),
    title: row.text('title'),
    cancelled_at: row.instant('cancelled_at'),
    refunded_units: row.integer('refunded_units'),
    refunded_at: row.instant('refunded_at'),
    tax_included: /^(1|y|yes|true|是|含税)$/i.test(row.text('tax_included')),
    customer_id: row.text('customer_id').toLowerCase(),
    region: row.text('region'),
    coupon_code: row.text('coupon_code'),
    campaign: row.text('campaign'),
    utm_source: row.text('utm_source'),
    utm_medium: row.text('utm_medium'),
    fulfilment: fulfilmentOf(row.text('fulfilment')),
    payment_method: row.text('payment_method'),
  }
}

function orderAmounts(row: Row<Name>, currency: string) {
  return {
    order_coupon_minor: absolute(row.money('order_coupon', currency)),
    order_shipping_minor: row.money('order_shipping', currency),
    order_tax_minor: row.money('order_tax', currency),
    order_refund_minor: absolute(row.money('order_refund', currency)),
  }
}

/** Discounts and refunds are written with either sign; here they are always what the buyer got back. */
function absolute(amount: bigint | undefined): bigint | undefined {
  return amount !== undefined && amount < 0n ? -amount : amount
}

function fulfilmentOf(text: string): OrderLine['fulfilment'] {
  if (text === '') return ''
  return /amazon|fba|marketplace|平台仓|平台发货|官方仓|fbt|by tiktok/i.test(text) ? 'marketplace' : 'own'
}

function statusOf(row: Row<Name>, statuses: OrderStatuses): OrderLine['status'] {
  const text = row.text('status')
  if (text !== '') return statuses.read(text, row.line)
  return row.has('cancelled_at') ? 'cancelled' : 'placed'
}
