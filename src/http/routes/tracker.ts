import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../../kernel/errors.ts'
import { openToAnySite } from '../any-site.ts'
import type { App, Parts } from '../parts.ts'

const scripts = ['millpond.js', 'shopify-pixel.js', 'data-layer.js', 'gallery.js'] as const

/** The scripts that shops load. They change with a release, and are asked for again within the hour. */
export function trackerRoutes(app: App, { tracker }: Parts): void {
  openToAnySite(app)
  for (const name of scripts) {
    app.route({
      method: 'GET',
      url: `/${name}`,
      config: { openToAll: true },
      schema: { hide: true },
      handler: async (_request, reply) => {
        const path = join(tracker, name)
        if (!existsSync(path)) throw new Problem('not_found', { what: `script ${name}; run npm run build` })
        return reply
          .header('cache-control', 'public, max-age=3600')
          .type('text/javascript; charset=utf-8')
          .send(readFileSync(path))
      },
    })
  }
}
