import { createHash } from 'node:crypto'
import { fromMinor, toMinor } from '../kernel/money.ts'
import { type Cell, cellOf, type RefundCell } from '../store/warehouse/cells.ts'

/** An order as events tell it. Decimals are plain text, amounts minor units as text; instants "2026-01-31 10:00:00.000". */
export type EventOrder = {
  store: string
  sales_channel: string
  order_id: string
  ordered_at: string
  last_at: string
  received_at: string
  cancelled_at: string | null
  refunded_at: string | null
  skus: string[]
  quantities: number[]
  prices: string[]
  /** What the event calls its total, with tax and shipping; '' where it has none. */
  total: string
  /** Its value or revenue in minor units, of the goods alone. */
  value_minor: string | null
  tax: string
  shipping: string
  discount: string
  currency: string
  coupon: string
  customer_id: string
  country: string
  region: string
  campaign: string
  utm_source: string
  utm_medium: string
  /** Of each event of money given back, the earliest first: its value in minor units is null where it names none, which is all that is left. */
  refunds: [id: string, at: string, minor: string | null][]
}

/** A row of `order_lines`, by column. */
export type EventLine = Record<string, Cell>

type Product = { sku: string; units: number; price: string; goods: bigint }

/** The lines of an order; none where no event says what it was worth, since a missing amount is not zero. */
export function linesOfEventOrder(order: EventOrder): (EventLine & { row_hash: bigint })[] {
  const { currency } = order
  const minor = (text: string) => (text === '' ? undefined : toMinor(text, currency))
  const [tax, shipping, discount] = [order.tax, order.shipping, order.discount].map((text) => minor(text) ?? 0n)
  const amounts = { tax: tax ?? 0n, shipping: shipping ?? 0n, discount: discount ?? 0n, total: minor(order.total) }
  const goods = goodsOf(order, amounts)
  if (goods === undefined) return []
  const products = productsOf(order, goods)
  const priced = products.reduce((sum, one) => sum + one.goods, 0n)
  const beforeTax = priced + amounts.shipping - amounts.discount
  // With tax in the prices, they and the shipping alone make the total.
  const isWithTax = amounts.tax > 0n && amounts.total !== undefined && beforeTax + amounts.tax > amounts.total
  const paid = beforeTax + (isWithTax ? 0n : amounts.tax)
  const about = aboutOrder(order, isWithTax)
  const refunds = order.cancelled_at === null ? refundsOf(order, paid) : []
  const refund = refunds.reduce((sum, { order_minor }) => sum + order_minor, 0n)
  const lines = products.map(({ sku, units, price, goods: worth }, i) => ({
    ...about,
    ...identity(order, i + 1),
    line_kind: 'product',
    sku,
    title: sku || 'Order',
    quantity: units,
    unit_price: price,
    goods_minor: worth,
    order_coupon_minor: i === 0 && order.coupon !== '' ? amounts.discount : 0n,
    order_shipping_minor: i === 0 ? amounts.shipping : 0n,
    order_tax_minor: i === 0 ? amounts.tax : 0n,
    order_refund_minor: i === 0 ? refund : 0n,
    refunded_at: refund > 0n ? order.refunded_at : null,
    refund_parts: i === 0 ? refunds : [],
  }))
  const isPlainDiscount = amounts.discount > 0n && order.coupon === ''
  const all = isPlainDiscount ? [...lines, discountLine(order, about, amounts.discount, lines.length + 1)] : lines
  return all.map((line) => ({ ...line, row_hash: hash(Object.values(line).map((cell) => cellOf(cell))) }))
}

type Amounts = { tax: bigint; shipping: bigint; discount: bigint; total: bigint | undefined }

/** What the goods were worth before a discount: by their prices, else what the amounts of the whole leave for them. */
function goodsOf(order: EventOrder, { tax, shipping, discount, total }: Amounts): bigint | undefined {
  const priced = order.skus.reduce((sum, _, i) => sum + worthOf(order, i), 0n)
  if (priced !== 0n) return priced
  if (total !== undefined) return total - tax - shipping + discount
  return order.value_minor === null ? undefined : BigInt(order.value_minor) + discount
}

function worthOf({ prices, quantities, currency }: EventOrder, i: number): bigint {
  return toMinor(asDecimal(toScaled(prices[i] ?? '0') * BigInt(quantities[i] ?? 1)), currency) ?? 0n
}

const toScaled = (price: string): bigint => {
  const [whole = '0', fraction = ''] = price.split('.')
  return BigInt(whole + fraction.padEnd(4, '0').slice(0, 4))
}

function asDecimal(tenThousandths: bigint): string {
  const digits = (tenThousandths < 0n ? -tenThousandths : tenThousandths).toString().padStart(5, '0')
  return `${tenThousandths < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`
}

/** The products with their worth; where none has a price, what the order was worth is shared by units. */
function productsOf(order: EventOrder, goods: bigint): Product[] {
  const { skus, quantities, currency } = order
  if (skus.length === 0) return [{ sku: '', units: 1, price: fromMinor(goods, currency), goods }]
  const isPriced = skus.some((_, i) => worthOf(order, i) !== 0n)
  const units = skus.map((_, i) => Math.max(1, Math.abs(quantities[i] ?? 1)))
  const all = BigInt(units.reduce((sum, one) => sum + one, 0))
  let upto = 0n
  return skus.map((sku, i) => {
    const before = (goods * upto) / all
    upto += BigInt(units[i] ?? 1)
    const worth = isPriced ? worthOf(order, i) : (goods * upto) / all - before
    return { sku, units: quantities[i] ?? 1, price: order.prices[i] ?? '0', goods: worth }
  })
}

/** What each event gave back of the order as a whole, of what was paid at most all. */
function refundsOf({ refunds }: EventOrder, paid: bigint): RefundCell[] {
  let left = paid
  return refunds.map(([id, at, said]) => {
    const asked = said === null ? left : BigInt(said)
    const minor = left - asked < 0n ? left : asked
    left -= minor
    return { id, at, minor: 0n, units: 0, order_minor: minor }
  })
}

function aboutOrder(order: EventOrder, isWithTax: boolean): EventLine {
  const { store, sales_channel, order_id, ordered_at, cancelled_at, currency, country, region } = order
  const { customer_id, campaign, utm_source, utm_medium, coupon, received_at, last_at } = order
  const whose = { customer_id, country, region, campaign, utm_source, utm_medium, coupon_code: coupon }
  const when = { ordered_at, cancelled_at, status: cancelled_at === null ? 'placed' : 'cancelled' }
  const known = { received_at, as_of: last_at, tax_included: isWithTax ? 1 : 0 }
  return { store, sales_channel, order_id, currency, ...when, ...whose, ...known }
}

function identity({ store, order_id }: EventOrder, place: number): EventLine {
  return { line_no: place, line_key: `event ${place}`, row_key: hash([store, order_id, 'event', String(place)]) }
}

function discountLine(order: EventOrder, about: EventLine, discount: bigint, place: number): EventLine {
  const nothing = { order_coupon_minor: 0n, order_shipping_minor: 0n, order_tax_minor: 0n, order_refund_minor: 0n }
  const price = fromMinor(-discount, order.currency)
  const goods = {
    line_kind: 'discount',
    sku: '',
    title: 'Discount',
    quantity: 1,
    unit_price: price,
    goods_minor: -discount,
  }
  return { ...about, ...identity(order, place), ...goods, ...nothing, refunded_at: null, refund_parts: [] }
}

/** 128 bits, as the warehouse reads them. */
function hash(texts: readonly string[]): bigint {
  return BigInt(`0x${createHash('md5').update(texts.join('\0')).digest('hex')}`)
}
