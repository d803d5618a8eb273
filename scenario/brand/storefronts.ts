import type { Repeat } from '../model/repeat.ts'
import { type Market, marketOf } from './markets.ts'

export type ScenarioChannel = 'own_site' | 'amazon' | 'tiktok_shop'

/** A place of one channel in one market where the brand sells. `store` is the name under which its exports are imported. */
export type Storefront = {
  channel: ScenarioChannel
  store: string
  market: Market
  /** Unpaid new customers a day in the model's base size, before season and growth. */
  unpaidPerDay: number
}

/** How customers of a channel come back: BG/NBD (weeks) and Gamma-Gamma (US dollars at base prices). */
export const repeatOf: Readonly<Record<ScenarioChannel, Repeat>> = {
  own_site: { r: 0.58, alpha: 10.5, a: 1.2, b: 2.1, p: 5.5, q: 4.2, v: 38 },
  amazon: { r: 0.31, alpha: 13.5, a: 1.1, b: 2.2, p: 6.2, q: 4.6, v: 27 },
  tiktok_shop: { r: 0.24, alpha: 11, a: 1.3, b: 1.9, p: 6, q: 4.4, v: 21 },
}

const ownSite = (country: string, store: string): Storefront => {
  const market = marketOf(country)
  return { channel: 'own_site', store, market, unpaidPerDay: 3.6 * market.weight }
}
const marketplace = (channel: ScenarioChannel, country: string, store: string, perDay: number): Storefront => ({
  channel,
  store,
  market: marketOf(country),
  unpaidPerDay: perDay,
})

export const storefronts: readonly Storefront[] = [
  ownSite('US', 'lumen-tide-us'),
  ownSite('GB', 'lumen-tide-uk'),
  ownSite('DE', 'lumen-tide-eu'),
  ownSite('FR', 'lumen-tide-eu'),
  ownSite('JP', 'lumen-tide-jp'),
  ownSite('AU', 'lumen-tide-au'),
  marketplace('amazon', 'US', 'amazon-na', 3.4),
  marketplace('amazon', 'GB', 'amazon-eu', 1.3),
  marketplace('amazon', 'DE', 'amazon-eu', 1.2),
  marketplace('tiktok_shop', 'US', 'tiktok-us', 1.3),
  marketplace('tiktok_shop', 'GB', 'tiktok-uk', 0.7),
]
