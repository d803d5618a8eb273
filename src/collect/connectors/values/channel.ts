import type { SalesChannel } from '../../../kernel/channel.ts'

/** Words by which shops and their software name a sales channel; the first that the text contains decides. */
const words: readonly (readonly [word: string, channel: SalesChannel])[] = [
  ['tiktok', 'tiktok_shop'],
  ['amazon', 'amazon'],
  ['亚马逊', 'amazon'],
  ['shopee', 'shopee'],
  ['虾皮', 'shopee'],
  ['lazada', 'lazada'],
  ['来赞达', 'lazada'],
  ['walmart', 'walmart'],
  ['沃尔玛', 'walmart'],
  ['ebay', 'ebay'],
  ['shopify', 'own_site'],
  ['woocommerce', 'own_site'],
  ['own', 'own_site'],
  ['online store', 'own_site'],
  ['web', 'own_site'],
  ['独立站', 'own_site'],
  ['自建站', 'own_site'],
  ['官网', 'own_site'],
  ['retail', 'retail'],
  ['pos', 'retail'],
  ['offline', 'retail'],
  ['线下', 'retail'],
  ['门店', 'retail'],
]

/** The sales channel a text names; 'other' for a name that is not known. */
export function readSalesChannel(text: string): SalesChannel {
  const lower = text.toLowerCase()
  return words.find(([word]) => lower.includes(word))?.[1] ?? 'other'
}
