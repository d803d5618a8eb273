import type { SkippedRule } from '../store/registry/tables.ts'
import { sql } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { bookCancellations } from './cancellations.ts'
import { liveRows } from './current.ts'
import { deriveCustomers } from './customers.ts'
import { deriveDayRates } from './day-rates.ts'
import { deriveOrderRanks } from './order-ranks.ts'
import { deriveOrders } from './orders.ts'
import { recordRateGaps } from './rate-gaps.ts'
import { bookSettledLater, bookStatedRefunds } from './refunds.ts'
import { bookReportedReturns, bookStatedReturns } from './returns.ts'
import { bookSales } from './sales.ts'
import type { DeriveScope } from './scope.ts'
import { isSettledLater } from './settled.ts'
import { sharesNumbers } from './shared-numbers.ts'
import { deriveSoldProducts } from './sold-products.ts'
import { bookSpend } from './spend.ts'
import { skippedRules } from './toll-rules.ts'
import { bookUnmatchedFees } from './unmatched-fees.ts'
import { bookUnmatchedReturns } from './unmatched-returns.ts'

/** Lines worked on at once; a rebuild's memory is that of so many lines, whatever the size of the brand. */
const linesPerBucket = 150_000

/** Tables of a slice; each has one partition a slice. */
export const derivedTables = [
  'day_rates',
  'rate_gaps',
  'order_ranks',
  'order_economics',
  'orders',
  'customers',
  'sold_products',
] as const

/** Fills a slice of every derived table from the facts of the live loads. Order matters: later tables read earlier ones. */
export async function deriveSlice(
  warehouse: Warehouse,
  scope: DeriveScope,
  signal?: AbortSignal,
): Promise<SkippedRule[]> {
  const facts = await census(warehouse, scope)
  const of = Math.max(1, Math.ceil(facts.lines / linesPerBucket))
  const buckets = Array.from({ length: of }, (_, index) => ({ index, of }))
  await deriveDayRates(warehouse, scope)
  await recordRateGaps(warehouse, scope)
  for (const bucket of buckets) await deriveOrderRanks(warehouse, scope, bucket)
  for (const part of buckets) {
    signal?.throwIfAborted()
    const bucket = { ...part, sharesNumbers: await sharesNumbers(warehouse, scope, part) }
    await bookSales(warehouse, scope, bucket)
    if (facts.cancelled > 0) await bookCancellations(warehouse, scope, bucket)
    if (facts.settled_later > 0) await bookSettledLater(warehouse, scope, bucket)
    if (facts.refunded > 0) await bookStatedRefunds(warehouse, scope, bucket)
    if (facts.returns > 0) await bookReportedReturns(warehouse, scope, bucket)
    if (facts.refunded > 0) await bookStatedReturns(warehouse, scope, bucket)
    if (facts.fees > 0) await bookUnmatchedFees(warehouse, scope, bucket)
    if (facts.returns > 0 && bucket.sharesNumbers) await bookUnmatchedReturns(warehouse, scope, bucket)
  }
  if (facts.spend > 0) await bookSpend(warehouse, scope)
  for (const bucket of buckets) await deriveOrders(warehouse, scope, bucket)
  await deriveCustomers(warehouse, scope)
  await deriveSoldProducts(warehouse, scope)
  return warehouse.query<SkippedRule>(skippedRules(scope))
}

type Census = Record<'lines' | 'cancelled' | 'refunded' | 'fees' | 'settled_later' | 'returns' | 'spend', number>

/** How many live rows there are of what takes a booking of its own; a booking without any is left out. */
async function census(warehouse: Warehouse, scope: DeriveScope): Promise<Census> {
  const [row] = await warehouse.query<Census>(sql`
    SELECT
      countIf(fact = 'line') AS lines, countIf(fact = 'line' AND is_cancelled) AS cancelled,
      countIf(fact = 'line' AND is_refunded) AS refunded, countIf(fact = 'fee') AS fees,
      countIf(fact = 'fee' AND is_refunded) AS settled_later, countIf(fact = 'return') AS returns, countIf(fact = 'spend') AS spend
    FROM (
      SELECT 'line' AS fact, status = 'cancelled' AS is_cancelled,
        refund_minor != 0 OR order_refund_minor != 0 OR refunded_units != 0 AS is_refunded
      ${liveRows('order_lines', scope)}
      UNION ALL SELECT 'fee', 0, ${isSettledLater} ${liveRows('fees', scope)}
      UNION ALL SELECT 'return', 0, 0 ${liveRows('returns', scope)}
      UNION ALL SELECT 'spend', 0, 0 ${liveRows('spend', scope)}
    )`)
  if (!row) throw new Error('The warehouse gave no row for a count.')
  return row
}
