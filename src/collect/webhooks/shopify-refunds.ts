import type { RefundPart } from '../facts.ts'
import { type Json, objectOf, textOf } from '../gateway/json.ts'
import { moneyIn, moneyOf, needInstant, unitsOf } from './values.ts'

type OfLine = { units: number; minor: bigint }
/** One refund: of each line by its id, and of the order as a whole. */
export type Refund = { id: string; at: Date; lines: Map<string, OfLine>; restMinor: bigint }

/** What refunds say of an order: of each line by its id, and of the order as a whole. */
export type Refunds = {
  lines: Map<string, OfLine>
  restMinor: bigint
  /** The same, refund by refund. */
  all: Refund[]
  /** Tax among it, where prices are without. */
  taxMinor: bigint
  lastAt: Date | undefined
}

export const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.map(objectOf) : [])

/** Sums refunds. One that gave no money back took items out of an order that was not paid; it is none. */
export function sumRefunds(refunds: readonly Json[], currency: string, taxIncluded: boolean): Refunds {
  const sum: Refunds = { lines: new Map(), restMinor: 0n, all: [], taxMinor: 0n, lastAt: undefined }
  for (const refund of refunds) {
    const items = listOf(refund.refund_line_items)
    let left = givenBack(refund, items, currency, taxIncluded)
    if (left === 0n) continue
    const at = needInstant(refund, 'created_at')
    const one: Refund = { id: textOf(refund.id) || at.toISOString(), at, lines: new Map(), restMinor: 0n }
    for (const item of items) {
      const id = textOf(item.line_item_id)
      const whole = worthOf(item, currency, taxIncluded)
      const minor = left - whole < 0n ? left : whole
      left -= minor
      for (const { lines } of [sum, one]) addTo(lines, id, { units: unitsOf(item, 'quantity'), minor })
      if (!taxIncluded) sum.taxMinor += moneyOf(item, 'total_tax', currency) ?? 0n
    }
    one.restMinor = left
    sum.restMinor += left
    sum.all.push(one)
    if (!sum.lastAt || at > sum.lastAt) sum.lastAt = at
  }
  return sum
}

function addTo(lines: Map<string, OfLine>, id: string, { units, minor }: OfLine): void {
  const before = lines.get(id) ?? { units: 0, minor: 0n }
  lines.set(id, { units: before.units + units, minor: before.minor + minor })
}

/** The refunds as they stand on one of the order's lines. */
export function partsOf({ all }: Refunds, line: string): RefundPart[] {
  return all.map(({ id, at, lines }) => ({ id, at, ...(lines.get(line) ?? { units: 0, minor: 0n }), order_minor: 0n }))
}

/** The same with what was given back of the order as a whole. */
export function withRest(parts: readonly RefundPart[] | undefined, { all }: Refunds): RefundPart[] {
  return all.map(({ id, at, restMinor }, i) => ({
    ...(parts?.[i] ?? { id, at, minor: 0n, units: 0 }),
    order_minor: restMinor,
  }))
}

function worthOf(item: Json, currency: string, taxIncluded: boolean): bigint {
  return (moneyOf(item, 'subtotal', currency) ?? 0n) + (taxIncluded ? 0n : (moneyOf(item, 'total_tax', currency) ?? 0n))
}

/** What a transaction moved, in a currency; undefined where it does not say. */
function paidIn(transaction: Json, currency: string): bigint | undefined {
  const isItsOwn = (textOf(transaction.currency) || currency) === currency
  return isItsOwn ? (moneyOf(transaction, 'amount', currency) ?? 0n) : moneyIn(transaction, 'amount', currency)
}

/** The currency of the shop in a refund; undefined where only the customer's may be told. */
export function shopCurrencyOf(refund: Json): string | undefined {
  const sets = [
    ...listOf(refund.refund_line_items).map((one) => one.subtotal_set),
    ...listOf(refund.transactions).map((one) => one.amount_set),
    ...listOf(refund.order_adjustments).map((one) => one.amount_set),
  ]
  return sets.map((set) => textOf(objectOf(objectOf(set).shop_money).currency_code)).find((code) => code !== '')
}

/** A refund alone does not say whether prices are with tax: they are where less went back than prices and taxes. */
export function isTaxIncluded(refund: Json, currency: string): boolean {
  const [paid] = listOf(refund.transactions)
  const other = textOf(paid?.currency) || currency
  const worth = (field: string) =>
    listOf(refund.refund_line_items).reduce(
      (sum, one) => sum + (moneyIn(one, field, other) ?? moneyOf(one, field, currency) ?? 0n),
      0n,
    )
  const given = listOf(refund.transactions).reduce((sum, one) => sum + (moneyOf(one, 'amount', other) ?? 0n), 0n)
  return worth('subtotal') + worth('total_tax') > given
}

/** The money that went back. Where it went in another currency, what the items and the shipping were worth in the shop's. */
function givenBack(refund: Json, items: readonly Json[], currency: string, taxIncluded: boolean): bigint {
  const paid = listOf(refund.transactions).filter(
    ({ kind, status }) => kind === 'refund' && (status === 'success' || status === 'pending'),
  )
  const amounts = paid.map((one) => paidIn(one, currency))
  if (amounts.every((amount) => amount !== undefined)) return amounts.reduce((sum, amount) => sum + amount, 0n)
  const shipping = listOf(refund.order_adjustments).filter(({ kind }) => kind === 'shipping_refund')
  return (
    items.reduce((sum, item) => sum + worthOf(item, currency, taxIncluded), 0n) -
    shipping.reduce(
      (sum, one) => sum + (moneyOf(one, 'amount', currency) ?? 0n) + (moneyOf(one, 'tax_amount', currency) ?? 0n),
      0n,
    )
  )
}
