import { z } from 'zod'
import { type Tier, tiers } from '../../kernel/creator-tier.ts'
import type { ListedCreator } from '../../manage/creator-list.ts'
import { personalFields, shownPrices } from '../../manage/creator-rows.ts'

const account = z.object({
  platform: z.string(),
  handle: z.string(),
  url: z.string(),
  followers: z.int().nullable(),
  followers_on: z.string().nullable(),
  former: z.array(z.string()).describe('Handles that it had before'),
  tier: z.enum(tiers).nullable().describe('By the rule of its platform; null where no audience is stated'),
})
const price = z.object({ deliverable: z.string(), amount: z.string(), amount_minor: z.string(), currency: z.string() })

/** A creator as everybody of the brand may see them. */
export const creator = z
  .object({
    id: z.string(),
    name: z.string(),
    tier: z.enum(tiers).nullable().describe('By the account with the largest audience; null where none is stated'),
    category: z.string(),
    markets: z.array(z.string()),
    languages: z.array(z.string()),
    accounts: z.array(account),
    prices: z.array(price),
    archived_at: z.date().nullable(),
    created_at: z.date(),
    updated_at: z.date(),
  })
  .meta({ id: 'Creator' })

/** The same with what is personal, for those who work with creators. */
export const wholeCreator = creator
  .extend({ email: z.string(), phone: z.string(), address: z.string(), notes: z.string() })
  .meta({ id: 'CreatorWithContact' })

export function showWhole({ prices, tier, accounts, ...one }: ListedCreator) {
  const shown = accounts.map((account) => ({ ...account, tier: account.tier as Tier | null }))
  return { ...one, tier: tier as Tier | null, accounts: shown, prices: shownPrices(prices) }
}

export function showPublic(one: ListedCreator) {
  const shown = Object.entries(showWhole(one)).filter(([name]) => !(personalFields as readonly string[]).includes(name))
  return Object.fromEntries(shown) as z.infer<typeof creator>
}
