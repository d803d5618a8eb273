import { z } from 'zod'
import { assetChannels, rightStates } from '../../kernel/asset.ts'
import type { Asset } from '../../manage/asset-rows.ts'
import { actor } from '../schemas.ts'

export const channel = z.enum(assetChannels)
export const right = z.object({
  channel,
  until: z.string().nullable().describe('Its last day; null for one without end, or where none is stated'),
  note: z.string(),
  state: z
    .enum(rightStates)
    .describe('Today, where the brand lives; expiring ends within 30 days, unknown is not allowed'),
})
export const asset = z
  .object({
    id: z.string(),
    kind: z.enum(['video', 'picture', 'text']),
    media_type: z.string().describe('By its bytes'),
    bytes: z.int(),
    sha256: z.string(),
    file_name: z.string(),
    title: z.string(),
    alt: z.string(),
    creator: z.object({ id: z.string(), name: z.string() }).nullable(),
    collaboration: z.object({ id: z.string(), title: z.string() }).nullable().describe('From which it came'),
    maker: z.string(),
    skus: z.array(z.string()),
    markets: z.array(z.string()),
    note: z.string(),
    rights: z.array(right).describe('One for each channel'),
    in_use: z.array(channel).describe('Channels in which it is shown today, as placements say'),
    breached: z.array(channel).describe('Of these, channels without a right that holds'),
    archived_at: z.date().nullable(),
    created_by: actor,
    created_at: z.date(),
    updated_at: z.date(),
  })
  .meta({ id: 'Asset' })
export const placement = z.object({
  id: z.string(),
  channel,
  platform: z.string(),
  reference: z.string(),
  from_day: z.string(),
  to_day: z.string().nullable(),
})

const count = z.int().nullable()
const share = z.number().nullable()
/** What came of a placement. */
export const figures = z.object({
  id: z.string().describe('Of the placement'),
  impressions: count.describe('Null is not known, here and below'),
  clicks: count,
  spend: count.describe('Minor units of the currency'),
  views: count.describe('Of the post, as it was seen last'),
  interactions: count,
  visits: count.describe('That carried the reference as utm_content, or that saw the page'),
  orders: count.describe('Placed in these visits'),
  net_sales: count,
  rate_of: z.enum(['clicks_of_impressions', 'orders_of_visits']).nullable(),
  rate: share,
  rate_low: share.describe('Interval of 95% (Wilson)'),
  rate_high: share,
  weeks: z.array(z.object({ week: z.string(), shown: z.int(), acted: z.int(), rate: z.number().nullable() })),
  fatigue: z
    .object({
      trend: z.enum(['falling', 'steady', 'rising']),
      first: z.number(),
      last: z.number(),
      change_low: z.number(),
      change_high: z.number(),
    })
    .nullable()
    .describe('The last two whole weeks against the first two, an estimate with an interval of 95% (Newcombe)'),
})

/** An asset as it is answered: where its bytes lie is nobody's business. */
export function showAsset({ place: _place, ...shown }: Asset) {
  return shown
}
