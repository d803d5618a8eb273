import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { liveRows } from './current.ts'
import type { DeriveScope } from './scope.ts'

/** Notes what each product is called on the latest order line that names it. */
export async function deriveSoldProducts(warehouse: Warehouse, scope: DeriveScope): Promise<void> {
  await warehouse.run(sql`
    INSERT INTO sold_products (brand, slice, sku, title)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, sku, argMax(title, (ordered_at, as_of, title))
    ${liveRows('order_lines', scope)} AND sku != '' AND title != '' AND line_kind IN ('product', 'gift_card')
    GROUP BY sku`)
}
