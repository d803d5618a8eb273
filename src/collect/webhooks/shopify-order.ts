import { fromMinor } from '../../kernel/money.ts'
import { goodsAmount } from '../connectors/goods.ts'
import { roundDecimal } from '../connectors/values/amount.ts'
import { readSalesChannel } from '../connectors/values/channel.ts'
import type { OrderLine } from '../facts.ts'
import { firstText, type Json, objectOf, textOf } from '../gateway/json.ts'
import type { LiveOrder, LiveRefund, Shop, Told } from './live-order.ts'
import {
  isTaxIncluded,
  listOf,
  partsOf,
  type Refunds,
  shopCurrencyOf,
  sumRefunds,
  withRest,
} from './shopify-refunds.ts'
import { currencyOf, instantOf, moneyOf, needDecimal, needInstant, needMoney, needText, unitsOf } from './values.ts'

/** Reads a webhook of Shopify. An order becomes the lines that an export of it has. Throws `Unreadable`. */
export function readShopify(topic: string, body: Json, shop: Shop): Told {
  if (topic === 'refunds/create') return readRefund(body, shop)
  if (!/^orders\/(create|updated|paid|edited|cancelled|fulfilled|partially_fulfilled)$/.test(topic)) return 'ignored'
  // What an administrator sends to try the address, and orders through the gateway for tests.
  return body.test === true ? 'ignored' : readOrder(body, shop)
}

type About = Omit<OrderLine, 'line_key' | 'line_kind' | 'sku' | 'title' | 'quantity' | 'unit_price' | 'goods_minor'>

function readOrder(body: Json, shop: Shop): LiveOrder {
  const currency = currencyOf(body, shop.currency)
  const taxIncluded = body.taxes_included === true
  const asOf = instantOf(body, 'updated_at') ?? needInstant(body, 'created_at')
  const items = listOf(body.line_items)
  const refunds = sumRefunds(listOf(body.refunds), currency, taxIncluded)
  const sold = items.map((item) => soldUnits(item, refunds))
  const cancelledAt = instantOf(body, 'cancelled_at') ?? (sold.every((units) => units === 0) ? asOf : undefined)
  const status = statusOf(body, cancelledAt)
  const about: About = { ...aboutOrder(body, shop, currency), as_of: asOf, status, tax_included: taxIncluded }
  if (cancelledAt) about.cancelled_at = cancelledAt
  // A cancelled order is taken back as a whole; its refund is that same money.
  const isCancelled = status === 'cancelled'
  const lines = items.flatMap((item, i) => {
    const units = isCancelled ? unitsOf(item, 'quantity') : (sold[i] ?? 0)
    return units === 0 ? [] : [lineOf(item, units, about, isCancelled ? undefined : refunds)]
  })
  const discount = unallocated(body, currency)
  if (discount > 0n && !about.coupon_code) lines.push(automaticDiscount(discount, about))
  const isEdited = !isCancelled && items.some((item, i) => sold[i] !== unitsOf(item, 'quantity'))
  Object.assign(lines[0] ?? {}, {
    order_coupon_minor: about.coupon_code ? discount : 0n,
    order_shipping_minor: shippingOf(body, currency),
    order_tax_minor: isEdited
      ? (moneyOf(body, 'current_total_tax', currency) ?? 0n) + refunds.taxMinor
      : (moneyOf(body, 'total_tax', currency) ?? 0n),
    order_refund_minor: isCancelled ? 0n : refunds.restMinor,
    ...(isCancelled || !refunds.lastAt ? {} : { refund_parts: withRest(lines[0]?.refund_parts, refunds) }),
  })
  return { what: 'order', shopOrderId: needText(body, 'id'), asOf, lines, undatedRefund: false }
}

/** Units that were sold: those the order still has, and those that were paid back. What was edited out was not. */
function soldUnits(item: Json, refunds: Refunds): number {
  const ordered = unitsOf(item, 'quantity')
  if (textOf(item.current_quantity) === '') return ordered
  return Math.min(ordered, unitsOf(item, 'current_quantity') + (refunds.lines.get(textOf(item.id))?.units ?? 0))
}

function aboutOrder(body: Json, shop: Shop, currency: string): Omit<About, 'status'> {
  const customer = objectOf(body.customer)
  const [shipping, billing] = [objectOf(body.shipping_address), objectOf(body.billing_address)]
  const notes = new Map(listOf(body.note_attributes).map((one) => [textOf(one.name).toLowerCase(), textOf(one.value)]))
  const landing = new URLSearchParams(textOf(body.landing_site).split('?')[1] ?? '')
  const utm = (name: string) => notes.get(`utm_${name}`) || landing.get(`utm_${name}`) || ''
  const codes = listOf(body.discount_codes).map(({ code }) => textOf(code))
  const phone = firstText(body.phone, customer.phone).replace(/[^\d+]/g, '')
  return {
    store: shop.store,
    sales_channel: channelOf(textOf(body.source_name), shop),
    order_id: needText(body, 'name'),
    shop_order_id: needText(body, 'id'),
    ordered_at: needInstant(body, 'created_at'),
    currency,
    customer_id: firstText(body.email, body.contact_email, customer.email).toLowerCase() || phone,
    country: firstText(shipping.country_code, billing.country_code).toUpperCase(),
    region: textOf(shipping.province_code),
    coupon_code: codes.find((code) => code !== '') ?? '',
    campaign: utm('campaign') || notes.get('campaign') || '',
    utm_source: utm('source'),
    utm_medium: utm('medium'),
    fulfilment: 'own',
    payment_method: Array.isArray(body.payment_gateway_names) ? body.payment_gateway_names.map(textOf).join(' + ') : '',
    accepts_marketing: typeof body.buyer_accepts_marketing === 'boolean' ? body.buyer_accepts_marketing : undefined,
  }
}

/** The marketplace whose orders are synchronised into the shop, or a point of sale; else what the source is said to be. */
function channelOf(name: string, { salesChannel }: Shop): string {
  const channel = readSalesChannel(name)
  return channel === 'other' || channel === 'own_site' ? salesChannel || 'own_site' : channel
}

function statusOf(body: Json, cancelledAt: Date | undefined): OrderLine['status'] {
  const financial = textOf(body.financial_status)
  if (cancelledAt || /^(voided|expired)$/i.test(financial)) return 'cancelled'
  return /^pending$/i.test(financial) ? 'pending' : 'placed'
}

function lineOf(item: Json, units: number, about: About, refunds: Refunds | undefined): OrderLine {
  const { currency } = about
  const price = needDecimal(item, 'price')
  const sku = textOf(item.sku)
  const title = firstText(item.name, item.title)
  const ordered = BigInt(unitsOf(item, 'quantity'))
  const isCoupon = about.coupon_code !== ''
  const discount = (allocated(item, currency) * BigInt(units)) / (ordered || 1n)
  const back = refunds?.lines.get(textOf(item.id))
  const line: OrderLine = {
    ...about,
    line_key: sku || title,
    line_kind: item.gift_card === true ? 'gift_card' : 'product',
    sku,
    title,
    quantity: units,
    unit_price: roundDecimal(price, 4),
    goods_minor: goodsAmount(price, units, currency) - (isCoupon ? 0n : discount),
    coupon_minor: isCoupon ? discount : 0n,
    refund_minor: back?.minor ?? 0n,
    refunded_units: back?.units ?? 0,
  }
  if (refunds?.lastAt) {
    line.refunded_at = refunds.lastAt
    line.refund_parts = partsOf(refunds, textOf(item.id))
  }
  return line
}

/** Discounts on the line, and its part of the order's. */
function allocated(item: Json, currency: string): bigint {
  const parts = listOf(item.discount_allocations)
  if (parts.length === 0) return moneyOf(item, 'total_discount', currency) ?? 0n
  return parts.reduce((sum, part) => sum + needMoney(part, 'amount', currency), 0n)
}

const shippingDiscount = (line: Json, currency: string) =>
  listOf(line.discount_allocations).reduce((sum, part) => sum + needMoney(part, 'amount', currency), 0n)

function shippingOf(body: Json, currency: string): bigint {
  return listOf(body.shipping_lines).reduce(
    (sum, line) => sum + (moneyOf(line, 'price', currency) ?? 0n) - shippingDiscount(line, currency),
    0n,
  )
}

/** What of the order's discounts no line says to be its own. */
function unallocated(body: Json, currency: string): bigint {
  const ofLines = listOf(body.line_items).reduce((sum, item) => sum + allocated(item, currency), 0n)
  const ofShipping = listOf(body.shipping_lines).reduce((sum, line) => sum + shippingDiscount(line, currency), 0n)
  const left = (moneyOf(body, 'total_discounts', currency) ?? 0n) - ofLines - ofShipping
  return left > 0n ? left : 0n
}

function automaticDiscount(discount: bigint, about: About): OrderLine {
  return {
    ...about,
    line_key: 'automatic discount',
    line_kind: 'discount',
    sku: '',
    title: 'Automatic discount',
    quantity: 1,
    unit_price: fromMinor(-discount, about.currency),
    goods_minor: -discount,
  }
}

function readRefund(body: Json, shop: Shop): LiveRefund | 'ignored' {
  const items = listOf(body.refund_line_items)
  const [transaction] = listOf(body.transactions)
  const currency = currencyOf({ currency: shopCurrencyOf(body) ?? transaction?.currency }, shop.currency)
  const refunds = sumRefunds([body], currency, isTaxIncluded(body, currency))
  const [one] = refunds.all
  if (!one) return 'ignored'
  const lines = items.map((item) => {
    const of = objectOf(item.line_item)
    const back = refunds.lines.get(textOf(item.line_item_id))
    return { key: firstText(of.sku, of.name, of.title), units: back?.units ?? 0, minor: back?.minor ?? 0n }
  })
  return {
    what: 'refund',
    shopOrderId: needText(body, 'order_id'),
    id: one.id,
    asOf: one.at,
    currency,
    lines,
    restMinor: refunds.restMinor,
  }
}
