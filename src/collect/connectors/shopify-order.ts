import type { OrderLine } from '../facts.ts'
import type { Row } from './define.ts'
import type { shopifyFields } from './shopify-columns.ts'
import { readSalesChannel } from './values/channel.ts'

export type ShopifyRow = Row<keyof typeof shopifyFields>

/** What the first row of an order says about all of it. */
export type ShopifyOrder = {
  name: string
  subtotal: bigint
  discount: bigint
  discountCode: string
  shared: Omit<OrderLine, 'line_key' | 'line_kind' | 'sku' | 'title' | 'quantity' | 'unit_price' | 'goods_minor'>
  amounts: Pick<OrderLine, 'order_coupon_minor' | 'order_shipping_minor' | 'order_tax_minor' | 'order_refund_minor'>
}

/** Reads the order-level cells of an order's first row. */
export function readOrder(row: ShopifyRow, store: string): ShopifyOrder {
  const name = row.need(row.id('name'), 'name')
  const currency = row.need(row.currency('currency'), 'currency')
  const need = (field: 'subtotal' | 'shipping' | 'taxes' | 'total') => row.need(row.money(field, currency), field)
  const [subtotal, shipping, taxes, total] = [need('subtotal'), need('shipping'), need('taxes'), need('total')]
  const discount = row.money('discount', currency) ?? 0n
  const discountCode = discount > 0n ? row.text('discount_code') : ''
  const cancelledAt = row.instant('cancelled_at')
  const status = statusOf(row.text('financial_status'), cancelledAt)
  const notes = noteAttributes(row.text('note_attributes'))
  return {
    name,
    subtotal,
    discount,
    discountCode,
    shared: {
      store,
      sales_channel: channelOf(row.text('source')),
      order_id: name,
      // A spreadsheet may have shortened it; then the name alone tells the order.
      shop_order_id: /\d{6,}/.exec(row.text('id'))?.[0] ?? '',
      ordered_at: row.need(row.instant('created_at'), 'created_at'),
      status,
      cancelled_at: cancelledAt,
      currency,
      // With tax in the prices, subtotal and shipping alone make the total (a tip may come on top).
      tax_included: taxes > 0n && subtotal + shipping + taxes + (row.money('duties', currency) ?? 0n) > total,
      customer_id: row.text('email').toLowerCase() || row.text('phone').replace(/[^\d+]/g, ''),
      country: row.country('shipping_country') || row.country('billing_country'),
      region: row.text('shipping_province'),
      coupon_code: discountCode,
      campaign: notes.utm_campaign ?? notes.campaign ?? '',
      utm_source: notes.utm_source ?? '',
      utm_medium: notes.utm_medium ?? '',
      fulfilment: 'own',
      payment_method: row.text('payment_method'),
      accepts_marketing: yesOrNo(row.text('accepts_marketing')),
    },
    amounts: {
      order_coupon_minor: discountCode ? discount : 0n,
      order_shipping_minor: shipping,
      order_tax_minor: taxes,
      // A cancelled order is taken back as a whole; its refund is that same money.
      order_refund_minor: status === 'cancelled' ? 0n : (row.money('refunded', currency) ?? 0n),
    },
  }
}

/** Undefined where neither is said. */
function yesOrNo(text: string): boolean | undefined {
  if (/^(yes|true|是)$/i.test(text)) return true
  return /^(no|false|否)$/i.test(text) ? false : undefined
}

function statusOf(financial: string, cancelledAt: Date | undefined): OrderLine['status'] {
  if (cancelledAt || /^(voided|expired)$/i.test(financial)) return 'cancelled'
  return /^pending$/i.test(financial) ? 'pending' : 'placed'
}

/** "web", a point of sale, or the marketplace whose orders were synchronised into the shop. */
function channelOf(source: string): string {
  const channel = readSalesChannel(source)
  return channel === 'other' ? 'own_site' : channel
}

/** "key: value" on each line. */
function noteAttributes(text: string): Record<string, string> {
  const pairs = text.split('\n').map((line) => /^\s*([^:]+?)\s*:\s*(.*?)\s*$/.exec(line))
  return Object.fromEntries(pairs.flatMap((pair) => (pair ? [[(pair[1] ?? '').toLowerCase(), pair[2] ?? '']] : [])))
}
