import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './parts.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Aborted when the server stops: event streams would never end by themselves. */
    stopping: AbortSignal
  }
}

/** Prepares the app for event streams, which end when it stops. Before the routes. */
export function allowEvents(app: App): void {
  const controller = new AbortController()
  app.decorate('stopping', controller.signal)
  app.addHook('preClose', async () => controller.abort())
}

/**
 * Sends each value as a server-sent event until the values end, the caller leaves or the server stops.
 * Whatever the values come from is told by the signal.
 */
export async function sendEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  events: (signal: AbortSignal) => AsyncIterable<unknown>,
): Promise<void> {
  const left = new AbortController()
  const signal = AbortSignal.any([left.signal, request.server.stopping])
  reply.raw.once('close', () => left.abort())
  reply.hijack()
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  })
  try {
    for await (const event of events(signal)) reply.raw.write(`data: ${JSON.stringify(event)}\n\n`)
  } catch (error) {
    if (!signal.aborted) request.log.error({ err: error }, 'an event stream broke off')
  }
  reply.raw.end()
}
