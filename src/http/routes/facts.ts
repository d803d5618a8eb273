import { z } from 'zod'
import { statedFacts } from '../../collect/stated/catalogue.ts'
import type { StatedFact } from '../../collect/stated/define.ts'
import { listStated, removeStated, stateFact } from '../../collect/stated/state.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, listOf, nothing, problemAnswers } from '../schemas.ts'

const page = z.object({
  search: z.string().default('').describe('Part of a SKU'),
  cursor: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
})

/** Products and costs as they are known now, and stating them by hand. */
export function factRoutes(app: App, parts: Parts): void {
  for (const stated of statedFacts) addRoutes(app, parts, stated)
}

function addRoutes(app: App, parts: Parts, stated: StatedFact): void {
  const tags = ['stated']
  const url = `/brands/:brand/${stated.id}`
  const name = stated.title.en.toLowerCase()

  app.route({
    method: 'GET',
    url,
    config: { needs: 'viewer', tool: stated.id },
    schema: {
      tags,
      summary: `Every ${name} that counts now, imported or stated`,
      params: brandParams,
      querystring: page,
      response: { 200: listOf(z.record(z.string(), z.unknown())), ...problemAnswers },
    },
    handler: async (request) => {
      const { search, cursor, limit } = request.query
      const items = await listStated(parts, stated, memberOf(request).brand, { search, offset: cursor, limit })
      return items.length === limit ? { items, next: String(cursor + limit) } : { items }
    },
  })

  app.route({
    method: 'POST',
    url,
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: `State a ${name}`,
      params: brandParams,
      body: stated.input,
      response: { 201: z.record(z.string(), z.unknown()), ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      await stateFact(parts, stated, actor, brand, request.body)
      parts.deriver.request(brand)
      return reply.code(201).send(request.body)
    },
  })

  app.route({
    method: 'DELETE',
    url,
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: `Take a ${name} away`,
      params: brandParams,
      querystring: stated.key,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      await removeStated(parts, stated, actor, brand, request.query)
      parts.deriver.request(brand)
      return reply.code(204).send(undefined)
    },
  })
}
