import type { Source, SourceKind } from '../../api/events.ts'

/** What is put into the shop or the program that sends; `label` is the name of a text of the page. */
export type Snippet = { label: string; code: string }

/** The pieces to copy for a kind of source. `address` is where Millpond is reached. */
export function snippetsOf({ kind, write_key: key }: Source, address: string): Snippet[] {
  return makers[kind](key, address)
}

const script = (key: string, address: string) =>
  `<script async src="${address}/millpond.js" data-key="${key}"></script>`

const makers: Record<SourceKind, (key: string, address: string) => Snippet[]> = {
  web: (key, address) => [
    { label: 'sources.snippet_head', code: script(key, address) },
    { label: 'sources.snippet_data_layer', code: `<script async src="${address}/data-layer.js"></script>` },
  ],
  shopify: (key, address) => [
    {
      label: 'sources.snippet_pixel',
      code: `const millpondPixel = { key: '${key}', base: '${address}', theme: true }`,
    },
    { label: 'sources.snippet_theme', code: script(key, address) },
  ],
  woocommerce: (key, address) => [
    {
      label: 'sources.snippet_wp_config',
      code: `define( 'MILLPOND_SCRIPT', '${address}/millpond.js' );\ndefine( 'MILLPOND_KEY', '${key}' );`,
    },
  ],
  server: (key, address) => [
    {
      label: 'sources.snippet_segment',
      code: `import { Analytics } from '@segment/analytics-node'
const analytics = new Analytics({ writeKey: '${key}', host: '${address}' })
analytics.track({ userId: 'customer-7', event: 'Test' })`,
    },
    {
      label: 'sources.snippet_rudder',
      code: `import RudderAnalytics from '@rudderstack/rudder-sdk-node'
const analytics = new RudderAnalytics('${key}', { dataPlaneUrl: '${address}' })
analytics.track({ userId: 'customer-7', event: 'Test' })`,
    },
    {
      label: 'sources.snippet_curl',
      code: `curl ${address}/v1/track -u ${key}: -H 'content-type: application/json' -d '{"userId":"customer-7","event":"Test"}'`,
    },
  ],
}
