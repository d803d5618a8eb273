import { currentRows } from '../../derive/current.ts'
import type { Scope } from '../../manage/scope.ts'
import type { Sql } from '../../store/sql.ts'
import { sql } from '../../store/sql.ts'

/** The brand's products as they stand: sku, title, category; one row a product. */
export function productsListed(scope: Scope): Sql {
  return sql`
    SELECT sku, argMax(title, as_of) AS title, toString(argMax(category, as_of)) AS category
    FROM (${currentRows('products', scope, sql`sku, title, category, removed, as_of`)})
    WHERE removed = 0 GROUP BY sku`
}

/** The category of the column sku; '' where the product is not listed. */
export function categoryOf(scope: Scope): Sql {
  const listed = productsListed(scope)
  return sql`transform(toString(sku), (SELECT groupArray(sku) FROM (${listed})), (SELECT groupArray(category) FROM (${listed})), '')`
}
