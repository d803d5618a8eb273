import { type Sql, sql } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { ofSlice } from '../within.ts'
import { couponsNow } from './link-edges.ts'
import type { Bots, TouchDimension } from './touches.ts'

/** What a coupon tells of an order: whose it is, or which link's. Nothing of channels and campaigns. */
type ByCoupon = Extract<TouchDimension, 'creator' | 'code'>

/** Whether orders are touched by their coupons, too: a coupon is no visit, and of no bot. */
export function isTouchedByCoupon(p: { by: TouchDimension; bots: Bots }): p is { by: ByCoupon; bots: Bots } {
  return (p.by === 'creator' || p.by === 'code') && p.bots !== 'only'
}

/**
 * Orders of the own site with a coupon of one creator alone, or of one link alone: `store`, `order_id` and `name`, which is
 * the creator or the code. The edge is deterministic; a coupon that several share names none. `ids` selects, as `order_id`, the
 * orders that a question is about: of others nothing is held.
 */
export function couponOrders(p: Question, by: ByCoupon, ids: Sql): Sql {
  const name = by === 'code' ? sql`code` : sql`creator`
  const known = sql`SELECT (arrayPushBack(groupArray(coupon), ''), arrayPushBack(groupArray(${name}), '')) FROM (${couponsNow(p)}) WHERE ${name} != ''`
  const ofCoupon = sql`transform(upper(trim(toString(coupon_code))), (${known}).1, (${known}).2, '')`
  return sql`SELECT toString(store) AS store, order_id, ${ofCoupon} AS name FROM orders
      WHERE ${ofSlice(p)} AND sales_channel = 'own_site' AND coupon_code != ''
        AND cityHash64(order_id) GLOBAL IN (SELECT cityHash64(order_id) FROM (${ids})) AND name != ''`
}
