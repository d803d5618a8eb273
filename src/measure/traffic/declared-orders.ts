import { z } from 'zod'
import { type Declaration, declaration } from '../../collect/links/declaration-list.ts'
import type { Scope } from '../../manage/scope.ts'
import { sql, str, strs, u64 } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'

/** A declaration, and whether it waits for its order. */
export const toldDeclaration = declaration
  .extend({
    order_missing: z.boolean().describe('There is no order of that id yet; it counts once the order comes'),
  })
  .meta({ id: 'CodeDeclaration' })
export type ToldDeclaration = z.infer<typeof toldDeclaration>

/** Declarations with what is to be said of their orders: one is there as soon as the books have it, of the store that is named or of any. */
export async function withOrders(
  warehouse: Warehouse,
  scope: Scope,
  said: readonly Declaration[],
  options: Options = {},
): Promise<ToldDeclaration[]> {
  const isThere = await ordersThere(warehouse, scope, said, options)
  return said.map((one) => ({ ...one, order_missing: one.order_id !== '' && !isThere(one) }))
}

/** The same of one declaration. */
export async function withOrder(warehouse: Warehouse, scope: Scope, one: Declaration): Promise<ToldDeclaration> {
  const isThere = await ordersThere(warehouse, scope, [one], {})
  return { ...one, order_missing: one.order_id !== '' && !isThere(one) }
}

async function ordersThere(
  warehouse: Warehouse,
  { brand, slice }: Scope,
  said: readonly Declaration[],
  options: Options,
): Promise<(one: Declaration) => boolean> {
  const ids = [...new Set(said.map(({ order_id }) => order_id))].filter(Boolean)
  if (ids.length === 0) return () => false
  const found = await warehouse.query<{ order_id: string; stores: string[] }>(
    sql`
    SELECT order_id, groupUniqArray(toString(store)) AS stores FROM orders
    WHERE brand = ${str(brand)} AND slice = ${u64(slice)} AND order_id IN ${strs(ids)} GROUP BY order_id`,
    options,
  )
  const storesOf = new Map(found.map(({ order_id, stores }) => [order_id, stores]))
  return ({ order_id, store }) => {
    const stores = storesOf.get(order_id)
    return stores !== undefined && (store === '' || stores.includes(store))
  }
}
