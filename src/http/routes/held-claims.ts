import { z } from 'zod'
import { holdOrders } from '../../activate/payouts/hold.ts'
import { dealSites } from '../../kernel/source-lists/deal-sites.ts'
import { holdInput, holdReasons, listHeldClaims } from '../../manage/held-claims.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { actor, brandParams, problemAnswers } from '../schemas.ts'

const tags = ['payouts']
const held = z.object({
  store: z.string(),
  order_id: z.string(),
  reason: z.enum(holdReasons),
  held_by: actor,
  held_at: z.date(),
})
const filter = z.strictObject({ limit: z.coerce.number().int().min(1).max(10_000).default(1000) })

/** Orders whose commission a person holds back, and the sites that make a coupon suspect. */
export function heldClaimRoutes(app: App, parts: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/held-claims',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'Orders whose commission is held back, the latest first',
      params: brandParams,
      querystring: filter,
      response: { 200: z.object({ items: z.array(held) }), ...problemAnswers },
    },
    handler: async (request) => {
      return { items: await listHeldClaims(parts.registry, memberOf(request).brand, request.query.limit) }
    },
  })
  app.route({
    method: 'POST',
    url: '/brands/:brand/held-claims',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Hold the commission of orders back, or let it go again. What is held is in no payout',
      params: brandParams,
      body: holdInput,
      response: { 200: z.object({ orders: z.int() }), ...problemAnswers },
    },
    handler: async (request) => {
      const { actor: who, brand } = memberOf(request)
      return { orders: await holdOrders(parts, who, brand, request.body) }
    },
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/deal-sites',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'Coupon and deal sites: orders with a coupon that come from them say that it leaked',
      params: brandParams,
      response: { 200: z.object({ items: z.array(z.string()) }), ...problemAnswers },
    },
    handler: () => ({ items: [...dealSites] }),
  })
}
