import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { ShopKind } from '../../collect/webhooks/read-delivery.ts'
import type { App, Parts } from '../parts.ts'
import { problemAnswers, text } from '../schemas.ts'

const received = z
  .object({
    status: z
      .enum(['taken', 'ignored', 'refused', 'known'])
      .describe('taken; ignored: no order of the ledger; refused: set aside, see fault; known: came before'),
    fault: z.object({ field: z.string(), value: z.string(), reason: text, remedy: text }).optional(),
  })
  .meta({ id: 'ReceivedWebhook' })

/** The headers in which each kind of shop tells signature, topic and delivery. */
const headers = {
  shopify: ['x-shopify-hmac-sha256', 'x-shopify-topic', 'x-shopify-webhook-id'],
  woocommerce: ['x-wc-webhook-signature', 'x-wc-webhook-topic', 'x-wc-webhook-delivery-id'],
} as const
const largestBody = 5 * 2 ** 20

/** Webhooks of shops about their orders. The signature over the body is what admits them. */
export function webhookRoutes(app: App, { webhooks }: Parts): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  for (const kind of ['shopify', 'woocommerce'] as const) {
    app.route({
      method: 'POST',
      url: `/v1/webhooks/${kind}/:source`,
      config: { openToAll: true },
      bodyLimit: largestBody,
      schema: {
        tags: ['events'],
        summary: `Take a webhook of ${titles[kind]} about an order; acknowledged when it is on disk`,
        security: [],
        params: z.object({ source: z.string().describe('Id of the source') }),
        response: { 200: received, ...problemAnswers },
      },
      handler: (request) => {
        const [signature, topic, deliveryId] = headers[kind].map((name) => headerOf(request, name))
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const { source } = request.params
        const told = { signature: signature ?? '', topic: topic ?? '', deliveryId: deliveryId ?? '' }
        return webhooks.receive({ kind, source, body, ...told })
      },
    })
  }
}

const titles: Readonly<Record<ShopKind, string>> = { shopify: 'Shopify', woocommerce: 'WooCommerce' }

function headerOf({ headers: all }: FastifyRequest, name: string): string {
  const value = all[name]
  return (Array.isArray(value) ? value[0] : value)?.slice(0, 200) ?? ''
}
