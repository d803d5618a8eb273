import { z } from 'zod'
import { parseBody } from '../../collect/gateway/json.ts'
import { checkMeasurement } from '../../collect/gateway/measurement-check.ts'
import { batchOfMeasurement } from '../../collect/gateway/measurement-protocol.ts'
import { openToAnySite } from '../any-site.ts'
import { largestBody, takeAnyBody, unpacked } from '../event-body.ts'
import type { App, Parts } from '../parts.ts'
import { nothing } from '../schemas.ts'

const config = { openToAll: true }
const tags = ['events']
const asked = z
  .object({ api_secret: z.string().default('').describe('The write key of the source'), measurement_id: z.string() })
  .partial()
  .loose()
const checked = z.object({
  validationMessages: z.array(z.object({ fieldPath: z.string(), description: z.string(), validationCode: z.string() })),
})

/** Intake of what servers send to GA4 (Measurement Protocol), so that they only have to be given another address. */
export function measurementProtocolRoutes(app: App, { gateway }: Parts): void {
  openToAnySite(app)
  takeAnyBody(app)
  for (const url of ['/mp/collect', '/v1/mp/collect']) {
    app.route({
      method: 'POST',
      url,
      config,
      bodyLimit: 2 * largestBody,
      schema: {
        tags,
        summary: "Take events of GA4's Measurement Protocol; acknowledged when they are on disk",
        security: [],
        querystring: asked,
        response: { 204: nothing },
      },
      handler: async (request, reply) => {
        const batch = batchOfMeasurement(parseBody(await unpacked(request)))
        await gateway.accept({
          call: '',
          body: Buffer.from(JSON.stringify(batch)),
          writeKey: request.query.api_secret ?? '',
          requestId: request.id,
          // A server asks; the visitor's own browser and place stand in the body.
          ip: '',
          userAgent: '',
          origin: request.headers.origin,
        })
        return reply.code(204).send(undefined)
      },
    })
  }
  app.route({
    method: 'POST',
    url: '/debug/mp/collect',
    config,
    bodyLimit: 2 * largestBody,
    schema: {
      tags,
      summary: "Check a body of GA4's Measurement Protocol by GA4's rules; nothing is taken",
      security: [],
      querystring: asked,
      response: { 200: checked },
    },
    handler: async (request) => ({ validationMessages: checkMeasurement(parseBody(await unpacked(request))) }),
  })
}
