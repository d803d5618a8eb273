import type { FastifyReply } from 'fastify'

/** Aborted when the caller leaves before the answer is complete, so that nobody computes for nobody. */
export function abortedBy(reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableEnded) controller.abort()
  })
  return controller.signal
}
