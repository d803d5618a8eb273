import { Problem } from '../../kernel/errors.ts'
import type { Actor } from '../../manage/access.ts'
import { type Hold, holdClaims } from '../../manage/held-claims.ts'
import { brandScope } from '../../manage/loads.ts'
import { sql, str, strs, u64 } from '../../store/sql.ts'
import type { Stating } from './statement.ts'

/** Holds commissions back, or lets them go, and tells the warehouse. Throws `bad_request` where the brand has no such order, and what `holdClaims` throws. */
export async function holdOrders(parts: Stating, actor: Actor, brand: string, hold: Hold): Promise<number> {
  const { brand: of, slice } = await brandScope(parts.registry, brand)
  const known = await parts.warehouse.query<{ store: string; order_id: string }>(sql`
    SELECT DISTINCT toString(store) AS store, order_id FROM orders
    WHERE brand = ${str(of)} AND slice = ${u64(slice)} AND order_id IN ${strs(hold.orders.map(({ order_id }) => order_id))}`)
  const names = new Set(known.map(({ store, order_id }) => JSON.stringify([store, order_id])))
  const at = hold.orders.findIndex(({ store, order_id }) => !names.has(JSON.stringify([store, order_id])))
  const missing = hold.orders[at]
  if (missing)
    throw new Problem('bad_request', {
      reason: `orders.${at}: there is no order ${missing.order_id} of store “${missing.store}”`,
      field: `orders.${at}`,
    })
  const changed = await holdClaims(parts.registry, actor, brand, hold)
  parts.commissionTeller.wake()
  return changed
}
