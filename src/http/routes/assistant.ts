import { createMcpHandler } from '@modelcontextprotocol/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type AskApi, assistantServer, type Tool, tool } from '../../activate/assistants/assistant-server.ts'
import { memberOf } from '../caller.ts'
import { abortedBy } from '../departure.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, listOf, problemAnswers } from '../schemas.ts'

const tags = ['assistants']

/** The door for AI assistants (Model Context Protocol over HTTP). Each request stands for itself, so that nothing is kept between them. */
export function assistantRoutes(app: App, { version }: Parts, tools: readonly Tool[]): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/assistant/tools',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'What assistants may ask about the brand',
      params: brandParams,
      response: { 200: listOf(tool).extend({ version: z.string().describe('Of this Millpond') }), ...problemAnswers },
    },
    handler: async (request) => ({ version, items: ofBrand(tools, memberOf(request).brand) }),
  })

  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const ofCaller = ofBrand(tools, memberOf(request).brand)
    const server = () => assistantServer({ version, tools: ofCaller, ask: asCaller(app, request, abortedBy(reply)) })
    // Its tools never change while it runs: there is nothing to subscribe to, and no stream to hold open.
    const handler = createMcpHandler(server, { maxSubscriptions: 0 })
    return handler.fetch(webRequest(request), { parsedBody: request.body })
  }
  app.route({
    method: 'POST',
    url: '/brands/:brand/mcp',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'A message of the Model Context Protocol; its tools are those listed, under the role of the caller',
      params: brandParams,
      body: z.union([
        z.looseObject({ jsonrpc: z.literal('2.0') }),
        z.array(z.looseObject({ jsonrpc: z.literal('2.0') })).max(20),
      ]),
      response: { 200: z.unknown().describe('The answer, as the protocol has it'), ...problemAnswers },
    },
    handler: answer,
  })
  // Clients of older versions ask for a stream or end a session; they are told by the library that there is none.
  app.route({
    method: ['GET', 'DELETE'],
    url: '/brands/:brand/mcp',
    config: { needs: 'viewer' },
    schema: { hide: true, params: brandParams },
    handler: answer,
  })
}

const ofBrand = (tools: readonly Tool[], brand: string) =>
  tools.map((one) => ({ ...one, path: one.path.replace(':brand', encodeURIComponent(brand)) }))

/** Asks this app as whoever asks now: a tool is let in, limited and checked as the route that it is. */
function asCaller(app: App, { headers, ip }: FastifyRequest, signal: AbortSignal): AskApi {
  const { authorization, cookie, host } = headers
  const own = { ...(host && { host }), ...(authorization && { authorization }), ...(cookie && { cookie }) }
  return async (path, query) => {
    const response = await app.inject({ method: 'GET', url: path, query, headers: own, remoteAddress: ip, signal })
    const body: unknown = response.json()
    if (response.statusCode >= 400) throw new Error(refusal.parse(body).error.message)
    return body
  }
}

const refusal = z.object({ error: z.object({ message: z.string() }) })

/** The request as the library reads it. It takes both forms of answers for granted, which a plain caller does not think of saying. */
function webRequest({ method, url, headers, host, protocol }: FastifyRequest): Request {
  const own = Object.entries(headers).filter(([name]) => !perConnection.has(name))
  const texts = own.map(([name, value]): [string, string] => [name, String(value)])
  const all = { ...Object.fromEntries(texts), accept: 'application/json, text/event-stream' }
  return new Request(`${protocol}://${host}${url}`, { method, headers: all })
}

/** Headers of the connection, which a request of its own cannot have. */
const perConnection = new Set(['connection', 'content-length', 'transfer-encoding', 'keep-alive', 'upgrade', 'expect'])
