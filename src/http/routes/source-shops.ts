import { z } from 'zod'
import { countDeliveries, noDeliveries, refusedDeliveries } from '../../collect/webhooks/deliveries.ts'
import { brandScope } from '../../manage/loads.ts'
import { setSourceShop, sourceShop } from '../../manage/sources.ts'
import { setWebhookSecret, webhookSecretInput, webhookSources } from '../../manage/webhook-secrets.ts'
import { knownStores } from '../../measure/known-stores.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, itemParams, problemAnswers, text } from '../schemas.ts'
import { source } from './sources.ts'

const webhookState = z
  .object({
    source: z.string(),
    has_secret: z.boolean(),
    last_at: z.date().nullable().describe('When the last delivery came'),
    taken: z.int().describe('Deliveries of the last 30 days that became facts'),
    refused: z.int().describe('… that were set aside, with a reason'),
    waiting: z.int().describe('… that are on disk and will be facts'),
  })
  .meta({ id: 'WebhookState' })
const refused = z
  .object({
    id: z.string(),
    topic: z.string(),
    received_at: z.date(),
    fault: z.object({ field: z.string(), value: z.string(), reason: text, remedy: text }),
    body: z.string().describe('As it came'),
  })
  .meta({ id: 'RefusedWebhook' })
const store = z.object({ store: z.string(), sales_channel: z.string(), orders: z.int() }).meta({ id: 'KnownStore' })

/** Of which shop a source is, and the webhooks of that shop. */
export function sourceShopRoutes(app: App, { registry, warehouse, seal, deriver }: Parts): void {
  const tags = ['events']

  app.route({
    method: 'PUT',
    url: '/brands/:brand/sources/:id/shop',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'State of which store a source is; orders that it has told are booked anew',
      params: itemParams,
      body: sourceShop,
      response: { 200: source, ...problemAnswers },
    },
    handler: async (request) => {
      const { actor, brand } = memberOf(request)
      const changed = await setSourceShop(registry, actor, brand, request.params.id, request.body)
      deriver.request(brand)
      return changed
    },
  })

  app.route({
    method: 'GET',
    url: '/brands/:brand/stores',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'The stores that orders of the brand are of',
      params: brandParams,
      response: { 200: z.object({ items: z.array(store) }), ...problemAnswers },
    },
    handler: async (request) => ({
      items: await knownStores(warehouse, await brandScope(registry, memberOf(request).brand)),
    }),
  })

  app.route({
    method: 'POST',
    url: '/brands/:brand/sources/:id/webhook-secret',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary:
        'Set what signs the webhooks of a source, or make it; it is shown once. The one before stays good for an hour',
      params: itemParams,
      body: webhookSecretInput,
      response: { 201: z.object({ secret: z.string() }), ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      const of = { actor, brand, id: request.params.id }
      return reply.code(201).send(await setWebhookSecret(registry, seal, of, request.body))
    },
  })

  app.route({
    method: 'GET',
    url: '/brands/:brand/webhooks',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'What came of late to the sources that take webhooks',
      params: brandParams,
      response: { 200: z.object({ items: z.array(webhookState) }), ...problemAnswers },
    },
    handler: async (request) => {
      const { brand } = memberOf(request)
      const counts = await countDeliveries(registry, brand)
      const sources = await webhookSources(registry, brand)
      return {
        items: sources.map((one) => ({ ...one, ...(counts.get(one.source) ?? noDeliveries) })),
      }
    },
  })

  app.route({
    method: 'GET',
    url: '/brands/:brand/sources/:id/refused',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'The latest webhooks of a source that were set aside, with what is wrong and what mends it',
      params: itemParams,
      response: { 200: z.object({ items: z.array(refused) }), ...problemAnswers },
    },
    handler: async (request) => ({
      items: await refusedDeliveries(registry, memberOf(request).brand, request.params.id),
    }),
  })
}
