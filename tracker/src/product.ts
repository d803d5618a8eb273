import { attempt } from './guard.ts'

type Json = { readonly [name: string]: unknown }

/** A product as Segment's `Product Viewed` names it; prices as the shop writes them. */
export type Product = {
  product_id?: unknown
  sku?: unknown
  name?: unknown
  brand?: unknown
  category?: unknown
  variant?: unknown
  price?: unknown
  currency?: unknown
  url?: unknown
}

const list = (value: unknown): Json[] => (Array.isArray(value) ? value : value ? [value as Json] : [])
const isProduct = (node: Json) => /\bProduct(Group)?\b/.test(String(node['@type']))
const nodesOf = (value: unknown): Json[] =>
  list(value).flatMap((node) =>
    Array.isArray(node) ? nodesOf(node) : node ? [node, ...nodesOf(node['@graph']), ...nodesOf(node.mainEntity)] : [],
  )

/** The one whose address has the query of the page (Shopify's `?variant=`), or the only one. */
function chosen(nodes: readonly Json[], page: string): Json | undefined {
  const asked = nodes.find((node) => {
    const query = /\?[^#]+/.exec(String(node.url ?? list(node.offers)[0]?.url ?? ''))
    return query && page.includes(query[0])
  })
  return asked ?? (nodes.length === 1 ? nodes[0] : undefined)
}

/**
 * The product that a page is about, by its JSON-LD. Undefined where it describes none, or several, as lists do. What does not
 * follow for sure, like the price of one of many variants, is left out.
 */
export function productOfJsonLd(blocks: readonly unknown[], page: string): Product | undefined {
  const all = nodesOf(blocks).filter(isProduct)
  const node = all.find(({ offers, hasVariant }) => offers || hasVariant) ?? all[0]
  if (!node || all.some((other) => other.name !== node.name)) return undefined
  const variant = chosen(list(node.hasVariant), page)
  const offer = chosen(list((variant ?? node).offers), page)
  return {
    product_id: node.productID ?? node.productGroupID,
    sku: variant?.sku ?? offer?.sku ?? node.sku,
    name: node.name,
    brand: list(node.brand)[0]?.name ?? node.brand,
    category: node.category,
    variant: variant?.name,
    price: offer?.price,
    currency: offer?.priceCurrency,
    url: node.url,
  }
}

const parsed = (text: string | null | undefined): unknown => attempt(() => JSON.parse(text ?? ''))

/** The product of the page: what a `data-mp-product` attribute says as JSON, else its JSON-LD, else OpenGraph. */
export function productOf(page: Document): Product | undefined {
  const marked = page.querySelector<HTMLElement>('[data-mp-product]')
  if (marked) return parsed(marked.dataset.mpProduct) as Product
  const scripts = page.querySelectorAll('script[type="application/ld+json"]')
  const blocks = Array.from(scripts, (script) => parsed(script.textContent))
  return productOfJsonLd(blocks, page.location.href) ?? productOfOpenGraph(page)
}

function productOfOpenGraph(page: Document): Product | undefined {
  const meta = (name: string) => page.querySelector<HTMLMetaElement>(`meta[property="${name}"]`)?.content
  if (!/product/.test(meta('og:type') ?? '')) return undefined
  return {
    product_id: meta('product:retailer_item_id'),
    name: meta('og:title'),
    brand: meta('product:brand'),
    price: meta('product:price:amount') ?? meta('og:price:amount'),
    currency: meta('product:price:currency') ?? meta('og:price:currency'),
    url: meta('og:url'),
  }
}
