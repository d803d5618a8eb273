import { currentRows } from '../../derive/current.ts'
import type { Scope } from '../../manage/scope.ts'
import type { Sql } from '../../store/sql.ts'
import { sql, str, u64 } from '../../store/sql.ts'

/**
 * Entries of the ledger that are a product's. Postage, discounts and corrections have codes of their own in some exports, and
 * are no products; a fee that was charged for a product is its own.
 */
export const isOfProduct: Sql = sql`(entry = 'fee' OR line_kind NOT IN ('shipping', 'discount', 'adjustment', 'fee'))`

/** The brand's products: sku, title, category; one row a product. What no product table lists is called as on its last order line. */
export function productsListed(scope: Scope): Sql {
  return sql`
    SELECT sku, argMax(title, known) AS title, toString(argMax(category, known)) AS category
    FROM (
      SELECT sku, title, toString(category) AS category, (1, as_of) AS known
      FROM (${currentRows('products', scope, sql`sku, title, category, removed, as_of`)}) WHERE removed = 0
      UNION ALL
      SELECT sku, title, '', (0, toDateTime64(0, 3, 'UTC')) FROM sold_products
      WHERE brand = ${str(scope.brand)} AND slice = ${u64(scope.slice)}
    )
    GROUP BY sku`
}

/** The category of the column sku; '' where the product is not listed. */
export function categoryOf(scope: Scope): Sql {
  const listed = productsListed(scope)
  return sql`transform(toString(sku), (SELECT groupArray(sku) FROM (${listed})), (SELECT groupArray(category) FROM (${listed})), '')`
}
