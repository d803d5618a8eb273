import type { Basis } from '../../src/kernel/channel.ts'
import type { Day } from '../../src/kernel/time.ts'
import type { FeePart, StatedOrder } from '../statements.ts'
import { halfAway, ratio, shared } from './arithmetic.ts'
import { type Books, inBrand } from './books.ts'
import { amountsOf, type Entry, reversed } from './entry.ts'
import { onLines, paidFor, type TruthLine } from './order-lines.ts'
import { minorOf, ruleFor } from './toll-rules.ts'

const saleTolls = ['commission', 'fulfilment', 'payment', 'logistics', 'other', 'creator', 'affiliate'] as const
type SaleToll = (typeof saleTolls)[number]
type Charged = { amounts: number[]; basis: Basis }

/** A sale per line on the day of the order, and for a cancelled order the same taken back on the day it was cancelled. */
export function bookSale(books: Books, order: StatedOrder, lines: readonly TruthLine[]): Entry[] {
  const day = books.dayAt(order.orderedAt)
  const charged = Object.fromEntries(saleTolls.map((toll) => [toll, charge(books, order, lines, toll, day)])) as Record<
    SaleToll,
    Charged
  >
  const sales = lines.map((truth, i): Entry => {
    const convert = (minor: bigint) => inBrand(books, minor, order.currency, day)
    const [tax, coupon, net_sales] = [convert(truth.tax), convert(truth.coupon), convert(truth.net)]
    const goods = goodsCost(books, order, truth, day)
    const toll = (name: SaleToll) => charged[name].amounts[i] ?? 0
    const amounts = {
      units: truth.line.quantity,
      price_paid: net_sales + tax - coupon,
      tax,
      coupon,
      net_sales,
      goods_cost: goods?.amount ?? 0,
      commission: toll('commission'),
      fulfilment: toll('fulfilment'),
      payment: toll('payment'),
      logistics: toll('logistics'),
      other_fees: toll('other'),
      creator: toll('creator'),
      affiliate: toll('affiliate'),
    }
    return {
      entry: 'sale',
      at: order.orderedAt,
      day,
      ...about(order, truth, day),
      costKnown: goods !== undefined,
      amounts: amountsOf(amounts, goods !== undefined),
      bases: {
        goods_cost: goods?.basis ?? 'none',
        commission: charged.commission.basis,
        fulfilment: charged.fulfilment.basis,
        payment: charged.payment.basis,
        logistics: charged.logistics.basis,
        return: 'none',
        creator: charged.creator.basis,
        affiliate: charged.affiliate.basis,
        other: charged.other.basis,
      },
    }
  })
  return order.status === 'cancelled' ? [...sales, ...sales.map((sale) => takenBack(books, order, sale))] : sales
}

function takenBack(books: Books, order: StatedOrder, sale: Entry): Entry {
  const at = order.cancelledAt ?? order.orderedAt
  return { ...sale, entry: 'cancellation', at, day: books.dayAt(at), amounts: reversed(sale.amounts) }
}

/** What every entry of a line says about it. */
export function about(order: StatedOrder, { line }: TruthLine, orderedDay: Day) {
  return {
    orderedDay,
    channel: order.channel,
    store: order.store,
    country: order.country,
    orderId: order.orderId,
    customer: order.customer.id,
    rank: 0,
    sku: line.sku,
    campaign: order.campaign,
    status: order.status,
  }
}

function goodsCost(books: Books, order: StatedOrder, { line, net }: TruthLine, day: Day) {
  const stated = books.costs.of(line.sku, order.country, day, line.quantity)
  if (stated) return { amount: inBrand(books, stated.minor, stated.currency, day), basis: 'actual' as const }
  const rule = ruleFor(books.rules, 'goods', order, day)
  if (!rule) return undefined
  const [numerator, denominator] = ratio(rule.fraction)
  return { amount: inBrand(books, halfAway(net * numerator, denominator), order.currency, day), basis: rule.basis }
}

/** A toll on each line: as settled where the order's settlement has it, else by the rule, else nothing. */
function charge(books: Books, order: StatedOrder, lines: readonly TruthLine[], toll: SaleToll, day: Day): Charged {
  const part: FeePart = toll
  const settled = order.fees.filter((fee) => fee.transaction === 'order' && fee.part === part)
  if (settled.length > 0) {
    const rows = settled.map(({ sku, amount }) => ({ sku, amount: -BigInt(amount) }))
    const currency = settled[0]?.currency ?? order.currency
    return { amounts: onLines(lines, rows).map((minor) => inBrand(books, minor, currency, day)), basis: 'actual' }
  }
  const rule = ruleFor(books.rules, toll, order, day)
  if (!rule) return { amounts: lines.map(() => 0), basis: 'none' }
  const [numerator, denominator] = ratio(rule.fraction)
  const least = inBrand(books, minorOf(rule, 'minimum'), rule.currency, day)
  const fixed = BigInt(inBrand(books, minorOf(rule, 'fixed'), rule.currency, day))
  const fixedShares = shared(
    fixed,
    lines.map(({ weight }) => weight),
  )
  const amounts = lines.map((truth, i) => {
    const byShare = inBrand(books, halfAway(paidFor(truth) * numerator, denominator), order.currency, day)
    return Math.max(byShare, truth.net > 0n ? least : 0) + Number(fixedShares[i])
  })
  return { amounts, basis: rule.basis }
}
