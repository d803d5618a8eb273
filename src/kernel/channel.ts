import type { Text } from './errors.ts'

/** Where an order is placed. */
export const salesChannels = [
  'own_site',
  'amazon',
  'tiktok_shop',
  'shopee',
  'lazada',
  'walmart',
  'ebay',
  'retail',
  'other',
] as const
export type SalesChannel = (typeof salesChannels)[number]

/** What each channel is called in a sentence. */
export const channelNames: Readonly<Record<string, Text>> = {
  own_site: { en: 'Own site', zh: '独立站' },
  amazon: { en: 'Amazon', zh: '亚马逊' },
  tiktok_shop: { en: 'TikTok Shop', zh: 'TikTok Shop' },
  shopee: { en: 'Shopee', zh: 'Shopee' },
  lazada: { en: 'Lazada', zh: 'Lazada' },
  walmart: { en: 'Walmart', zh: '沃尔玛' },
  ebay: { en: 'eBay', zh: 'eBay' },
  retail: { en: 'Retail', zh: '线下零售' },
  other: { en: 'Other', zh: '其他渠道' },
}

/** What each platform that reports or charges is called in a sentence. */
export const platformNames: Readonly<Record<string, Text>> = {
  amazon_ads: { en: 'Amazon Ads', zh: '亚马逊广告' },
  bing: { en: 'Bing', zh: '必应' },
  creators: { en: 'Creators', zh: '红人合作' },
  google: { en: 'Google Search', zh: 'Google 搜索' },
  google_ads: { en: 'Google Ads', zh: 'Google 广告' },
  google_search: { en: 'Google Search Console', zh: 'Google 搜索控制台' },
  meta: { en: 'Meta Ads', zh: 'Meta 广告' },
  meta_ads: { en: 'Meta Ads', zh: 'Meta 广告' },
  tiktok_ads: { en: 'TikTok Ads', zh: 'TikTok 广告' },
  tiktok_shop_ads: { en: 'TikTok Shop Ads', zh: 'TikTok Shop 广告' },
}

/** Ad platforms that sell on a marketplace of their own, and where; the ads of all others lead to the own site. */
export const marketplaceAds = [
  ['amazon_ads', 'amazon'],
  ['tiktok_shop_ads', 'tiktok_shop'],
] as const satisfies readonly (readonly [platform: string, salesChannel: SalesChannel])[]

/** What is paid on the way from the price to what is kept. The order is the order of the walk. */
export const tolls = [
  'commission',
  'fulfilment',
  'payment',
  'logistics',
  'return',
  'other',
  'creator',
  'affiliate',
] as const
export type Toll = (typeof tolls)[number]

/** How an amount is known: read from a settlement, set by the brand for its own case, or a published default. */
export const bases = ['none', 'actual', 'estimated', 'default'] as const
export type Basis = (typeof bases)[number]

/** What a line of an order is; only `product` lines carry units that were sold. */
export const lineKinds = [
  'product',
  'shipping',
  'discount',
  'adjustment',
  'fee',
  'sample',
  'gift_card',
  'write_off',
] as const
export type LineKind = (typeof lineKinds)[number]
