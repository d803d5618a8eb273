import { z } from 'zod'
import {
  createSource,
  listSources,
  revokeSource,
  sourceInput,
  sourceKinds,
  sourcePatch,
  updateSource,
} from '../../manage/sources.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, itemParams, listOf, nothing, problemAnswers, text } from '../schemas.ts'

export const source = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(sourceKinds),
    write_key: z.string().describe('Sent with events; no secret'),
    hosts: z.array(z.string()).describe('Hosts whose pages may send with the key; none: any'),
    store: z.string().describe('The store that its orders are of'),
    sales_channel: z.string().describe('Where they are placed; empty: the own site'),
    created_at: z.date(),
  })
  .meta({ id: 'Source' })
const lag = z
  .object({
    waiting_bytes: z.int().describe('Acknowledged, on disk, and not in the warehouse yet'),
    waiting_since: z.date().nullable().describe('When the oldest of them came'),
    trouble: text.nullable().describe('Why the warehouse does not take them'),
  })
  .meta({ id: 'Lag' })

/** Where events of a brand come from. */
export function sourceRoutes(app: App, { registry, gateway }: Parts): void {
  const tags = ['events']

  app.route({
    method: 'GET',
    url: '/brands/:brand/sources',
    config: { needs: 'viewer', tool: 'sources' },
    schema: {
      tags,
      summary: 'The sources of the brand, with their write keys',
      params: brandParams,
      response: { 200: listOf(source), ...problemAnswers },
    },
    handler: async (request) => ({ items: await listSources(registry, memberOf(request).brand) }),
  })

  app.route({
    method: 'POST',
    url: '/brands/:brand/sources',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Make a source, with a write key of its own',
      params: brandParams,
      body: sourceInput,
      response: { 201: source, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      return reply.code(201).send(await createSource(registry, actor, brand, request.body))
    },
  })

  app.route({
    method: 'PATCH',
    url: '/brands/:brand/sources/:id',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Say whose pages may send with the key of a source; taken within five seconds',
      params: itemParams,
      body: sourcePatch,
      response: { 200: source, ...problemAnswers },
    },
    handler: async (request) => {
      const { actor, brand } = memberOf(request)
      return updateSource(registry, actor, brand, request.params.id, request.body)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/brands/:brand/sources/:id',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'End a source: nothing more is taken with its key; what it has sent stays',
      params: itemParams,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      await revokeSource(registry, actor, brand, request.params.id)
      return reply.code(204).send(undefined)
    },
  })

  app.route({
    method: 'GET',
    url: '/brands/:brand/events/lag',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'What was acknowledged and waits for the warehouse',
      params: brandParams,
      response: { 200: lag, ...problemAnswers },
    },
    handler: async () => {
      const { bytes, since, trouble } = gateway.lag()
      return { waiting_bytes: bytes, waiting_since: since ?? null, trouble: trouble ?? null }
    },
  })
}
