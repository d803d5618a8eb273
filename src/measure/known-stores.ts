import type { Scope } from '../manage/scope.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'

/** A store of the brand as its orders name it; '' where they name none. */
export type KnownStore = { store: string; sales_channel: string; orders: number }

/** The stores that orders of the brand are of, those with most orders first. */
export function knownStores(warehouse: Warehouse, { brand, slice }: Scope): Promise<KnownStore[]> {
  return warehouse.query<KnownStore>(sql`
    SELECT toString(store) AS store, toString(sales_channel) AS sales_channel, count() AS orders FROM orders
    WHERE brand = ${str(brand)} AND slice = ${u64(slice)}
    GROUP BY store, sales_channel ORDER BY orders DESC, store, sales_channel LIMIT 200`)
}
