import type { App } from './parts.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Asked by the pages of any shop, many times a second: neither origin nor number of requests is limited. */
    openToAll?: boolean
  }
}

/** Lets pages of other sites ask, and scripts of other sites be loaded. Cookies are allowed, since the id of a visitor is one. */
export function openToAnySite(app: App): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers
    reply.header('cross-origin-resource-policy', 'cross-origin').header('vary', 'origin')
    if (!origin) return
    reply.header('access-control-allow-origin', origin).header('access-control-expose-headers', 'retry-after')
    // A page without an origin of its own, such as a sandbox of a shop, has no cookies to send.
    if (origin !== 'null') reply.header('access-control-allow-credentials', 'true')
  })
}
