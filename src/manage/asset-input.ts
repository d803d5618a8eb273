import { z } from 'zod'
import { assetChannels, rightStates } from '../kernel/asset.ts'
import { isCountry } from '../kernel/country.ts'
import { plainText } from './text-fields.ts'

const country = z.string().trim().toUpperCase().refine(isCountry, 'not an ISO 3166 code of a country')

/** The right to show an asset somewhere. A channel without one is not allowed. */
const rightInput = z.strictObject({
  channel: z.enum(assetChannels),
  until: z.iso
    .date()
    .nullable()
    .default(null)
    .describe('Its last day, where the brand lives; null for one without end'),
  note: plainText(500).default('').describe('What it rests on, such as a contract'),
})

/** Rights, one for a channel. */
export const rightsInput = z
  .array(rightInput)
  .max(assetChannels.length)
  .refine((all) => new Set(all.map(({ channel }) => channel)).size === all.length, 'a channel stands there twice')

/** What people state of an asset; a list replaces the one that was there. */
export const assetPatch = z.strictObject({
  title: plainText(200).min(1).optional(),
  alt: plainText(500).optional().describe('What is to be seen, for those who do not see it'),
  creator: plainText(100).nullable().optional().describe('Id of its maker in the creator book'),
  maker: plainText(200).optional().describe('Name of a maker who is not in the book'),
  skus: z.array(plainText(200).min(1)).max(200).optional().describe('Products that it shows'),
  markets: z.array(country).max(250).optional().describe('Countries for which it was made, ISO 3166'),
  note: plainText(2000).optional(),
  collaboration: plainText(100).nullable().optional().describe('Id of the collaboration from which it came'),
  rights: rightsInput.optional(),
  archived: z.boolean().optional().describe('Whether the brand is done with it'),
})
export type AssetPatch = z.output<typeof assetPatch>

/** Which assets are asked for; empty means any. */
export const assetFilter = z.strictObject({
  search: z.string().trim().max(200).default('').describe('In title, name of the file and maker'),
  kind: z.enum(['', 'video', 'picture', 'text']).default(''),
  channel: z
    .enum(['', ...assetChannels])
    .default('')
    .describe('With `right`: of this channel'),
  right: z
    .enum(['', ...rightStates, 'breached'])
    .default('')
    .describe('State of a right; breached: in use without one'),
  sku: z.string().trim().max(200).default(''),
  market: z.string().trim().toUpperCase().max(2).default('').describe('ISO 3166'),
  creator: z.string().trim().max(100).default('').describe('Id of the maker in the creator book'),
  collaboration: z.string().trim().max(100).default('').describe('Id of the collaboration from which it came'),
  state: z.enum(['active', 'archived', 'all']).default('active'),
  cursor: z.string().max(1000).optional().describe('Where the last page ended'),
  limit: z.coerce.number().int().min(1).max(200).default(60),
})
export type AssetFilter = z.output<typeof assetFilter>

export const placementInput = z
  .strictObject({
    channel: z.enum(assetChannels),
    platform: plainText(60).default('').describe('Such as meta or tiktok, as figures have it'),
    reference: plainText(500).min(1).describe('Name of the ad, id of the post, or path of the page'),
    from_day: z.iso.date(),
    to_day: z.iso.date().nullable().default(null).describe('Its last day; null while it goes on'),
  })
  .superRefine(({ from_day, to_day }, context) => {
    if (to_day !== null && to_day < from_day)
      context.addIssue({ code: 'custom', path: ['to_day'], message: 'comes before from_day' })
  })
export const placementPatch = z.strictObject({ to_day: z.iso.date().nullable() })
