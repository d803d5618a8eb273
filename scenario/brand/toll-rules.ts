import type { TollRule } from '../truth/toll-rules.ts'

const rule = (basis: TollRule['basis'], toll: TollRule['toll'], about: Partial<TollRule>): TollRule => ({
  toll,
  sales_channel: '',
  store: '',
  country: '',
  campaign: '',
  fulfilment: '',
  fraction: '0',
  fixed: '0',
  minimum: '0',
  currency: 'USD',
  valid_from: '2000-01-01',
  valid_to: '',
  basis,
  ...about,
})

/** Those of the published defaults, which every new brand is given, that touch this brand. */
export const publishedTollRules: readonly TollRule[] = [
  rule('default', 'commission', { sales_channel: 'amazon', country: 'US', fraction: '0.15', minimum: '0.30' }),
  rule('default', 'commission', { sales_channel: 'tiktok_shop', country: 'US', fraction: '0.06' }),
  rule('default', 'commission', { sales_channel: 'tiktok_shop', country: 'GB', fraction: '0.09' }),
  rule('default', 'payment', { sales_channel: 'own_site', country: 'US', fraction: '0.029', fixed: '0.30' }),
  rule('default', 'logistics', { sales_channel: 'own_site', fraction: '0.15' }),
]

/** What the brand states for itself. None is as specific as a published rule for the same orders, so that no two tie. */
export const ownTollRules: readonly TollRule[] = [
  rule('estimated', 'commission', { sales_channel: 'amazon', country: 'GB', fraction: '0.153' }),
  rule('estimated', 'commission', { sales_channel: 'amazon', country: 'DE', fraction: '0.15' }),
  rule('estimated', 'fulfilment', { sales_channel: 'amazon', fulfilment: 'marketplace', fixed: '4.80' }),
  rule('estimated', 'payment', { sales_channel: 'own_site', fraction: '0.026', fixed: '0.30' }),
  rule('estimated', 'payment', { sales_channel: 'own_site', country: 'JP', fraction: '0.039' }),
  rule('estimated', 'logistics', { sales_channel: 'own_site', country: 'US', fixed: '5.40' }),
  rule('estimated', 'logistics', { sales_channel: 'amazon', fulfilment: 'own', fraction: '0.12' }),
  rule('estimated', 'logistics', { sales_channel: 'tiktok_shop', country: 'GB', fixed: '3.60' }),
  rule('estimated', 'return', { sales_channel: 'amazon', fixed: '1.90' }),
  rule('estimated', 'creator', { campaign: 'creator-', fraction: '0.10' }),
]

/** The rules that the truth assumes when it is given no others. */
export const scenarioTollRules: readonly TollRule[] = [...publishedTollRules, ...ownTollRules]

/** A rule as it is stated to the product: the share in percent, open ends as null; the basis is the product's to say. */
export function statedRule({ fraction, basis: _, valid_to, ...about }: TollRule) {
  const [whole = '0', places = ''] = fraction.split('.')
  const digits = whole + places.padEnd(2, '0')
  const percent = `${Number(digits.slice(0, whole.length + 2))}${places.length > 2 ? `.${places.slice(2)}` : ''}`
  return { ...about, percent, valid_to: valid_to === '' ? null : valid_to }
}
