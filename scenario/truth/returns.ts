import type { StatedOrder } from '../statements.ts'
import { type Books, inBrand } from './books.ts'
import { amountsOf, type Entry, noBases } from './entry.ts'
import type { TruthLine } from './order-lines.ts'
import { about } from './sales.ts'
import { minorOf, ruleFor } from './toll-rules.ts'

type Came = { truth: TruthLine; at: number; units: number; disposition: 'sellable' | 'unsellable' | 'unknown' }

/**
 * Goods that came back leave the cost of goods on the day they came; what cannot be sold again, and handling by the
 * rule, is a cost of returns. Units of which only the order's export tells count as lost.
 */
export function bookReturns(books: Books, order: StatedOrder, lines: readonly TruthLine[]): Entry[] {
  if (order.status !== 'placed') return []
  return came(order, lines).map(({ truth, at, units, disposition }): Entry => {
    const day = books.dayAt(at)
    const orderedDay = books.dayAt(order.orderedAt)
    const rule = ruleFor(books.rules, 'return', order, orderedDay)
    const handling = rule ? inBrand(books, minorOf(rule, 'fixed'), rule.currency, orderedDay) : 0
    const cost = books.costs.of(truth.line.sku, order.country, orderedDay, units)
    const goods = cost ? inBrand(books, cost.minor, cost.currency, day) : 0
    const return_cost = (disposition === 'sellable' ? 0 : goods) + handling
    return {
      entry: 'return',
      at,
      day,
      ...about(order, truth, orderedDay),
      costKnown: cost !== undefined,
      amounts: amountsOf({ units: -units, goods_cost: -goods, return_cost }, cost !== undefined),
      bases: {
        ...noBases,
        goods_cost: cost ? 'actual' : 'none',
        return: disposition === 'unknown' ? (rule?.basis ?? 'default') : 'actual',
      },
    }
  })
}

function came(order: StatedOrder, lines: readonly TruthLine[]): Came[] {
  if (order.returns.length > 0) {
    return order.returns.flatMap(({ sku, returnedAt, quantity, disposition }) => {
      const truth = lines.find(({ line }) => line.sku === sku)
      return truth && quantity > 0 ? [{ truth, at: returnedAt, units: quantity, disposition }] : []
    })
  }
  return lines
    .filter(({ line }) => line.refundedUnits > 0)
    .map((truth) => ({
      truth,
      at: order.refundedAt ?? order.orderedAt,
      units: truth.line.refundedUnits,
      disposition: 'unknown' as const,
    }))
}
