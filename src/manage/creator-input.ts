import { z } from 'zod'
import { creatorKey } from '../kernel/creator.ts'
import { isCurrency, toMinor } from '../kernel/money.ts'
import { readProfileUrl, socialPlatforms } from '../kernel/social-platform.ts'
import { country, language, plainText } from './text-fields.ts'

const short = plainText(200).default('')
const long = plainText(5000).default('')

/** An account of a creator. Without a handle, the profile's address has to name it. */
export const accountInput = z
  .strictObject({
    platform: z.enum(socialPlatforms),
    handle: short.describe('With or without @; left out where the address names it'),
    url: plainText(2000).default('').describe('Address of the profile'),
    followers: z.int().min(0).max(10_000_000_000).nullable().default(null).describe('Audience, as it was stated'),
    followers_on: z.iso.date().nullable().default(null).describe('The day on which the audience was stated'),
    former: z
      .array(plainText(200).min(1))
      .max(50)
      .optional()
      .describe('Handles that it had before; kept where left out'),
  })
  .transform((account) => ({ ...account, handle: handleOf(account) }))
  .superRefine(({ handle, url, followers, followers_on }, context) => {
    if (creatorKey(handle) === '')
      context.addIssue({ code: 'custom', path: ['handle'], message: 'state the handle, or the address of a profile' })
    if (url !== '' && !/^https?:\/\/\S+$/i.test(url))
      context.addIssue({ code: 'custom', path: ['url'], message: 'has to begin with https://' })
    if (followers === null && followers_on !== null)
      context.addIssue({ code: 'custom', path: ['followers'], message: 'a day is stated, but no audience' })
  })

function handleOf({ handle, url }: { handle: string; url: string }): string {
  return handle.replace(/^[@＠]+/, '') || (readProfileUrl(url)?.handle ?? '')
}

export const priceInput = z
  .strictObject({
    deliverable: plainText(100).min(1).describe('What it is for, such as video or story'),
    amount: z.string().trim().describe('A plain decimal, such as 400.00'),
    currency: z.string().refine(isCurrency, 'not an ISO 4217 code'),
  })
  .superRefine(({ amount, currency }, context) => {
    const minor = isCurrency(currency) ? toMinor(amount, currency) : 0n
    if (minor === undefined || minor < 0n)
      context.addIssue({ code: 'custom', path: ['amount'], message: 'not a plain decimal of zero or more' })
  })

const accounts = z
  .array(accountInput)
  .max(30)
  .refine((all) => new Set(all.map(keyOf)).size === all.length, 'the same account stands there twice')

const keyOf = ({ platform, handle }: { platform: string; handle: string }) => `${platform}:${creatorKey(handle)}`

/** What people state of a creator. */
export const creatorFields = z.strictObject({
  name: plainText(200).min(1),
  accounts: accounts.default([]).describe('On every platform; a handle that changes stays known as a former one'),
  category: short.describe('What the creator is about, such as home or beauty'),
  markets: z.array(country).max(250).default([]).describe('Countries of the audience, ISO 3166'),
  languages: z.array(language).max(50).default([]),
  prices: z.array(priceInput).max(50).default([]),
  email: z.union([z.literal(''), z.email('not an e-mail address').max(320)]).default(''),
  phone: short,
  address: plainText(1000).default('').describe('Where samples are sent'),
  notes: long,
})
export type CreatorInput = z.output<typeof creatorFields>

type Fields = typeof creatorFields.shape
type Bare = { [Name in keyof Fields]: z.ZodOptional<z.ZodType<CreatorInput[Name], z.input<Fields[Name]>>> }
/** The fields without what they are when left out: a change leaves those as they were. */
const bare = Object.fromEntries(
  Object.entries(creatorFields.shape).map(([name, field]) => [
    name,
    (field instanceof z.ZodDefault ? (field.unwrap() as z.ZodType) : field).optional(),
  ]),
) as Bare
export const creatorPatch = z
  .strictObject(bare)
  .extend({ archived: z.boolean().optional().describe('Whether the brand is done with the creator') })
