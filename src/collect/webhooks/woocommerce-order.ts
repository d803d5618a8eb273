import { unitPriceOf } from '../connectors/values/amount.ts'
import { readOrderStatus } from '../connectors/values/status.ts'
import type { OrderLine, RefundPart } from '../facts.ts'
import { firstText, type Json, objectOf, textOf } from '../gateway/json.ts'
import type { LiveOrder, Shop, Told } from './live-order.ts'
import { listOf } from './shopify-refunds.ts'
import { currencyOf, instantOf, moneyOf, needInstant, needMoney, needText, unitsOf } from './values.ts'

/** Reads a webhook of WooCommerce. Throws `Unreadable`. */
export function readWooCommerce(topic: string, body: Json, shop: Shop): Told {
  if (topic === 'order.deleted') return { what: 'removal', shopOrderId: needText(body, 'id') }
  if (!/^order\.(created|updated|restored)$/.test(topic)) return 'ignored'
  // An unfinished checkout is no order yet.
  return /draft/.test(textOf(body.status)) ? 'ignored' : readOrder(body, shop)
}

type About = Omit<OrderLine, 'line_key' | 'line_kind' | 'sku' | 'title' | 'quantity' | 'unit_price' | 'goods_minor'>

/** Amounts of WooCommerce are always without tax, whatever its shop shows. */
function readOrder(body: Json, shop: Shop): LiveOrder {
  const currency = currencyOf(body, shop.currency)
  const orderedAt = needInstant(body, 'date_created_gmt', 'Z')
  const asOf = instantOf(body, 'date_modified_gmt', 'Z') ?? orderedAt
  const about = aboutOrder(body, shop, currency, { orderedAt, asOf })
  const lines = [
    ...listOf(body.line_items).map((item) => productLine(item, about)),
    ...listOf(body.fee_lines).map((fee) => feeLine(fee, about)),
  ]
  const taxOfLines = lines.reduce((sum, line) => sum + (line.tax_minor ?? 0n), 0n)
  const parts = about.status === 'cancelled' ? [] : refundsOf(body, currency, asOf)
  const refund = parts.reduce((sum, { order_minor }) => sum + order_minor, 0n)
  Object.assign(lines[0] ?? {}, {
    order_shipping_minor: moneyOf(body, 'shipping_total', currency) ?? 0n,
    order_tax_minor: (moneyOf(body, 'total_tax', currency) ?? taxOfLines) - taxOfLines,
    order_refund_minor: refund,
  })
  if (refund > 0n) {
    for (const [i, line] of lines.entries()) {
      line.refunded_at = asOf
      line.refund_parts = i === 0 ? parts : parts.map((part) => ({ ...part, order_minor: 0n }))
    }
  }
  return { what: 'order', shopOrderId: needText(body, 'id'), asOf, lines, undatedRefund: refund > 0n }
}

function aboutOrder(
  body: Json,
  shop: Shop,
  currency: string,
  { orderedAt, asOf }: { orderedAt: Date; asOf: Date },
): About {
  const [shipping, billing] = [objectOf(body.shipping), objectOf(body.billing)]
  const notes = new Map(listOf(body.meta_data).map((one) => [textOf(one.key), textOf(one.value)]))
  // WooCommerce keeps where an order came from since version 8.5.
  const utm = (name: string) => firstText(notes.get(`_wc_order_attribution_utm_${name}`), notes.get(`utm_${name}`))
  const word = textOf(body.status)
  const status = word === 'trash' ? 'cancelled' : (readOrderStatus(word) ?? 'placed')
  return {
    as_of: asOf,
    store: shop.store,
    sales_channel: shop.salesChannel || 'own_site',
    order_id: firstText(body.number) || needText(body, 'id'),
    shop_order_id: needText(body, 'id'),
    ordered_at: orderedAt,
    status,
    ...(status === 'cancelled' ? { cancelled_at: asOf } : {}),
    currency,
    tax_included: false,
    customer_id: textOf(billing.email).toLowerCase() || textOf(billing.phone).replace(/[^\d+]/g, ''),
    country: firstText(shipping.country, billing.country).toUpperCase(),
    region: firstText(shipping.state, billing.state),
    coupon_code: firstText(...listOf(body.coupon_lines).map(({ code }) => code)),
    campaign: utm('campaign'),
    utm_source: utm('source'),
    utm_medium: utm('medium'),
    fulfilment: 'own',
    payment_method: firstText(body.payment_method_title, body.payment_method),
  }
}

function productLine(item: Json, about: About): OrderLine {
  const { currency } = about
  const quantity = unitsOf(item, 'quantity')
  const goods = needMoney(item, 'subtotal', currency)
  const sku = textOf(item.sku)
  const title = needText(item, 'name')
  return {
    ...about,
    line_key: sku || title,
    line_kind: 'product',
    sku,
    title,
    quantity,
    unit_price: unitPriceOf(goods, quantity, currency),
    goods_minor: goods,
    coupon_minor: goods - needMoney(item, 'total', currency),
    tax_minor: moneyOf(item, 'total_tax', currency) ?? 0n,
  }
}

/** What the shop adds to an order, or takes off it, beside goods and coupons. */
function feeLine(fee: Json, about: About): OrderLine {
  const amount = needMoney(fee, 'total', about.currency)
  const title = textOf(fee.name) || 'Fee'
  return {
    ...about,
    line_key: `fee ${title}`,
    line_kind: amount < 0n ? 'discount' : 'adjustment',
    sku: '',
    title,
    quantity: 1,
    unit_price: unitPriceOf(amount, 1, about.currency),
    goods_minor: amount,
    tax_minor: moneyOf(fee, 'total_tax', about.currency) ?? 0n,
  }
}

/** Refunds are written as negative amounts, of the order as a whole, and without their day: it then is that of the change at most. */
function refundsOf(body: Json, currency: string, at: Date): RefundPart[] {
  return listOf(body.refunds).map((refund, i) => {
    const amount = moneyOf(refund, 'total', currency) ?? 0n
    const id = textOf(refund.id) || `refund ${i + 1}`
    return { id, at, minor: 0n, units: 0, order_minor: amount < 0n ? -amount : amount }
  })
}
