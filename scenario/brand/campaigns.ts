import type { ScenarioChannel } from './storefronts.ts'

/** Where the money goes. `tiktok_shop_ads` and `creators` have no export of their own and arrive as a general spend table. */
export type Platform = 'meta_ads' | 'google_ads' | 'tiktok_ads' | 'amazon_ads' | 'tiktok_shop_ads' | 'creators'

/**
 * A campaign with its true effect in each country: new customers a day = strength × Hill(adstock(spend); slope, half),
 * with spend and half in US dollars a day in the base size, where carry-over per day is `retention`.
 */
export type Campaign = {
  id: string
  platform: Platform
  name: string
  channel: ScenarioChannel
  utm: readonly [source: string, medium: string]
  retention: number
  slope: number
  /** Dollars a day in the US market; other countries by `countries`. */
  budget: number
  half: number
  strength: number
  countries: Readonly<Record<string, number>>
  /** Days between spends: 1 is every day. Creators are paid per post. */
  everyDays: number
}

const everywhere = { US: 1, GB: 0.42, DE: 0.36, FR: 0.22, JP: 0.2, AU: 0.16 }

export const campaigns: readonly Campaign[] = [
  {
    id: '23851200110',
    platform: 'meta_ads',
    name: 'prospecting-video',
    channel: 'own_site',
    utm: ['facebook', 'paid_social'],
    retention: 0.55,
    slope: 1.3,
    budget: 76,
    half: 168,
    strength: 3.2,
    countries: everywhere,
    everyDays: 1,
  },
  {
    id: '23851200120',
    platform: 'meta_ads',
    name: 'retargeting-catalogue',
    channel: 'own_site',
    utm: ['facebook', 'paid_social'],
    retention: 0.2,
    slope: 1,
    budget: 23,
    half: 38,
    strength: 0.5,
    countries: everywhere,
    everyDays: 1,
  },
  {
    id: '17620031001',
    platform: 'google_ads',
    name: 'shopping-generic',
    channel: 'own_site',
    utm: ['google', 'cpc'],
    retention: 0.25,
    slope: 1.1,
    budget: 50,
    half: 67,
    strength: 2.2,
    countries: everywhere,
    everyDays: 1,
  },
  {
    id: '17620031002',
    platform: 'google_ads',
    name: 'search-brand',
    channel: 'own_site',
    utm: ['google', 'cpc'],
    retention: 0.05,
    slope: 1,
    budget: 13,
    half: 19,
    strength: 0.35,
    countries: { US: 1, GB: 0.5, DE: 0.4 },
    everyDays: 1,
  },
  {
    id: '1792200310011',
    platform: 'tiktok_ads',
    name: 'spark-ugc',
    channel: 'own_site',
    utm: ['tiktok', 'paid_social'],
    retention: 0.68,
    slope: 1.6,
    budget: 32,
    half: 97,
    strength: 1.1,
    countries: { US: 1, GB: 0.5, AU: 0.3 },
    everyDays: 1,
  },
  {
    id: '300100200301',
    platform: 'amazon_ads',
    name: 'SP | Lanterns | Exact',
    channel: 'amazon',
    utm: ['', ''],
    retention: 0.15,
    slope: 1.1,
    budget: 32,
    half: 34,
    strength: 1.7,
    countries: { US: 1, GB: 0.5, DE: 0.45 },
    everyDays: 1,
  },
  {
    id: '300100200302',
    platform: 'amazon_ads',
    name: 'SP | Catalogue | Auto',
    channel: 'amazon',
    utm: ['', ''],
    retention: 0.15,
    slope: 1,
    budget: 19,
    half: 25,
    strength: 0.9,
    countries: { US: 1, GB: 0.5, DE: 0.45 },
    everyDays: 1,
  },
  {
    id: '1801100220033',
    platform: 'tiktok_shop_ads',
    name: 'gmv-max',
    channel: 'tiktok_shop',
    utm: ['', ''],
    retention: 0.4,
    slope: 1.2,
    budget: 27,
    half: 42,
    strength: 1.8,
    countries: { US: 1, GB: 0.55 },
    everyDays: 1,
  },
  {
    id: 'creator-mia',
    platform: 'creators',
    name: 'creator-mia',
    channel: 'own_site',
    utm: ['instagram', 'creator'],
    retention: 0.82,
    slope: 1.2,
    budget: 240,
    half: 420,
    strength: 1.4,
    countries: { US: 1 },
    everyDays: 21,
  },
  {
    id: 'creator-jonas',
    platform: 'creators',
    name: 'creator-jonas',
    channel: 'own_site',
    utm: ['youtube', 'creator'],
    retention: 0.9,
    slope: 1.1,
    budget: 320,
    half: 700,
    strength: 0.9,
    countries: { DE: 1, FR: 0.4 },
    everyDays: 34,
  },
  {
    id: 'creator-haruka',
    platform: 'creators',
    name: 'creator-haruka',
    channel: 'own_site',
    utm: ['youtube', 'creator'],
    retention: 0.86,
    slope: 1.2,
    budget: 180,
    half: 400,
    strength: 0.7,
    countries: { JP: 1, AU: 0.5 },
    everyDays: 27,
  },
]

/** The currency in which a platform bills a country: Amazon by marketplace, everyone else in US dollars. */
export function billingCurrency(platform: Platform, country: string): string {
  if (platform !== 'amazon_ads') return 'USD'
  return { US: 'USD', GB: 'GBP' }[country] ?? 'EUR'
}
