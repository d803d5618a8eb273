import type { SkippedRule } from '../store/registry/brand-tables.ts'
import { sql, str, u64 } from '../store/sql.ts'
import { sideBySide } from '../store/warehouse/side-by-side.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { deriveAccountPosts } from './account-posts.ts'
import { deriveBoughtAgain } from './bought-again.ts'
import { bucketsOf, joined } from './buckets.ts'
import { bookCancellations } from './cancellations.ts'
import { liveRows } from './current.ts'
import { deriveCustomers } from './customers.ts'
import { deriveDayRates } from './day-rates.ts'
import { deriveOrderRanks, derivePlacedOrders, partsOfCustomers } from './order-ranks.ts'
import { deriveOrders } from './orders.ts'
import { derivePosts } from './posts.ts'
import { recordRateGaps, recordSettledGaps } from './rate-gaps.ts'
import { knowsRefunds } from './refund-days.ts'
import { bookSettledLater, bookStatedRefunds } from './refunds.ts'
import { deriveReportedOrders } from './reported-orders.ts'
import { bookReportedReturns, bookStatedReturns } from './returns.ts'
import { bookSales } from './sales.ts'
import type { Bucket, DeriveScope } from './scope.ts'
import { hasSettlements } from './settled.ts'
import { sharesNumbers } from './shared-numbers.ts'
import { deriveSoldProducts } from './sold-products.ts'
import { bookSpend } from './spend.ts'
import { skippedRules } from './toll-rules.ts'
import { bookUnmatchedFees } from './unmatched-fees.ts'
import { bookUnmatchedReturns } from './unmatched-returns.ts'

/** Rows of facts worked on at once; a rebuild's memory is that of so many, whatever the size of the brand. */
const rowsPerBucket = 50_000
/** Orders are lighter. */
const ordersPerRanking = 200_000

/** Tables of a slice; each has one partition a slice. */
export const derivedTables = [
  'day_rates',
  'rate_gaps',
  'placed_orders',
  'order_ranks',
  'order_economics',
  'orders',
  'bought_again',
  'customers',
  'sold_products',
  'posts',
  'account_posts',
  'reported_orders',
] as const

/** Fills a slice of every derived table from the facts of the live loads. Order matters: later tables read earlier ones. */
export async function deriveSlice(
  warehouse: Warehouse,
  scope: DeriveScope,
  { signal, bucketRows = rowsPerBucket }: { signal?: AbortSignal; bucketRows?: number } = {},
): Promise<SkippedRule[]> {
  const facts = await census(warehouse, scope)
  const rows = facts.lines + facts.fees + facts.returns
  const buckets = await bucketsOf(warehouse, scope, rows, bucketRows)
  await deriveDayRates(warehouse, scope)
  await recordRateGaps(warehouse, scope)
  if (facts.fees > 0)
    await sideBySide(warehouse, joined(buckets, 4), (own, bucket) => recordSettledGaps(own, scope, bucket), signal)
  await rankOrders(warehouse, scope, buckets, signal)
  await sideBySide(warehouse, buckets, (own, bucket) => bookOrders(own, scope, bucket, facts), signal)
  if (facts.spend > 0) await bookSpend(warehouse, scope)
  await sideBySide(
    warehouse,
    joined(buckets, 4),
    (own, bucket) => deriveOrders(own, scope, bucket, { haveShopIds: facts.identified > 0 }),
    signal,
  )
  await deriveBoughtAgain(warehouse, scope, { signal })
  await deriveCustomers(warehouse, scope, { signal })
  await deriveSoldProducts(warehouse, scope)
  if (facts.posts > 0) {
    await derivePosts(warehouse, scope)
    await deriveAccountPosts(warehouse, scope)
  }
  if (facts.reports > 0) await deriveReportedOrders(warehouse, scope)
  return warehouse.query<SkippedRule>(skippedRules(scope))
}

/** Counts which purchase of its customer each order is. */
async function rankOrders(
  warehouse: Warehouse,
  scope: DeriveScope,
  buckets: readonly Bucket[],
  signal: AbortSignal | undefined,
): Promise<void> {
  await sideBySide(warehouse, buckets, (own, bucket) => derivePlacedOrders(own, scope, bucket), signal)
  const [placed] = await warehouse.query<{ orders: number }>(sql`
    SELECT count() AS orders FROM placed_orders WHERE brand = ${str(scope.brand)} AND slice = ${u64(scope.slice)}`)
  const customers = partsOfCustomers(placed?.orders ?? 0, ordersPerRanking)
  await sideBySide(warehouse, customers, (own, some) => deriveOrderRanks(own, scope, some), signal)
  await warehouse.dropPartition('placed_orders', String(scope.slice))
}

/** Books everything that is known of a bucket's orders but the spend, which is shared over all orders of a day. */
async function bookOrders(warehouse: Warehouse, scope: DeriveScope, range: Bucket, facts: Census): Promise<void> {
  const isSettled = facts.fees > 0 && (await hasSettlements(warehouse, scope, range))
  const shares = facts.shared_channels > 0 && (await sharesNumbers(warehouse, scope, range))
  const knows = facts.refunded > 0 && (await knowsRefunds(warehouse, scope, range))
  const bucket = { ...range, isSettled, sharesNumbers: shares, knowsRefunds: knows }
  await bookSales(warehouse, scope, bucket)
  if (facts.cancelled > 0) await bookCancellations(warehouse, scope, bucket)
  if (isSettled) await bookSettledLater(warehouse, scope, bucket)
  if (facts.refunded > 0) await bookStatedRefunds(warehouse, scope, bucket)
  if (facts.returns > 0) await bookReportedReturns(warehouse, scope, bucket)
  if (facts.refunded > 0) await bookStatedReturns(warehouse, scope, bucket)
  if (facts.fees > 0) await bookUnmatchedFees(warehouse, scope, bucket)
  if (facts.returns > 0 && shares) await bookUnmatchedReturns(warehouse, scope, bucket)
}

type Census = Record<
  | 'lines'
  | 'cancelled'
  | 'refunded'
  | 'identified'
  | 'fees'
  | 'returns'
  | 'spend'
  | 'shared_channels'
  | 'posts'
  | 'reports',
  number
>

/** How many live rows there are of what takes a booking of its own, and channels of several stores; a booking without any is left out. */
async function census(warehouse: Warehouse, scope: DeriveScope): Promise<Census> {
  const [row] = await warehouse.query<Census>(sql`
    SELECT
      countIf(fact = 'line') AS lines, countIf(fact = 'line' AND is_cancelled) AS cancelled,
      countIf(fact = 'line' AND is_refunded) AS refunded, countIf(fact = 'fee') AS fees,
      countIf(fact = 'return') AS returns, countIf(fact = 'spend') AS spend,
      countIf(fact = 'line' AND is_identified) AS identified, countIf(fact = 'channel') AS shared_channels, countIf(fact = 'post') AS posts,
      countIf(fact = 'report') AS reports
    FROM (
      SELECT 'line' AS fact, status = 'cancelled' AS is_cancelled,
        refund_minor != 0 OR order_refund_minor != 0 OR refunded_units != 0 AS is_refunded, shop_order_id != '' AS is_identified
      ${liveRows('order_lines', scope)}
      UNION ALL SELECT 'fee', 0, 0, 0 ${liveRows('fees', scope)}
      UNION ALL SELECT 'return', 0, 0, 0 ${liveRows('returns', scope)}
      UNION ALL SELECT 'spend', 0, 0, 0 ${liveRows('spend', scope)}
      UNION ALL SELECT 'post', 0, 0, 0 ${liveRows('creator_posts', scope)}
      UNION ALL SELECT 'report', 0, 0, 0 ${liveRows('order_reports', scope)}
      UNION ALL SELECT 'channel', 0, 0, 0 ${liveRows('order_lines', scope)} GROUP BY sales_channel HAVING min(store) != max(store)
    )`)
  if (!row) throw new Error('The warehouse gave no row for a count.')
  return row
}
