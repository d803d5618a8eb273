import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { openToAnySite } from '../any-site.ts'
import { largestBody, takeAnyBody, unpacked } from '../event-body.ts'
import type { App, Parts } from '../parts.ts'

const taken = z.object({ success: z.literal(true) })
const byKey = z.object({ writeKey: z.string().optional() }).loose()
const config = { openToAll: true }

/** Calls that say what they are by their address: in full, or by their first letter as browsers send them. */
const calls = { track: 't', page: 'p', screen: 's', identify: 'i', group: 'g', alias: 'a' } as const
/** Addresses at which batches come. */
const batches = ['/v1/batch', '/v1/b', '/v1/import', '/v1/merge', '/beacon/v1/batch']

/** Intake of events in the dialects of Segment and RudderStack, so that their libraries work as they are. */
export function gatewayRoutes(app: App, { gateway }: Parts): void {
  openToAnySite(app)
  takeAnyBody(app)
  const tags = ['events']
  const accept = async (call: string, request: FastifyRequest) => {
    await gateway.accept({
      call,
      body: await unpacked(request),
      writeKey: keyOf(request),
      requestId: request.id,
      ip: request.ip,
      userAgent: request.headers['user-agent'] ?? '',
      origin: request.headers.origin,
      headers: request.headers,
    })
    return { success: true as const }
  }
  const intake = (url: string, call: string, summary: string) =>
    app.route({
      method: 'POST',
      url,
      config,
      bodyLimit: 2 * largestBody,
      schema: { tags, summary, security: [], querystring: byKey, response: { 200: taken } },
      handler: (request) => accept(call, request),
    })
  for (const [call, letter] of Object.entries(calls)) {
    intake(`/v1/${call}`, call, `Take one ${call} call; acknowledged when it is on disk`)
    intake(`/v1/${letter}`, call, `The same as /v1/${call}, as browsers send it`)
  }
  for (const url of batches) intake(url, '', 'Take a batch of calls; acknowledged when it is on disk')
}

/** What libraries ask before they send. */
export function gatewaySettingRoutes(app: App, { gateway, config: { publicUrl } }: Parts): void {
  openToAnySite(app)
  const tags = ['events']
  const document = z.record(z.string(), z.unknown())
  app.route({
    method: 'GET',
    url: '/v1/projects/:writeKey/settings',
    config,
    schema: {
      tags,
      summary: "Settings for Segment's library in the browser",
      security: [],
      params: z.object({ writeKey: z.string() }),
      response: { 200: document },
    },
    handler: async (request) => {
      const { writeKey } = request.params
      if (!(await gateway.senderOf(writeKey))) throw new Problem('not_found', { what: 'write key' })
      const own = new URL(publicUrl ?? `${request.protocol}://${request.host}`)
      const segment = { apiKey: writeKey, apiHost: `${own.host}/v1`, protocol: own.protocol.slice(0, -1) }
      return { integrations: { 'Segment.io': segment } }
    },
  })
  app.route({
    method: 'GET',
    url: '/sourceConfig/',
    config,
    schema: {
      tags,
      summary: "Settings for RudderStack's library in the browser",
      security: [],
      querystring: byKey,
      response: { 200: document },
    },
    handler: async (request) => {
      const key = keyOf(request)
      const sender = await gateway.senderOf(key)
      if (!sender) throw new Problem('not_found', { what: 'write key' })
      const { source: id, brand: workspaceId } = sender
      return { source: { id, name: id, writeKey: key, workspaceId, enabled: true, config: {}, destinations: [] } }
    },
  })
  app.route({
    method: 'POST',
    url: '/v1/m',
    config,
    schema: {
      tags,
      summary: 'Metrics of libraries about themselves; they are not kept',
      security: [],
      response: { 200: taken },
    },
    handler: async () => ({ success: true as const }),
  })
}

/** Answers what browsers ask before a request with headers of its own. */
export function preflightRoutes(app: App): void {
  openToAnySite(app)
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const headers = request.headers['access-control-request-headers'] ?? 'content-type'
    return reply
      .header('access-control-allow-headers', headers)
      .header('access-control-allow-methods', 'GET, POST')
      .header('access-control-max-age', '86400')
      .code(204)
      .send()
  }
  for (const url of ['/v1/*', '/beacon/*', '/sourceConfig/', '/mp/*', '/debug/mp/*']) {
    app.route({ method: 'OPTIONS', url, config, schema: { hide: true }, handler: answer })
  }
}

/** The write key of the header (Basic, with or without its colon, or Bearer) or of the address. */
function keyOf(request: FastifyRequest): string {
  const [, scheme, value = ''] = /^(Basic|Bearer) (\S+)$/i.exec(request.headers.authorization ?? '') ?? []
  if (scheme?.toLowerCase() === 'bearer') return value
  if (scheme) return Buffer.from(value, 'base64').toString().split(':')[0] ?? ''
  return (request.query as { writeKey?: string }).writeKey ?? ''
}
