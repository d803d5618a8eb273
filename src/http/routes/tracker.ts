import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../../kernel/errors.ts'
import { openToAnySite } from '../any-site.ts'
import { saveAs } from '../file-answer.ts'
import type { App, Parts } from '../parts.ts'

const scripts = ['millpond.js', 'shopify-pixel.js', 'data-layer.js', 'gallery.js'] as const
/** Put into a shop's own server. It needs no build, and stands beside what is built. */
const plugin = 'millpond.php'

/** The files that shops load or copy. They change with a release, and are asked for again within the hour. */
export function trackerRoutes(app: App, { tracker }: Parts): void {
  openToAnySite(app)
  for (const name of scripts) serveFile(app, name, join(tracker, name), 'text/javascript; charset=utf-8')
  serveFile(app, plugin, join(tracker, '..', 'woocommerce', plugin))
}

/** Answers with a file; one without a type that browsers show is saved. */
function serveFile(app: App, name: string, path: string, type?: string): void {
  app.route({
    method: 'GET',
    url: `/${name}`,
    config: { openToAll: true },
    schema: { hide: true },
    handler: async (_request, reply) => {
      if (!existsSync(path)) throw new Problem('not_found', { what: `file ${name}; run npm run build` })
      if (!type) saveAs(reply, name)
      return reply
        .header('cache-control', 'public, max-age=3600')
        .type(type ?? 'application/octet-stream')
        .send(readFileSync(path))
    },
  })
}
