import type { Source, SourceKind } from '../../api/events.ts'

/** What is put into the shop or the program that sends; `label` is the name of a text of the page. */
export type Snippet = { label: string; code: string }

/** The file to put into a shop of this kind; a page that is one's own needs none. */
export const shopFiles: { readonly [kind in SourceKind]?: string } = {
  shopify: 'shopify-pixel.js',
  woocommerce: 'millpond.php',
}

/** What may be kept of a visitor before a consent dialogue says otherwise, the usual one first. */
export const consents = ['cookieless', 'full', 'none'] as const
export type Consent = (typeof consents)[number]

/** The pieces to copy for a kind of source. `address` is where Millpond is reached. */
export function snippetsOf({ kind, write_key: key }: Source, address: string, consent: Consent): Snippet[] {
  return makers[kind](key, address, consent)
}

const script = (key: string, address: string, consent: Consent) =>
  `<script async src="${address}/millpond.js" data-key="${key}" data-consent="${consent}"></script>`

const makers: Record<SourceKind, (key: string, address: string, consent: Consent) => Snippet[]> = {
  web: (key, address, consent) => [
    { label: 'sources.snippet_head', code: script(key, address, consent) },
    { label: 'sources.snippet_data_layer', code: `<script async src="${address}/data-layer.js"></script>` },
  ],
  shopify: (key, address, consent) => [
    {
      label: 'sources.snippet_pixel',
      code: `const millpondPixel = { key: '${key}', base: '${address}', theme: true }`,
    },
    { label: 'sources.snippet_theme', code: script(key, address, consent) },
  ],
  woocommerce: (key, address, consent) => [
    {
      label: 'sources.snippet_wp_config',
      code: `define( 'MILLPOND_SCRIPT', '${address}/millpond.js' );\ndefine( 'MILLPOND_KEY', '${key}' );\ndefine( 'MILLPOND_CONSENT', '${consent}' );`,
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
