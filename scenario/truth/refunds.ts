import type { Basis } from '../../src/kernel/channel.ts'
import type { FeePart, StatedFee, StatedOrder } from '../statements.ts'
import { halfAway } from './arithmetic.ts'
import { type Books, inBrand } from './books.ts'
import { amountsOf, type Entry, noBases } from './entry.ts'
import { paidFor, type TruthLine } from './order-lines.ts'
import { about } from './sales.ts'
import { ruleFor } from './toll-rules.ts'

const money: readonly FeePart[] = ['principal', 'shipping', 'tax']
const givenBackTolls = ['commission', 'fulfilment', 'payment', 'logistics', 'creator', 'affiliate'] as const

/** Money given back, as settled; where no settlement tells of money, as the order's own export states it. */
export function bookRefunds(books: Books, order: StatedOrder, lines: readonly TruthLine[]): Entry[] {
  const settled = order.fees.filter(({ transaction }) => transaction === 'refund')
  const entries = settledRefunds(books, order, lines, settled)
  const hasMoney = settled.some(({ part }) => money.includes(part))
  return hasMoney || order.status !== 'placed' ? entries : [...entries, ...statedRefunds(books, order, lines)]
}

/** One entry per product and moment; rows without a known product are booked on the order's first line. */
function settledRefunds(
  books: Books,
  order: StatedOrder,
  lines: readonly TruthLine[],
  rows: readonly StatedFee[],
): Entry[] {
  const groups = Map.groupBy(
    rows,
    ({ sku, postedAt }) => `${lines.some(({ line }) => line.sku === sku) ? sku : ''}|${postedAt}`,
  )
  return [...groups.values()].map((group): Entry => {
    const { sku, postedAt, currency } = group[0] as StatedFee
    const truth = lines.find(({ line }) => line.sku === sku) ?? (lines[0] as TruthLine)
    const day = books.dayAt(postedAt)
    const sum = (...parts: FeePart[]) => {
      const minor = group.reduce((all, { part, amount }) => all + (parts.includes(part) ? amount : 0), 0)
      return inBrand(books, BigInt(minor), currency, day)
    }
    const [net_sales, tax, coupon] = [sum('principal', 'shipping'), sum('tax'), -sum('coupon')]
    const tolls = Object.fromEntries(givenBackTolls.map((toll) => [toll, -sum(toll)]))
    const amounts = {
      ...tolls,
      net_sales,
      tax,
      coupon,
      price_paid: net_sales + tax - coupon,
      other_fees: -sum('other'),
    }
    return refund(books, order, truth, postedAt, amountsOf(amounts), 'actual')
  })
}

/** What was paid is given back in proportion, at most all of it. */
function statedRefunds(books: Books, order: StatedOrder, lines: readonly TruthLine[]): Entry[] {
  const at = order.refundedAt ?? order.orderedAt
  const day = books.dayAt(at)
  return lines.flatMap((truth) => {
    const paid = paidFor(truth)
    if (truth.refund <= 0n || paid <= 0n) return []
    const back = atMost(paid, truth.refund)
    const netBack = -halfAway(truth.net * back, paid)
    const taxBack = -halfAway(truth.tax * back, paid)
    const convert = (minor: bigint) => inBrand(books, minor, order.currency, day)
    const [net_sales, tax, coupon] = [convert(netBack), convert(taxBack), convert(netBack + taxBack + back)]
    return refund(
      books,
      order,
      truth,
      at,
      amountsOf({ net_sales, tax, coupon, price_paid: net_sales + tax - coupon }),
      'none',
    )
  })
}

function atMost(limit: bigint, amount: bigint): bigint {
  if (amount > limit) return limit
  return amount
}

function refund(
  books: Books,
  order: StatedOrder,
  truth: TruthLine,
  at: number,
  amounts: Entry['amounts'],
  basis: Basis,
): Entry {
  const bases = { ...noBases, ...Object.fromEntries([...givenBackTolls, 'other'].map((toll) => [toll, basis])) }
  const orderedDay = books.dayAt(order.orderedAt)
  const costKnown =
    books.costs.of(truth.line.sku, order.country, orderedDay, 1) !== undefined ||
    ruleFor(books.rules, 'goods', order, orderedDay) !== undefined
  return {
    entry: 'refund',
    at,
    day: books.dayAt(at),
    ...about(order, truth, orderedDay),
    costKnown,
    amounts: costKnown ? amounts : { ...amounts, cm1: 0, cm2: 0, cm3: 0 },
    bases,
  }
}
