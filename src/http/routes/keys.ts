import { z } from 'zod'
import { createKey, keyInput, listKeys, revokeKey, scopes } from '../../manage/keys.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, itemParams, listOf, nothing, problemAnswers } from '../schemas.ts'

const key = z
  .object({
    id: z.string(),
    name: z.string(),
    prefix: z.string(),
    scopes: z.array(z.enum(scopes)),
    created_by: z.string(),
    created_at: z.date(),
    last_used_at: z.date().nullable(),
  })
  .meta({ id: 'Key' })
const newKey = key.extend({ key: z.string().describe('The key itself; shown only this once') }).meta({ id: 'NewKey' })

/** API keys of a brand. */
export function keyRoutes(app: App, { registry }: Parts): void {
  const tags = ['people']

  app.route({
    method: 'GET',
    url: '/brands/:brand/keys',
    config: { needs: 'owner' },
    schema: {
      tags,
      summary: 'The keys of the brand',
      params: brandParams,
      response: { 200: listOf(key), ...problemAnswers },
    },
    handler: async (request) => ({ items: await listKeys(registry, memberOf(request).brand) }),
  })

  app.route({
    method: 'POST',
    url: '/brands/:brand/keys',
    config: { needs: 'owner' },
    schema: {
      tags,
      summary: 'Make a key',
      params: brandParams,
      body: keyInput,
      response: { 201: newKey, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      return reply.code(201).send(await createKey(registry, actor, brand, request.body))
    },
  })

  app.route({
    method: 'DELETE',
    url: '/brands/:brand/keys/:id',
    config: { needs: 'owner' },
    schema: {
      tags,
      summary: 'Revoke a key, at once and for good',
      params: itemParams,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      await revokeKey(registry, actor, brand, request.params.id)
      return reply.code(204).send(undefined)
    },
  })
}
