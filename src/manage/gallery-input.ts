import { z } from 'zod'
import { faultOfTarget } from '../kernel/link-target.ts'
import { plainText } from './text-fields.ts'

export const galleryRatios = ['1:1', '4:5', '9:16', '16:9'] as const
/** So many assets may stand in one gallery. */
const mostItems = 60

const address = z
  .string()
  .trim()
  .max(2000)
  .superRefine((text, context) => {
    const fault = faultOfTarget(text)
    if (fault) context.addIssue({ code: 'custom', message: fault })
  })

const itemInput = z.strictObject({
  asset: plainText(100).min(1).describe('Id of a picture or a video of the library'),
  sku: plainText(200).default(''),
  product_title: plainText(200).default(''),
  product_url: address.describe('Where a click leads'),
})
const items = z
  .array(itemInput)
  .max(mostItems)
  .refine((all) => new Set(all.map(({ asset }) => asset)).size === all.length, 'an asset stands there twice')

const code = plainText(64).regex(/^[\w-]*$/, 'not a code of letters, digits, - and _')

export const galleryInput = z.strictObject({
  name: plainText(100).min(1),
  heading: plainText(200).default(''),
  ratio: z.enum(galleryRatios).default('4:5').describe('Width to height of each picture'),
  code: code.default('').describe('Code of a short link that links of the gallery carry'),
})
/** `items` replaces all that were there, in the order in which they are shown. */
export const galleryPatch = z.strictObject({
  name: plainText(100).min(1).optional(),
  heading: plainText(200).optional(),
  ratio: z.enum(galleryRatios).optional(),
  code: code.optional(),
  published: z.boolean().optional().describe('Whether its key opens it to anybody'),
  items: items.optional(),
})
export type GalleryItemInput = z.output<typeof itemInput>
