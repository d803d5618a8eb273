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

/** An asset as it is answered: where its bytes lie is nobody's business. */
export function showAsset({ place: _place, ...shown }: Asset) {
  return shown
}
