import { z } from 'zod'
import { assetChannels, rightStates } from '../../kernel/asset.ts'
import type { Asset } from '../../manage/asset-rows.ts'
import { obstacles } from '../../measure/assets/reuse.ts'
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
  rate_low: share.describe('Interval of 95% (Wilson); null also where more was done than shown'),
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

const place = z.object({
  channel,
  platform: z.string().describe('As reports or the placement name it; empty where neither does'),
  market: z.string().describe('ISO 3166; empty where it is not told, and for pages, which every market sees'),
})
const rated = z.object({ shown: z.int(), acted: z.int(), rate: z.number(), low: z.number(), high: z.number() })
/** A proposal to show an asset again, or elsewhere. */
export const proposal = z.object({
  asset: asset.pick({ id: true, kind: true, title: true }),
  kind: z.enum(['again', 'elsewhere']).describe('elsewhere: it never was there; the evidence is of a place near to it'),
  place,
  from_day: z.string().describe('Today, or when it has rested for 28 days where its rate fell'),
  rested_since: z.string().nullable(),
  right_until: z.string().nullable(),
  obstacles: z.array(z.enum(obstacles)),
  forbidden: z.boolean().describe('No right holds on that day'),
  evidence: z.object({
    place: place.extend({ rate_of: z.enum(['clicks_of_impressions', 'orders_of_visits']) }),
    own: rated.describe('Estimates have intervals of 95% (Wilson)'),
    others: rated.extend({ references: z.int() }).describe('Everything else that was shown in the place'),
    difference: z.number(),
    difference_low: z.number().describe('Interval of 95% (Newcombe)'),
    difference_high: z.number(),
    verdict: z.enum(['better', 'unclear', 'worse']).describe('unclear: the interval of the difference holds zero'),
    trend: z.enum(['falling', 'steady', 'rising']).nullable(),
    last_day: z.string(),
  }),
})

/** An asset as it is answered: where its bytes lie is nobody's business. */
export function showAsset({ place: _place, ...shown }: Asset) {
  return shown
}
