import helmet from '@fastify/helmet'
import type { App } from './parts.ts'

/** Headers that keep browsers from doing what the dashboard never asks for. */
export async function addSecurityHeaders(app: App, secure: boolean): Promise<void> {
  await app.register(helmet, {
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
}
