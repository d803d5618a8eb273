import { expect, test } from 'vitest'
import type { LiveOrder } from './live-order.ts'
import type { KnownOrder } from './order-changes.ts'
import { withDays } from './undated-refunds.ts'

const day = (of: number) => new Date(Date.UTC(2026, 0, of))

/** A webhook of a day that tells refunds of five, three and two pounds: as many as are asked for. */
function told(count: number, of: number): LiveOrder {
  const refund_parts = [500n, 300n, 200n]
    .slice(0, count)
    .map((order_minor, i) => ({ id: `${i + 1}`, at: day(of), minor: 0n, units: 0, order_minor }))
  const line = { line_key: 'MUG', refund_parts, refunded_at: day(of) } as unknown as LiveOrder['lines'][number]
  return { what: 'order', shopOrderId: '727', asOf: day(of), undatedRefund: true, lines: [line] }
}

const known = (more: Partial<KnownOrder>): KnownOrder => ({
  asOf: day(9),
  currency: 'GBP',
  refund: 0n,
  refundedAt: undefined,
  parts: [],
  partsAsOf: day(1),
  partsMinor: 0n,
  ...more,
})

const daysOf = ({ lines }: LiveOrder) => lines[0]?.refund_parts?.map(({ at }) => at.getUTCDate())

test.each([
  [500n, [9, 20, 20]],
  [800n, [9, 9, 20]],
  [1000n, [9, 9, 9]],
  [400n, [20, 20, 20]],
])(
  'of refunds that were never kept one by one, those that make up %s keep their day when another comes',
  (refund, days) => {
    const order = told(3, 20)
    expect(daysOf(withDays(order, known({ refund, refundedAt: day(9) }), [order]))).toEqual(days)
  },
)

test('of two days told for a refund the earlier counts, whichever came first', () => {
  const late = told(2, 15)
  const before = known({
    refund: 800n,
    refundedAt: day(12),
    parts: [
      { id: '1', at: day(12) },
      { id: '1', at: day(11) },
    ],
  })
  expect(daysOf(withDays(late, before, [told(1, 9), late]))).toEqual([9, 15])
  expect(daysOf(withDays(late, before, [late]))).toEqual([11, 15])
})
