import type { StatedSpend } from '../statements.ts'
import { type Asked, bucketOf, each, entriesOf, isIn, purchasesOf, type Row, ratio, sum } from './asked.ts'
import type { Known } from './brand.ts'
import { part, whole } from './periods.ts'

type Bucket = 'day' | 'week' | 'month'
type SpendAsked = Asked & { by: 'platform' | 'campaign' | 'country' | 'kind' | Bucket }
type BucketAsked = Asked & { by: Bucket }

/** Meta and TikTok leave the cells of conversions empty where there were none. */
export const states = ({ platform, conversions }: StatedSpend) =>
  conversions > 0 || !['meta_ads', 'tiktok_ads'].includes(platform)

function reported({ spend }: Known, asked: Asked): StatedSpend[] {
  return spend.filter(
    ({ day, country, campaign }) =>
      isIn(day, asked) &&
      (!asked.country || country === asked.country) &&
      (!asked.campaign || campaign === asked.campaign),
  )
}

function spentOn(known: Known, rows: readonly StatedSpend[]) {
  const stated = rows.filter(states)
  const money = (of: readonly StatedSpend[], name: 'spend' | 'conversionValue') =>
    of.reduce((all, row) => all + known.convert(row[name], row.currency, row.day), 0)
  return {
    spend: money(rows, 'spend'),
    stated,
    stated_sales: stated.length > 0 ? money(stated, 'conversionValue') : null,
    spend_with_statement: money(stated, 'spend'),
  }
}

function keyOf(row: StatedSpend, by: SpendAsked['by']): string {
  return by === 'day' || by === 'week' || by === 'month' ? bucketOf(by, row.day) : row[by]
}

function spend(known: Known, asked: SpendAsked): Row[] {
  return [...Map.groupBy(reported(known, asked), (row) => keyOf(row, asked.by))].map(([key, rows]) => {
    const { stated, ...money } = spentOn(known, rows)
    const total = (of: readonly StatedSpend[], name: 'impressions' | 'clicks' | 'conversions') =>
      of.reduce((all, row) => all + row[name], 0)
    const clicks = total(rows, 'clicks')
    const impressions = total(rows, 'impressions')
    return {
      key,
      ...money,
      impressions,
      clicks,
      conversions: stated.length > 0 ? total(stated, 'conversions') : null,
      click_rate: ratio(clicks, impressions),
      cost_per_click: each(money.spend, clicks),
      roas: money.stated_sales === null ? null : ratio(money.stated_sales, money.spend_with_statement),
    }
  })
}

function efficiency(known: Known, asked: BucketAsked): Row[] {
  const entries = Map.groupBy(entriesOf(known, asked), ({ day }) => bucketOf(asked.by, day))
  const orders = Map.groupBy(purchasesOf(known, asked), ({ order }) => bucketOf(asked.by, known.dayAt(order.orderedAt)))
  const spends = Map.groupBy(reported(known, asked), ({ day }) => bucketOf(asked.by, day))
  return [...new Set([...entries.keys(), ...orders.keys(), ...spends.keys()])].map((bucket) => {
    const { stated: _, stated_sales, ...spent } = spentOn(known, spends.get(bucket) ?? [])
    const bought = orders.get(bucket) ?? []
    const net_sales = sum(entries.get(bucket) ?? [], 'net_sales')
    const new_customers = bought.filter(({ place }) => place.rank === 1).length
    return {
      bucket,
      ...spent,
      stated_sales: stated_sales ?? 0,
      net_sales,
      orders: bought.length,
      new_customers,
      blended_cac: each(spent.spend, new_customers),
      mer: ratio(net_sales, spent.spend),
      roas: ratio(stated_sales ?? 0, spent.spend_with_statement),
    }
  })
}

const filters: Asked[] = [
  whole,
  { ...part, compare: 'previous' },
  { ...whole, country: 'DE' },
  { ...whole, campaign: '' },
]
const buckets = ['day', 'week', 'month'] as const

/** Questions about spend with what is true. */
export const spending = {
  spend: filters.flatMap((asked) =>
    (['platform', 'campaign', 'country', 'kind', ...buckets] as const).map((by) => ({
      asked: { ...asked, by },
      rows: spend,
    })),
  ),
  'marketing-efficiency': filters.flatMap((asked) =>
    buckets.map((by) => ({ asked: { ...asked, by }, rows: efficiency })),
  ),
}
