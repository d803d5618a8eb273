import { z } from 'zod'
import { chatApps, chatLanguages } from '../kernel/chat-link.ts'
import { slugPattern } from '../kernel/link-code.ts'
import { faultOfAppTarget, faultOfTarget } from '../kernel/link-target.ts'
import { faultOfPost } from '../kernel/shown-at.ts'

/** Where a link leads: a page, a page with a coupon that people type, a page with the code of a group, or a chat in an app. */
export const linkKinds = ['web', 'coupon', 'group', ...chatApps] as const
export type LinkKind = (typeof linkKinds)[number]

const bounded = z
  .string()
  .trim()
  .max(200)
  // The registry keeps no text with a zero byte; other control characters have no place in a name.
  .refine((text) => !/\p{Cc}/u.test(text), 'must not hold control characters')
const short = bounded.default('')
const filled = (what: string) => short.describe(`${what}; {code}, {creator}, {post} and {channel} are filled in`)

/** A text that has no fault, or is empty. Checked before the default: what is around that is not there for a change. */
const faultless = (text: z.ZodString, faultOf: (text: string) => string | undefined) =>
  text
    .superRefine((written, context) => {
      const fault = written === '' ? undefined : faultOf(written)
      if (fault) context.addIssue({ code: 'custom', message: fault })
    })
    .default('')
const address = z.string().trim().max(5000)
const page = faultless(address, faultOfTarget)
const app = faultless(address, faultOfAppTarget)
const post = faultless(bounded, faultOfPost)

/** What of a link can be changed. Its code cannot: it is printed, typed and written in coupons. */
export const linkFields = z.strictObject({
  kind: z.enum(linkKinds).default('web').describe('Where it leads'),
  title: short,
  target: page.describe('The page it leads to; chats make theirs from the account'),
  account: short.describe('Of a chat: the number or the name of the account'),
  message: z.string().trim().max(1000).default('').describe('Of a chat: what people write first; {code} is the code'),
  language: z.enum(chatLanguages).default('en').describe('Of a chat: the language of the usual message'),
  utm_source: filled('utm_source'),
  utm_medium: filled('utm_medium'),
  utm_campaign: filled('utm_campaign'),
  utm_content: filled('utm_content'),
  utm_term: filled('utm_term'),
  channel: short.describe('Where it is put, such as tiktok'),
  creator: short.describe('Who puts it there'),
  post: post.describe(
    'In which post; a name or an address. Of a video its id, and behind it #t=0:41 or #t=0:41,1:05 where the link is shown at those seconds only',
  ),
  coupon: filled('The coupon that orders tell it by'),
  ios_target: app.describe('Instead of the page, on iPhones and iPads'),
  android_target: app.describe('Instead of the page, on Android'),
  fallback: page.describe('Where it leads when it is over; without, a page says so'),
  expires_at: z.iso.datetime({ offset: true }).nullable().default(null).describe('When it is over'),
})

export const linkInput = linkFields.extend({
  code: z
    .union([
      z.literal(''),
      z.string().trim().toLowerCase().regex(slugPattern, 'takes 3 to 60 letters, digits and hyphens'),
    ])
    .default('')
    .describe('The ending of the address; without, a code of six characters is made'),
})
type Fields = typeof linkFields.shape
type Bare = { [Name in keyof Fields]: z.ZodOptional<ReturnType<Fields[Name]['unwrap']>> }
/** The fields without what they are when left out: a change leaves those as they were. */
const bare = Object.fromEntries(
  Object.entries(linkFields.shape).map(([name, field]) => [name, field.unwrap().optional()]),
) as Bare
export const linkPatch = z
  .strictObject(bare)
  .extend({ archived: z.boolean().optional().describe('Whether it is over for good') })

export type LinkInput = z.output<typeof linkInput>

export const mostLinksAtOnce = 2000

const names = z.array(z.string().trim().max(200)).max(500).default([])
/** A link for every creator, post and channel: all of them the same but for these three. */
export const linkGrid = z.strictObject({
  creators: names.describe('At least one'),
  posts: names.describe('None is one without a name'),
  channels: names.describe('None is one without a name'),
  link: linkFields.omit({ creator: true, post: true, channel: true }),
})

/** The links of a grid, in the order creator, post, channel; each name counts once. */
export function linksOfGrid({ creators, posts, channels, link }: z.output<typeof linkGrid>): LinkInput[] {
  return once(creators).flatMap((creator) =>
    once(posts, '').flatMap((post) =>
      once(channels, '').map((channel) => ({ ...link, code: '', creator, post, channel })),
    ),
  )
}

function once(names: readonly string[], ...otherwise: string[]): string[] {
  const given = names.filter((name) => name !== '')
  const seen = new Map(given.map((name) => [name.toLowerCase(), name]))
  return seen.size > 0 ? [...seen.values()] : otherwise
}
