import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '../kernel/errors.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses changes that another site makes a visitor's browser send. Browsers state the origin of every change;
 * a caller without cookies (an API key) has nothing that another site could use.
 */
export function refuseForeignOrigins(app: FastifyInstance, publicUrl: string | undefined): void {
  app.addHook('onRequest', async (request) => {
    if (reading.has(request.method) || request.routeOptions.config.openToAll) return
    const { origin, cookie } = request.headers
    if (
      origin === undefined ? cookie !== undefined && !request.headers.authorization : !isOwn(request, origin, publicUrl)
    ) {
      throw new Problem('wrong_origin')
    }
  })
}

function isOwn(request: FastifyRequest, origin: string, publicUrl: string | undefined): boolean {
  if (publicUrl && origin === new URL(publicUrl).origin) return true
  return URL.canParse(origin) && new URL(origin).host === request.host
}
