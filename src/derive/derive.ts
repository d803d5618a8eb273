import { sql, str } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { bookCancellations } from './cancellations.ts'
import { deriveCustomers } from './customers.ts'
import { deriveDayRates } from './day-rates.ts'
import { deriveOrderRanks } from './order-ranks.ts'
import { deriveOrders } from './orders.ts'
import { recordRateGaps } from './rate-gaps.ts'
import { bookRefunds } from './refunds.ts'
import { bookReturns } from './returns.ts'
import { bookSales } from './sales.ts'
import type { Bucket, DeriveScope } from './scope.ts'
import { bookSpend } from './spend.ts'
import { skippedRules } from './toll-rules.ts'
import { bookUnmatchedFees } from './unmatched-fees.ts'

/** Lines worked on at once; a rebuild's memory is that of so many lines, whatever the size of the brand. */
const linesPerBucket = 1_000_000

/** Tables of a slice; each has one partition a slice. */
export const derivedTables = [
  'day_rates',
  'rate_gaps',
  'order_ranks',
  'order_economics',
  'orders',
  'customers',
] as const

/** A toll rule that did not apply on some days because its currency has no rate there. */
export type SkippedRule = { toll: string; currency: string; days: number }

/** Fills a slice of every derived table from the facts of the live loads. Order matters: later tables read earlier ones. */
export async function deriveSlice(
  warehouse: Warehouse,
  scope: DeriveScope,
  signal?: AbortSignal,
): Promise<SkippedRule[]> {
  const buckets = await bucketsOf(warehouse, scope)
  await deriveDayRates(warehouse, scope)
  await recordRateGaps(warehouse, scope)
  for (const bucket of buckets) await deriveOrderRanks(warehouse, scope, bucket)
  for (const bucket of buckets) {
    signal?.throwIfAborted()
    await bookSales(warehouse, scope, bucket)
    await bookCancellations(warehouse, scope, bucket)
    await bookRefunds(warehouse, scope, bucket)
    await bookReturns(warehouse, scope, bucket)
    await bookUnmatchedFees(warehouse, scope, bucket)
  }
  await bookSpend(warehouse, scope)
  for (const bucket of buckets) await deriveOrders(warehouse, scope, bucket)
  await deriveCustomers(warehouse, scope)
  return warehouse.query<SkippedRule>(skippedRules(scope))
}

async function bucketsOf(warehouse: Warehouse, scope: DeriveScope): Promise<Bucket[]> {
  const [row] = await warehouse.query<{ lines: number }>(
    sql`SELECT count() AS lines FROM order_lines WHERE brand = ${str(scope.brand)}`,
  )
  const of = Math.max(1, Math.ceil((row?.lines ?? 0) / linesPerBucket))
  return Array.from({ length: of }, (_, index) => ({ index, of }))
}
