import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { csvOfList } from '../../kernel/csv.ts'
import { audited } from '../../manage/audit.ts'
import { collaborationFilter, listCollaborations } from '../../manage/collaboration-list.ts'
import { listPayouts, payoutFilter } from '../../manage/payouts.ts'
import { listSamples, sampleFilter } from '../../manage/samples.ts'
import { memberOf } from '../caller.ts'
import { forSpreadsheets, saveAs, sendFileBytes } from '../file-answer.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, problemAnswers } from '../schemas.ts'

const pages = { cursor: true, limit: true } as const
const atOnce = 1000
const response = { 200: z.string().describe('CSV'), ...problemAnswers }
const collaborationColumns = [
  ...([
    'id',
    'creator_id',
    'creator',
    'title',
    'stage',
    'owner',
    'due_on',
    'remind_on',
    'post_due_on',
    'posted_on',
    'fee',
    'fee_currency',
    'fee_per',
  ] as const),
  ...(['posts', 'commission_percent', 'claims', 'order_cap', 'cap', 'hold_days', 'starts_on', 'ends_on'] as const),
  ...(['contract', 'rights', 'notes', 'archived'] as const),
]
const sampleColumns = [
  ...([
    'id',
    'collaboration',
    'creator_id',
    'creator',
    'sku',
    'quantity',
    'stock_country',
    'stock_place',
    'creator_country',
  ] as const),
  ...(['route', 'cost', 'cost_currency', 'customs', 'tracking', 'sent_on', 'received_on', 'posted_on'] as const),
  ...(['post_url', 'notes'] as const),
]
const payoutColumns = [
  ...(['id', 'creator', 'amount', 'currency', 'period_from', 'period_to', 'orders', 'state', 'paid_on'] as const),
  'reference' as const,
]

/** Collaborations, samples and payouts as files for spreadsheets, banks and payment tools. */
export function collaborationFileRoutes(app: App, parts: Parts): void {
  collaborationFile(app, parts)
  sampleFile(app, parts)
  payoutFile(app, parts)
}

const send = (reply: FastifyReply, name: string, lines: Readable) => {
  saveAs(reply, name)
  return sendFileBytes(reply, forSpreadsheets(lines), 'text/csv; charset=utf-8')
}

function collaborationFile(app: App, { registry }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/collaborations/file',
    config: { needs: 'editor' },
    schema: {
      tags: ['collaborations'],
      summary: 'The collaborations with their terms as CSV',
      params: brandParams,
      querystring: collaborationFilter.omit(pages),
      response,
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      const lines = await csvOfList(collaborationColumns, async (cursor) => {
        const page = { ...request.query, cursor, limit: atOnce }
        const { items, ...rest } = await listCollaborations(registry, actor, brand, page)
        const rows = items.map(({ creator, owner, fee, claims, archived_at, ...one }) => {
          const said = {
            creator_id: creator.id,
            creator: creator.name,
            owner: owner?.name,
            fee: fee?.amount,
            fee_currency: fee?.currency,
          }
          return { ...one, ...said, claims: claims.join('; '), archived: archived_at !== null }
        })
        return { items: rows, ...rest }
      })
      return send(reply, 'collaborations.csv', lines)
    },
  })
}

function sampleFile(app: App, { registry }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/samples/file',
    config: { needs: 'editor' },
    schema: {
      tags: ['samples'],
      summary: 'The samples as CSV',
      params: brandParams,
      querystring: sampleFilter.omit(pages),
      response,
    },
    handler: async (request, reply) => {
      const { brand } = memberOf(request)
      const lines = await csvOfList(sampleColumns, async (cursor) => {
        const { items, ...rest } = await listSamples(registry, brand, { ...request.query, cursor, limit: atOnce })
        const rows = items.map(({ creator, cost, ...one }) => {
          return {
            ...one,
            creator_id: creator.id,
            creator: creator.name,
            cost: cost?.amount,
            cost_currency: cost?.currency,
          }
        })
        return { items: rows, ...rest }
      })
      return send(reply, 'samples.csv', lines)
    },
  })
}

function payoutFile(app: App, { registry }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/payouts/file',
    config: { needs: 'editor' },
    schema: {
      tags: ['payouts'],
      summary: 'Payouts as CSV for a bank or payment tool, a line each',
      params: brandParams,
      querystring: payoutFilter.omit(pages),
      response,
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      const about = { actor, brand, action: 'payouts.export' }
      await audited(registry, about, async () => ({ what: 'payouts', result: undefined }))
      const lines = await csvOfList(payoutColumns, async (cursor) => {
        const { items, ...rest } = await listPayouts(registry, brand, { ...request.query, cursor, limit: atOnce })
        return { items: items.map(({ creator, ...one }) => ({ ...one, creator: creator.name })), ...rest }
      })
      return send(reply, 'payouts.csv', lines)
    },
  })
}
