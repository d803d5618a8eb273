import type { Scope } from '../manage/scope.ts'
import { sql, str, u64 } from '../store/sql.ts'
import { sideBySide } from '../store/warehouse/side-by-side.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { type Customers, isOf, partsOfCustomers } from './order-ranks.ts'

/** Products of orders that are compared at once. */
const productsPerPart = 300_000

/**
 * Notes, from the orders as they are derived, each that has a product which its customer had bought before. A 64-bit hash
 * stands for the customer, so that ids of any length sort alike: two of a million customers meet once in 10^7 brands.
 */
export async function deriveBoughtAgain(
  warehouse: Warehouse,
  scope: Scope,
  { signal, partProducts = productsPerPart }: { signal?: AbortSignal | undefined; partProducts?: number } = {},
): Promise<void> {
  const purchases = sql`brand = ${str(scope.brand)} AND slice = ${u64(scope.slice)} AND counts = 1 AND customer_id != ''`
  const [bought] = await warehouse.query<{ products: number }>(sql`
    SELECT sum(length(skus)) AS products FROM orders WHERE ${purchases}`)
  const compare = (own: Warehouse, some: Customers) =>
    own.run(sql`
    INSERT INTO bought_again (brand, slice, sku, ordered_at, bought_before_at)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, product, ordered_at, assumeNotNull(before_at)
    FROM (
      SELECT product, ordered_at, lagInFrame(toNullable(ordered_at)) OVER (
        PARTITION BY customer, product ORDER BY ordered_at ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS before_at
      FROM (SELECT sipHash64(customer_id) AS customer, ordered_at, skus FROM orders WHERE ${purchases} AND ${isOf(some)})
      ARRAY JOIN skus AS product
    )
    WHERE before_at IS NOT NULL`)
  await sideBySide(warehouse, partsOfCustomers(bought?.products ?? 0, partProducts), compare, signal)
}
