import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'
import type { App } from './parts.ts'

/**
 * Headers that keep browsers from doing what the dashboard never asks for. They are the same in every answer and are worked out
 * once: doing so for each answer kept every request in memory until the next large collection, which held up those that followed.
 */
export function addSecurityHeaders(app: App, secure: boolean): void {
  const headers = securityHeaders(secure)
  app.addHook('onRequest', (_request, reply, next) => {
    reply.raw.setHeaders(headers)
    next()
  })
}

function securityHeaders(secure: boolean): Map<string, string> {
  const headers = new Map<string, string>()
  const write = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        // Charts and floating panels place themselves with style attributes and style elements.
        'style-src': ["'self'", "'unsafe-inline'"],
        // Pages ask no other machine for anything, pictures among it.
        'img-src': ["'self'", 'data:', 'blob:'],
        'object-src': ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
  })
  const response = {
    setHeader: (name: string, value: string) => headers.set(name, value),
    removeHeader: (name: string) => headers.delete(name),
  }
  write({} as IncomingMessage, response as unknown as ServerResponse, (error) => {
    if (error) throw error
  })
  return headers
}
