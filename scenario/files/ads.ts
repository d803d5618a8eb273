import { creatorOf } from '../brand/creators.ts'
import { marketOf } from '../brand/markets.ts'
import type { StatedSpend } from '../statements.ts'
import { csvLine, decimal } from './table.ts'

/** Columns of Meta Ads Manager with the breakdowns by day and country. */
export const metaHeader: readonly string[] =
  'Day,Campaign name,Campaign ID,Country,Amount spent (USD),Impressions,Link clicks,Purchases,Purchases conversion value,Reporting starts,Reporting ends'.split(
    ',',
  )
/** Columns of Google's campaign report: the segment by day first, then as in the account's own report. */
export const googleHeader: readonly string[] =
  'Day,Campaign status,Campaign,Campaign ID,Currency code,Campaign type,Impr.,Clicks,Cost,Avg. CPC,Conversions,Conv. value'.split(
    ',',
  )
/** Columns of TikTok Ads Manager by day and country. */
export const tiktokHeader: readonly string[] =
  'By Day,Campaign name,Campaign ID,Country/Region,Currency,Cost,Impressions,Clicks (destination),CTR (destination),Conversions,Purchase value'.split(
    ',',
  )
/** Columns of the search term report of Sponsored Products; several end in a space, as in the console. */
export const sponsoredProductsHeader: readonly string[] = [
  ...'Start Date,End Date,Portfolio name,Currency,Campaign Name,Ad Group Name,Retailer,Country,Targeting,Match Type'.split(
    ',',
  ),
  ...'Customer Search Term,Impressions,Clicks,Click-Thru Rate (CTR),Cost Per Click (CPC),Spend,7 Day Total Sales '.split(
    ',',
  ),
  'Total Advertising Cost of Sales (ACOS) ',
  'Total Return on Advertising Spend (ROAS)',
  ...'7 Day Total Orders (#),7 Day Total Units (#),7 Day Conversion Rate,7 Day Advertised SKU Units (#)'.split(','),
  ...'7 Day Other SKU Units (#),7 Day Advertised SKU Sales ,7 Day Other SKU Sales '.split(','),
]
/** Columns of a brand's own table of spend that no platform exports. */
export const spendTableHeader: readonly string[] =
  'day,platform,kind,campaign_id,campaign,ad,country,currency,spend,impressions,clicks,conversions,conversion_value'.split(
    ',',
  )

const platformNames: Readonly<Record<string, string>> = { tiktok_shop_ads: 'TikTok Shop Ads', creators: 'creators' }
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export function metaRow(spend: StatedSpend): string {
  const { day, campaign, campaignId, country, impressions, clicks, conversions, conversionValue } = spend
  const some = (value: number | string) => (conversions === 0 ? '' : value)
  const value = decimal(conversionValue, 'USD')
  return csvLine([
    day,
    campaign,
    campaignId,
    country,
    cost(spend),
    impressions,
    clicks,
    some(conversions),
    some(value),
    day,
    day,
  ])
}

export function googleRow(spend: StatedSpend): string {
  const { day, campaign, campaignId, currency, impressions, clicks, conversions, conversionValue } = spend
  const type = campaign.startsWith('shopping') ? 'Shopping' : 'Search'
  const each = clicks === 0 ? ' --' : decimal(Math.round(spend.spend / clicks), currency)
  const value = decimal(conversionValue, currency)
  return csvLine([
    ...[day, 'Enabled', campaign, campaignId, currency, type],
    ...[impressions, clicks, grouped(cost(spend)), each, conversions.toFixed(2), value].map(String),
  ])
}

/** The title and the period above Google's header. */
export function googlePreamble(from: string, to: string): string {
  const long = (day: string) => `${months[Number(day.slice(5, 7)) - 1]} ${Number(day.slice(8))}, ${day.slice(0, 4)}`
  return `Campaign report\n${csvLine([`${long(from)} - ${long(to)}`])}${csvLine(googleHeader)}`
}

/** The totals below Google's rows. */
export function googleTotals(spent: number): string {
  return ['Total: Campaigns', 'Total: Account']
    .map((label) => csvLine([label, '', '', '', 'USD', '', '', '', grouped(decimal(spent, 'USD')), '', '', '']))
    .join('')
}

export function tiktokRow(spend: StatedSpend): string {
  const { day, campaign, campaignId, country, currency, impressions, clicks, conversions, conversionValue } = spend
  const some = (value: number | string) => (conversions === 0 ? '-' : value)
  const rate = impressions === 0 ? '-' : `${((100 * clicks) / impressions).toFixed(2)}%`
  const about = [day, campaign, campaignId, marketOf(country).name, currency, cost(spend), impressions, clicks, rate]
  return csvLine([...about, some(conversions), some(decimal(conversionValue, currency))])
}

export function sponsoredProductsRow(spend: StatedSpend): string {
  const { day, campaign, country, currency, term, impressions, clicks, conversions, conversionValue } = spend
  const date = `${months[Number(day.slice(5, 7)) - 1]} ${day.slice(8)}, ${day.slice(0, 4)}`
  const money = (minor: number) => decimal(minor, currency)
  const share = (part: number, whole: number) => (whole === 0 ? '' : `${((100 * part) / whole).toFixed(2)}%`)
  const targeting = campaign.includes('Exact') ? term : '*'
  const match = campaign.includes('Exact') ? 'EXACT' : '-'
  return csvLine([
    ...[date, date, '', currency, campaign, 'Main', 'Amazon', marketOf(country).name, targeting, match, term],
    ...[impressions, clicks, share(clicks, impressions), clicks === 0 ? '' : money(Math.round(spend.spend / clicks))],
    ...[money(spend.spend), money(conversionValue), share(spend.spend, conversionValue)],
    spend.spend === 0 ? '' : (conversionValue / spend.spend).toFixed(2),
    ...[conversions, conversions, share(conversions, clicks), conversions, 0, money(conversionValue), money(0)],
  ])
}

export function spendTableRow(spend: StatedSpend): string {
  const { day, platform, kind, campaignId, campaign, country, currency, impressions, clicks, conversions } = spend
  const value = decimal(spend.conversionValue, currency)
  const ad = creatorOf(campaignId)?.name ?? ''
  const about = [day, platformNames[platform] ?? platform, kind, campaignId, campaign, ad, country, currency]
  return csvLine([...about, cost(spend), impressions, clicks, conversions, value])
}

function cost({ spend, currency }: StatedSpend): string {
  return decimal(spend, currency)
}

/** "12345.60" as "12,345.60". */
function grouped(text: string): string {
  return text.replace(/\B(?=(\d{3})+(?=\.))/g, ',')
}
