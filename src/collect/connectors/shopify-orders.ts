import type { LineKind } from '../../kernel/channel.ts'
import { fromMinor } from '../../kernel/money.ts'
import { defineConnector, type Emit, type Finding, Unreadable } from './define.ts'
import { goodsAmount } from './goods.ts'
import { shopifyFields, shopifySample } from './shopify-columns.ts'
import { readOrder, type ShopifyOrder, type ShopifyRow } from './shopify-order.ts'
import { roundDecimal } from './values/amount.ts'

export const shopifyOrders = defineConnector({
  id: 'shopify-orders',
  title: { en: 'Shopify orders', zh: 'Shopify 订单' },
  doc: {
    en: 'The order export of a Shopify shop. In the Shopify admin: Orders → Export → plain CSV file. One row is one line item; the cells of the whole order stand on its first row only. A discount code is a coupon; a discount without a code is a line of its own that lowers sales. Orders that other marketplaces put into Shopify keep their channel. The export holds orders whole: a line that a newer one no longer has was taken out of the order.',
    zh: 'Shopify 店铺的订单导出。在 Shopify 后台：订单 → 导出 → 纯 CSV 文件。每行一个商品，整单信息只在该订单首行。有折扣码的折扣记为优惠券；无折扣码的自动折扣单独成行并冲减销售额。由其他平台同步进来的订单保留其渠道。导出的订单是完整的：较新的导出中不再出现的行，视为已从订单移除。',
  },
  facts: ['order_lines'],
  fields: shopifyFields,
  wholeOrders: { order: 'name' },
  signature: ['Lineitem quantity', 'Lineitem name', 'Lineitem price'],
  options: { store: '', timeZone: 'UTC', dateOrder: 'ymd', decimal: 'point' },
  sample: shopifySample,
  open: ({ options }) => {
    let order: ShopifyOrder | undefined
    const check = new SubtotalCheck()
    return {
      row(row, emit) {
        const name = row.need(row.id('name'), 'name')
        const first = row.has('financial_status') || row.has('currency') || row.has('total')
        const known = order?.name === name ? order : undefined
        // Until its first row has been read whole, an order has no rows that can be read.
        if (first) order = undefined
        const current = first ? readOrder(row, options.store) : known
        if (!current) throw orphan(name)
        if (!first && isTip(row)) return 'ignored'
        const goods = emitLine(row, current, first, emit)
        order = current
        check.add(current, row.line, goods)
      },
      end: () => check.findings(),
    }
  },
})

/** Emits the line (and an automatic discount with the order's first) and gives what it adds to the subtotal. */
function emitLine(row: ShopifyRow, order: ShopifyOrder, first: boolean, emit: Emit): bigint {
  const { currency } = order.shared
  const quantity = row.need(row.integer('quantity'), 'quantity')
  const price = row.need(row.decimal('price'), 'price')
  const sku = row.text('sku')
  const title = row.text('title')
  const goods = goodsAmount(price, quantity, currency) - (row.money('line_discount', currency) ?? 0n)
  emit('order_lines', {
    ...order.shared,
    ...(first ? order.amounts : {}),
    line_key: sku || title,
    line_kind: kindOf(row, sku, title),
    sku,
    title,
    quantity,
    unit_price: roundDecimal(price, 4),
    goods_minor: goods,
  })
  if (first && order.discount > 0n && !order.discountCode) {
    emit('order_lines', {
      ...order.shared,
      line_key: 'automatic discount',
      line_kind: 'discount',
      sku: '',
      title: 'Automatic discount',
      quantity: 1,
      unit_price: fromMinor(-order.discount, currency),
      goods_minor: -order.discount,
    })
  }
  return isTip(row) ? 0n : goods
}

function isTip(row: ShopifyRow): boolean {
  return !row.has('sku') && /^tip$/i.test(row.text('title'))
}

function kindOf(row: ShopifyRow, sku: string, title: string): LineKind {
  if (!sku && /^tip$/i.test(title)) return 'adjustment'
  return /gift card/i.test(title) && /^false$/i.test(row.text('requires_shipping')) ? 'gift_card' : 'product'
}

/** Sees that the lines of each order, less its discount, make its subtotal. */
class SubtotalCheck {
  readonly #lines: number[] = []
  #count = 0
  #order: ShopifyOrder | undefined
  #line = 0
  #goods = 0n

  add(order: ShopifyOrder, line: number, goods: bigint): void {
    if (order !== this.#order) {
      this.#close()
      this.#order = order
      this.#line = line
      this.#goods = 0n
    }
    this.#goods += goods
  }

  #close(): void {
    if (!this.#order || this.#goods - this.#order.discount === this.#order.subtotal) return
    this.#count++
    if (this.#lines.length < 100) this.#lines.push(this.#line)
  }

  findings(): Finding[] {
    this.#close()
    if (this.#count === 0) return []
    return [
      {
        level: 'warning',
        code: 'subtotal_differs',
        text: {
          en: `In ${this.#count} orders the lines less the discount do not make the subtotal (a line is missing, or the discount was on the shipping).`,
          zh: `有 ${this.#count} 个订单的商品金额减去折扣后与小计不符（可能缺行，或折扣用于运费）。`,
        },
        count: this.#count,
        lines: this.#lines,
      },
    ]
  }
}

function orphan(name: string): Unreadable {
  return new Unreadable(
    'Name',
    name,
    { en: 'The first row of this order is not above this row.', zh: '此行之前没有该订单的首行。' },
    {
      en: 'Import a file that has all rows of the order, its first row before the others.',
      zh: '请导入包含该订单全部行的文件，且首行在其他行之前。',
    },
  )
}
