import { z } from 'zod'
import { orderPages } from '../../activate/payouts/statement.ts'
import { csvOfList } from '../../kernel/csv.ts'
import { fromMinor } from '../../kernel/money.ts'
import { audited } from '../../manage/audit.ts'
import { getCreator } from '../../manage/creator-list.ts'
import { brandScope } from '../../manage/loads.ts'
import { memberOf } from '../caller.ts'
import { forSpreadsheets, saveAs, sendFileBytes } from '../file-answer.ts'
import type { App, Parts } from '../parts.ts'
import { itemParams, problemAnswers } from '../schemas.ts'

const amounts = ['base', 'commission', 'cut', 'to_pay', 'paid', 'to_take_back'] as const
const columns = [
  ...(['order_id', 'store', 'placed_on', 'claim', 'rivals', 'rival_claim', 'commission_rate'] as const),
  ...(['state', 'payable_on', 'currency'] as const),
  ...amounts,
]

/** Every order of a statement, however many. */
export function statementFileRoutes(app: App, { registry, warehouse }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/creators/:id/statement/file',
    config: { needs: 'editor' },
    schema: {
      tags: ['payouts'],
      summary: 'All orders of a statement as CSV, as they are read',
      params: itemParams,
      querystring: z.object({ from: z.iso.date(), to: z.iso.date() }),
      response: { 200: z.string().describe('CSV'), ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      const { id: creator } = await getCreator(registry, brand, request.params.id)
      const scope = await brandScope(registry, brand)
      const about = { actor, brand, action: 'payouts.statement' }
      await audited(registry, about, async () => ({ what: `creators/${creator}`, result: undefined }))
      const pages = orderPages({ warehouse }, scope, { ...request.query, creator })
      const lines = await csvOfList(columns, async () => {
        const { value, done } = await pages.next()
        if (done || !value) return { items: [] }
        const items = value.rows.map((row) => {
          const told = amounts.map((name) => [name, fromMinor(BigInt(row[name]), scope.currency)])
          return { ...row, currency: scope.currency, ...Object.fromEntries(told) }
        })
        return { items, next: String(value.offset) }
      })
      saveAs(reply, 'statement.csv')
      return sendFileBytes(reply, forSpreadsheets(lines), 'text/csv; charset=utf-8')
    },
  })
}
