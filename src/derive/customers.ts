import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import type { DeriveScope } from './scope.ts'

/** One row per known customer with at least one purchase: when, how often and how much. */
export async function deriveCustomers(warehouse: Warehouse, scope: DeriveScope): Promise<void> {
  await warehouse.run(sql`
    INSERT INTO customers (
      brand, slice, customer_id, country, first_sales_channel, first_order_id, first_at, last_at, orders, units, net_sales, refunds, cm3)
    SELECT brand, slice, customer_id, argMinIf(country, ordered_at, counts = 1), argMinIf(sales_channel, ordered_at, counts = 1),
      argMinIf(order_id, ordered_at, counts = 1), minIf(ordered_at, counts = 1), maxIf(ordered_at, counts = 1),
      sum(counts), sum(units), sum(net_sales), sum(refunds), sum(cm3)
    FROM orders
    WHERE brand = ${str(scope.brand)} AND slice = ${u64(scope.slice)} AND customer_id != ''
    GROUP BY brand, slice, customer_id
    HAVING sum(counts) > 0`)
}
