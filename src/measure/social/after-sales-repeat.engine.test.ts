import { describe, expect, test } from 'vitest'
import type { BookedOrder } from '../../../test/books.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { differenceOf, shareOf } from '../../kernel/share.ts'
import { afterSalesRepeat } from './after-sales-repeat.ts'

const days = { from: '2025-01-01', to: '2025-01-31' }
const first_at = '2025-01-10 10:00:00'
type Entry = BookedOrder['entries'][number]
type After = { trouble?: Entry; again?: string; sku?: string; more?: Partial<BookedOrder>; goods_cost?: number | null }

let buyers = 0
/** A customer with a first order, what came of it, and whether they bought again. */
function buyer({ trouble, again, sku = 'MUG', more = {}, goods_cost = 400 }: After): BookedOrder[] {
  const customer_id = `buyer${++buyers}`
  const head = { ...more, customer_id, first_at }
  const sale = { sku, units: 1, net_sales: 1000, goods_cost: 400 }
  const first = {
    ...head,
    order_id: `${customer_id}-1`,
    order_rank: 1,
    entries: [{ ...sale, at: first_at }, ...(trouble ? [trouble] : [])],
  }
  const second = {
    ...head,
    order_id: `${customer_id}-2`,
    order_rank: 2,
    previous_at: first_at,
    entries: [{ ...sale, goods_cost, at: again ?? '' }],
  }
  return again ? [first, second] : [first]
}
const many = (count: number, after: After) => Array.from({ length: count }, () => buyer(after)).flat()

const back: Entry = {
  at: '2025-01-15 10:00:00',
  entry: 'refund',
  sku: 'MUG',
  units: -1,
  net_sales: -1000,
  goods_cost: -400,
}
const money: Entry = { ...back, units: 0, net_sales: -300, goods_cost: 0 }
const cancelled = (at: string): Entry => ({ ...back, at, entry: 'cancellation' })
const inTime = '2025-03-01 10:00:00'
/** Lets every customer be known long enough. */
const later = buyer({ sku: 'POT' }).map((order) => ({
  ...order,
  order_id: 'later',
  first_at: '2025-09-01 10:00:00',
  entries: order.entries.map((entry) => ({ ...entry, at: '2025-09-01 10:00:00' })),
}))

describe.each(warehouses)('after-sales trouble and repeat purchases, %s', (_, open) => {
  test('those with trouble are compared with like ones, kind by kind, with the interval of the difference', async () => {
    const { ask } = await brandWith(open, [
      ...many(6, { again: inTime }),
      ...many(4, {}),
      ...many(1, { trouble: back, again: inTime }),
      ...many(3, { trouble: back }),
      ...many(2, { trouble: money }),
      ...later,
    ])
    const { rows, sentence } = await ask(afterSalesRepeat, days)
    expect(rows.map(({ key, customers, compared, repeated }) => [key, customers, compared, repeated])).toEqual([
      ['return', 4, 4, 1],
      ['refund', 2, 2, 0],
    ])
    const known = differenceOf(shareOf(1, 4) as never, shareOf(6, 10) as never)
    expect(rows[0]?.like_rate).toBeCloseTo(0.6, 9)
    expect(rows[0]?.difference).toBeCloseTo(known.difference, 9)
    expect(rows[0]?.difference_low).toBeCloseTo(known.low, 9)
    expect(rows[0]?.difference_high).toBeCloseTo(known.high, 9)
    // Four like ones would have been 2.4 customers and 2.4 × 600; one came.
    expect(rows[0]).toMatchObject({ missing: 1, missing_margin: 840 })
    expect(sentence?.en).toContain('A comparison, not a cause.')
    expect(sentence?.en).toContain('may be chance')
  })

  test('only first orders of the same month, channel and products are alike; without any nobody is compared', async () => {
    const { ask } = await brandWith(open, [
      ...many(5, { again: inTime, sku: 'LAMP' }),
      ...many(5, { again: inTime, more: { sales_channel: 'amazon' } }),
      ...many(4, {}),
      ...many(2, { trouble: back }),
      ...many(3, { trouble: { ...back, sku: 'VASE' }, sku: 'VASE' }),
      ...later,
    ])
    const { rows } = await ask(afterSalesRepeat, { ...days, by: 'product' })
    expect(rows.map(({ key, customers, compared, like_rate }) => [key, customers, compared, like_rate])).toEqual([
      ['MUG', 2, 2, 0],
      ['VASE', 3, 0, null],
    ])
    expect(rows[1]).toMatchObject({ difference: null, missing: null, missing_margin: null })
    expect((await ask(afterSalesRepeat, { ...days, by: 'sales_channel', sales_channel: 'amazon' })).rows).toEqual([])
  })

  test('an order that was cancelled at once is no trouble, a late one is; what came after the order was settled is none', async () => {
    const { ask } = await brandWith(open, [
      ...many(3, {}),
      ...many(2, { trouble: cancelled('2025-01-10 12:00:00') }),
      ...many(1, { trouble: cancelled('2025-01-20 12:00:00') }),
      ...many(1, { trouble: { ...back, at: '2025-04-20 12:00:00' } }),
      ...later,
    ])
    const { rows } = await ask(afterSalesRepeat, days)
    expect(rows.map(({ key, customers }) => [key, customers])).toEqual([['cancellation', 1]])
    expect(rows[0]?.like_rate).toBe(0)
  })

  test('who has not been known long enough is left out, and a margin that is not known is none', async () => {
    const { ask } = await brandWith(open, [
      ...many(2, { again: inTime, goods_cost: null }),
      ...many(2, { trouble: back }),
      ...later,
    ])
    expect((await ask(afterSalesRepeat, days)).rows[0]).toMatchObject({ compared: 2, missing: 2, missing_margin: null })
    expect((await ask(afterSalesRepeat, { ...days, days: 365 })).rows).toEqual([])
  })
})
