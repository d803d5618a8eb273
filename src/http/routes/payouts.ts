import { z } from 'zod'
import { approveStatement } from '../../activate/payouts/approve.ts'
import { statement } from '../../activate/payouts/statement.ts'
import { fromMinor } from '../../kernel/money.ts'
import { getPayout, listPayouts, payoutFilter, payoutPatch, settlePayout } from '../../manage/payouts.ts'
import { commissionOrders } from '../../measure/creators/commission-orders.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, itemParams, listOf, problemAnswers } from '../schemas.ts'
import { payout, wholePayout } from './collaboration-schemas.ts'

const tags = ['payouts']
const period = z.object({ from: z.iso.date(), to: z.iso.date() })
const money = z.object({ amount: z.string(), currency: z.string() })
const page = period.extend({
  offset: z.coerce.number().int().min(0).default(0).describe('Orders to pass over'),
  limit: z.coerce.number().int().min(0).max(20_000).default(1000).describe('Most orders told one by one'),
})
const shownStatement = z.object({
  creator: z.object({ id: z.string(), name: z.string() }),
  currency: z.string(),
  order_count: z.int().describe('How many orders there are; totals and what is payable are of all'),
  orders: z
    .array(commissionOrders.row.omit({ coupon: true, coupon_said: true, came_by: true }))
    .describe("Those of the page. Amounts in minor units of the brand's currency"),
  totals: z.record(z.string(), z.number().nullable()),
  fees: z.array(z.object({ collaboration: z.string(), title: z.string(), part: z.int(), fee: money })),
  payable: z.array(money).describe('What would be paid now, by currency; below zero where more is to be taken back'),
})
const approval = period.extend({ creator: z.string().max(100).describe('Id of a creator') }).strict()

/** What creators are owed and get. */
export function payoutRoutes(app: App, parts: Parts): void {
  statementRoutes(app, parts)
  listRoutes(app, parts)
}

function statementRoutes(app: App, parts: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/creators/:id/statement',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'What a creator earned with the orders of a period, order by order, and what of it is due',
      params: itemParams,
      querystring: page,
      response: { 200: shownStatement, ...problemAnswers },
    },
    handler: async (request) => {
      const { from, to, ...orders } = request.query
      const of = { from, to, creator: request.params.id }
      const { lines: _lines, fees, payable, ...told } = await statement(parts, memberOf(request).brand, of, orders)
      return {
        ...told,
        fees: fees.map(({ fee_minor, fee_currency, ...fee }) => ({ ...fee, fee: moneyOf(fee_minor, fee_currency) })),
        payable: payable.map(({ minor, currency }) => moneyOf(minor, currency)),
      }
    },
  })
  app.route({
    method: 'POST',
    url: '/brands/:brand/payouts',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Approve what is due to a creator: a payout for each currency. No order and no fee is in two payouts',
      params: brandParams,
      body: approval,
      response: { 201: z.object({ items: z.array(z.string()).describe('Ids of the payouts') }), ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      const items = await approveStatement(parts, actor, brand, request.body)
      parts.commissionTeller.wake()
      return reply.code(201).send({ items })
    },
  })
}

function moneyOf(minor: number, currency: string) {
  return { amount: fromMinor(BigInt(minor), currency), currency }
}

function listRoutes(app: App, { registry, commissionTeller }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/payouts',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'The payouts of the brand, newest first',
      params: brandParams,
      querystring: payoutFilter,
      response: { 200: listOf(payout), ...problemAnswers },
    },
    handler: (request) => listPayouts(registry, memberOf(request).brand, request.query),
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/payouts/:id',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'A payout with its orders and fees, and what it takes back',
      params: itemParams,
      response: { 200: wholePayout, ...problemAnswers },
    },
    handler: async (request) => {
      const { lines, ...one } = await getPayout(registry, memberOf(request).brand, request.params.id)
      const shown = lines.map(({ base_minor, amount_minor, ...line }) => {
        const [base, amount] = [base_minor, amount_minor].map((minor) => moneyOf(minor, one.currency).amount)
        return { ...line, base: base ?? '', amount: amount ?? '' }
      })
      return { ...one, lines: shown }
    },
  })
  app.route({
    method: 'PATCH',
    url: '/brands/:brand/payouts/:id',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Note that a payout was paid, or take an approved one back: its orders are due again',
      params: itemParams,
      body: payoutPatch,
      response: { 200: payout, ...problemAnswers },
    },
    handler: async (request) => {
      const { actor, brand } = memberOf(request)
      const settled = await settlePayout(registry, actor, brand, request.params.id, request.body)
      commissionTeller.wake()
      return settled
    },
  })
}
