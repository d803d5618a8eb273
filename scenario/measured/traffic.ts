import { type Asked, each, isIn, type Row, ratio } from './asked.ts'
import type { Known } from './brand.ts'
import { part, whole } from './periods.ts'

/** What was searched for on a day: money in the brand's currency, null where the report has no such column. */
type Searched = {
  term: string
  platform: string
  country: string
  campaign: string
  day: string
  impressions: number
  clicks: number
  position: number | null
  spend: number | null
  orders: number | null
  stated_sales: number | null
}
type TermAsked = Asked & { platform?: string }

/** The report of Search Console as its file says it; its queries have neither commas nor quotes. */
function organic({ texts }: Known): Searched[] {
  const [, ...lines] = (texts.get('search-console-queries.csv') ?? '').trim().split(/\r?\n/)
  return lines.map((line) => {
    const [day = '', term = '', clicks, impressions, , position] = line.split(',')
    const unpaid = { country: '', campaign: '', spend: null, orders: null, stated_sales: null }
    const counts = { clicks: Number(clicks), impressions: Number(impressions), position: Number(position) }
    return { term, platform: 'google_search', day, ...unpaid, ...counts }
  })
}

function paid({ spend, convert }: Known): Searched[] {
  return spend
    .filter(({ platform }) => platform === 'amazon_ads')
    .map(({ term, platform, country, campaign, day, currency, ...row }) => ({
      ...{ term, platform, country, campaign, day, impressions: row.impressions, clicks: row.clicks, position: null },
      spend: convert(row.spend, currency, day),
      orders: row.conversions,
      stated_sales: convert(row.conversionValue, currency, day),
    }))
}

function total(rows: readonly Searched[], name: 'impressions' | 'clicks' | 'spend' | 'orders' | 'stated_sales') {
  const known = rows.map((row) => row[name]).filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((all, value) => all + value, 0)
}

function terms(known: Known, asked: TermAsked): Row[] {
  const rows = [...organic(known), ...paid(known)].filter(
    ({ day, country, platform }) =>
      isIn(day, asked) &&
      (!asked.country || country === asked.country) &&
      (!asked.platform || platform === asked.platform),
  )
  return [...Map.groupBy(rows, ({ term, platform }) => `${term}|${platform}`)].map(([key, inside]) => {
    const [term = '', platform = ''] = key.split('|')
    const [impressions, clicks] = [total(inside, 'impressions') ?? 0, total(inside, 'clicks') ?? 0]
    const [spend, stated_sales] = [total(inside, 'spend'), total(inside, 'stated_sales')]
    const placed = inside.reduce((all, row) => all + (row.position ?? 0) * row.impressions, 0)
    return {
      term,
      platform,
      impressions,
      clicks,
      click_rate: ratio(clicks, impressions),
      position: platform === 'amazon_ads' ? null : ratio(placed, impressions),
      spend,
      cost_per_click: spend === null ? null : each(spend, clicks),
      orders: total(inside, 'orders'),
      stated_sales,
      roas: spend === null || stated_sales === null ? null : ratio(stated_sales, spend),
    }
  })
}

const filters: TermAsked[] = [
  whole,
  { ...part, compare: 'previous' },
  { ...whole, country: 'DE' },
  { ...whole, platform: 'google_search' },
  { ...whole, platform: 'amazon_ads' },
]

/** Questions about search with what is true. */
export const traffic = {
  'search-terms': filters.map((asked) => ({ asked, rows: terms })),
}
