import { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import type { Stated } from './loads.ts'

export const holdReasons = ['leaked_coupon', 'own_order', 'other'] as const
const claim = z.strictObject({
  store: z.string().max(200).describe('Store of the order; empty where orders have none'),
  order_id: z.string().min(1).max(200),
})
export const holdInput = z.strictObject({
  orders: z.array(claim).min(1).max(1000),
  held: z.boolean().describe('true holds their commission back, false lets it go again'),
  reason: z.enum(holdReasons).default('other'),
})
export type Hold = z.output<typeof holdInput>

/** Orders whose commission is held back, the latest first. */
export async function listHeldClaims({ db }: Stated, brand: string, limit: number) {
  const rows = await db
    .selectFrom('held_claims')
    .select(['store', 'order_id', 'reason', 'held_by', 'updated_at'])
    .where('brand', '=', brand)
    .where('is_held', '=', true)
    .orderBy('updated_at', 'desc')
    .orderBy('order_id')
    .limit(limit)
    .execute()
  return rows.map(({ updated_at, ...row }) => ({ ...row, held_at: updated_at }))
}

/** Holds the commission of orders back, or lets it go again. Throws `conflict` where one of them is in a payout already: that is taken back first. */
export async function holdClaims(registry: Stated, actor: Actor, brand: string, hold: Hold): Promise<number> {
  const { held, reason } = hold
  const orders = [...new Map(hold.orders.map((one) => [JSON.stringify([one.store, one.order_id]), one])).values()]
  return audited(registry, { actor, brand, action: held ? 'payouts.hold' : 'payouts.release' }, async (tx) => {
    await oneAtATime(tx, brand)
    if (held) await demandUnpaid(tx, brand, orders)
    const { kind, id, name } = actor
    const state = { is_held: held, reason, held_by: JSON.stringify({ kind, id, name }), updated_at: new Date() }
    await tx.db
      .insertInto('held_claims')
      .values(orders.map(({ store, order_id }) => ({ brand, store, order_id, ...state })))
      .onConflict((on) => on.columns(['brand', 'store', 'order_id']).doUpdateSet(state))
      .execute()
    return { what: 'payouts/held', after: { reason, orders }, result: orders.length }
  })
}

/** Holding and approving wait for each other, so that no order is held and paid at once. */
export async function oneAtATime({ db }: Stated, brand: string): Promise<void> {
  await db.selectFrom('brands').select('id').where('id', '=', brand).forNoKeyUpdate().execute()
}

async function demandUnpaid({ db }: Stated, brand: string, orders: Hold['orders']): Promise<void> {
  const ids = orders.map(({ order_id }) => order_id)
  const paid = await db
    .selectFrom('payout_lines')
    .select(['store', 'order_id'])
    .where('brand', '=', brand)
    .where('kind', '=', 'order')
    .where('is_void', '=', false)
    .where('order_id', 'in', ids)
    .execute()
  const both = paid.find((one) =>
    orders.some(({ store, order_id }) => store === one.store && order_id === one.order_id),
  )
  if (!both) return
  throw new Problem('conflict', {
    reason: {
      en: `order ${both.order_id} is in a payout already; take that back first`,
      zh: `订单 ${both.order_id} 已列入付款，请先撤回该付款`,
    },
  })
}
