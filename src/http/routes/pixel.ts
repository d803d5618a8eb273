import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { eventOfPixel } from '../../collect/gateway/pixel.ts'
import { Problem } from '../../kernel/errors.ts'
import { openToAnySite } from '../any-site.ts'
import type { App, Parts } from '../parts.ts'

/** A transparent image of one pixel. */
const image = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
const asked = z
  .object({
    data: z.string().describe('The event as JSON in base64, with writeKey, as Segment has it'),
    writeKey: z.string(),
  })
  .partial()
  .loose()
const calls = z.object({ call: z.enum(['track', 'page', 'screen', 'identify', 'group', 'alias']) })
const summary = 'An event told by an image, for mails and pages without scripts; the event stands in the address'

/**
 * Events of places that allow images only. Whatever is wrong, an image comes back, with the status that says so: nobody who
 * reads a mail shall see a broken one.
 */
export function pixelRoutes(app: App, { gateway }: Parts): void {
  openToAnySite(app)
  const options = { method: 'GET', config: { openToAll: true }, exposeHeadRoute: false } as const
  const answer = async (call: string, request: FastifyRequest, reply: FastifyReply) => {
    reply.header('cache-control', 'no-store').type('image/gif')
    try {
      await gateway.accept({
        call: '',
        ...told(call, request),
        requestId: request.id,
        ip: request.ip,
        headers: request.headers,
      })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      reply.code(error.status)
    }
    return reply.send(image)
  }
  const tags = ['events']
  app.route({
    ...options,
    url: '/v1/pixel.gif',
    schema: { tags, summary, security: [], querystring: asked },
    handler: (request, reply) => answer('', request, reply),
  })
  for (const url of ['/v1/pixel/:call', '/pixel/v1/:call']) {
    app.route({
      ...options,
      url,
      schema: { tags, summary, security: [], params: calls, querystring: asked },
      handler: (request, reply) => answer(request.params.call, request, reply),
    })
  }
}

/** The event of an image's address, as a body with its key. */
function told(call: string, { query, headers }: FastifyRequest) {
  const parameters = query as z.output<typeof asked>
  const purposes = [headers['sec-purpose'], headers.purpose, headers['x-moz'], headers['x-purpose']].join(' ')
  const event = eventOfPixel({
    call,
    query: parameters,
    referrer: headers.referer ?? '',
    isPrefetch: /prefetch|preview/i.test(purposes),
  })
  return {
    body: Buffer.from(JSON.stringify({ batch: [event] })),
    writeKey: String(parameters.writeKey ?? event.writeKey ?? ''),
    userAgent: headers['user-agent'] ?? '',
  }
}
