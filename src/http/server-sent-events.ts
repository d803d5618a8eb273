import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * Sends each value as a server-sent event until the values end or the caller leaves.
 * Sending stops the iterator in either case, so that whatever it watches is let go.
 */
export async function sendEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  events: (signal: AbortSignal) => AsyncIterable<unknown>,
): Promise<void> {
  const left = new AbortController()
  reply.raw.once('close', () => left.abort())
  reply.hijack()
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  })
  try {
    for await (const event of events(left.signal)) reply.raw.write(`data: ${JSON.stringify(event)}\n\n`)
  } catch (error) {
    if (!left.signal.aborted) request.log.error({ err: error }, 'an event stream broke off')
  }
  reply.raw.end()
}
