import { z } from 'zod'
import { declarationFilter, declarationsOf, listDeclarations } from '../../collect/links/declaration-list.ts'
import { declarationInput, declareCode, withdrawDeclaration } from '../../collect/links/declarations.ts'
import { getBrand } from '../../manage/brands.ts'
import { linkByCode } from '../../manage/link-list.ts'
import { brandScope } from '../../manage/loads.ts'
import { declarationsCsv } from '../../measure/traffic/declaration-file.ts'
import { toldDeclaration, withOrder, withOrders } from '../../measure/traffic/declared-orders.ts'
import { memberOf } from '../caller.ts'
import { abortedBy } from '../departure.ts'
import { forSpreadsheets, saveAs, sendFileBytes } from '../file-answer.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, listOf, nothing, problemAnswers } from '../schemas.ts'

const params = brandParams.extend({
  code: z.string().max(200).describe('The code of a short link, however it is typed'),
})

const tags = ['links']

/** Codes that people typed in chats, told by hand or by a program: edges that are `declared`. */
export function codeRoutes(app: App, parts: Parts): void {
  oneCodeRoutes(app, parts)
  listRoutes(app, parts)
}

function oneCodeRoutes(app: App, { registry, warehouse, gateway }: Parts): void {
  const about = async (request: Parameters<typeof memberOf>[0] & { id: string }) => {
    const { actor, brand } = memberOf(request)
    return { registry, gateway, actor, brand: await getBrand(registry, brand), requestId: request.id }
  }
  app.route({
    method: 'POST',
    url: '/brands/:brand/codes/:code/declare',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'State that somebody typed a code in a chat: for an order, which may come later, or by a customer',
      params,
      body: declarationInput,
      response: { 201: toldDeclaration, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const made = await declareCode(await about(request), request.params.code, request.body)
      const scope = await brandScope(registry, memberOf(request).brand)
      return reply.code(201).send(await withOrder(warehouse, scope, made))
    },
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/codes/:code/declarations',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'What was declared for a code, newest first',
      params,
      response: { 200: listOf(toldDeclaration), ...problemAnswers },
    },
    handler: async (request) => {
      const { brand } = memberOf(request)
      const { code } = await linkByCode(registry, brand, request.params.code)
      const items = await declarationsOf(warehouse, brand, code)
      return { items: await withOrders(warehouse, await brandScope(registry, brand), items) }
    },
  })
  app.route({
    method: 'DELETE',
    url: '/brands/:brand/codes/:code/declarations/:id',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Take a declaration back: it counts no more',
      params: params.extend({ id: z.string() }),
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      await withdrawDeclaration(await about(request), warehouse, request.params.code, request.params.id)
      return reply.code(204).send(undefined)
    },
  })
}

function listRoutes(app: App, { registry, warehouse }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/declarations',
    config: { needs: 'viewer', tool: 'code-declarations' },
    schema: {
      tags,
      summary: 'Codes that were declared and not taken back, said last first',
      params: brandParams,
      querystring: declarationFilter,
      response: { 200: listOf(toldDeclaration), ...problemAnswers },
    },
    handler: async (request, reply) => {
      const scope = await brandScope(registry, memberOf(request).brand)
      const options = { signal: abortedBy(reply) }
      const { items, ...more } = await listDeclarations(warehouse, scope.brand, request.query, options)
      return { items: await withOrders(warehouse, scope, items, options), ...more }
    },
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/declarations/file',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'Codes that were declared and not taken back, as CSV',
      params: brandParams,
      querystring: declarationFilter.pick({ search: true }),
      response: { 200: z.string().describe('CSV'), ...problemAnswers },
    },
    handler: async (request, reply) => {
      const scope = await brandScope(registry, memberOf(request).brand)
      const lines = await declarationsCsv(warehouse, scope, request.query, { signal: abortedBy(reply) })
      saveAs(reply, 'declarations.csv')
      return sendFileBytes(reply, forSpreadsheets(lines), 'text/csv; charset=utf-8')
    },
  })
}
