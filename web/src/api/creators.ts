import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { apiUrl, brandPath, call } from './client.ts'

export const socialPlatforms = [
  ...(['tiktok', 'instagram', 'youtube', 'facebook', 'x', 'threads', 'pinterest', 'twitch', 'snapchat'] as const),
  ...(['lemon8', 'xiaohongshu', 'douyin', 'kuaishou', 'bilibili', 'weibo', 'shopee', 'blog'] as const),
]
export const tiers = ['nano', 'micro', 'mid', 'macro', 'mega'] as const
export type Tier = (typeof tiers)[number]

export type Account = {
  platform: string
  handle: string
  url: string
  followers: number | null
  followers_on: string | null
  former?: string[]
  tier?: Tier | null
}
export type Price = { deliverable: string; amount: string; currency: string }
export type Creator = {
  id: string
  name: string
  tier: Tier | null
  category: string
  markets: string[]
  languages: string[]
  accounts: Account[]
  prices: Price[]
  archived_at: string | null
  updated_at: string
}
export type WholeCreator = Creator & { email: string; phone: string; address: string; notes: string }
export type CreatorDraft = Omit<WholeCreator, 'id' | 'tier' | 'archived_at' | 'updated_at'>
export type CreatorFilter = Record<
  'search' | 'platform' | 'tier' | 'category' | 'market' | 'language' | 'state' | 'sort',
  string
>
export type CreatorChange = {
  id: string
  kind: 'create' | 'update' | 'merge' | 'import' | 'delete'
  about: string
  creators: number
  by: { name: string }
  at: string
  undone_at: string | null
}
export type TierRule = { platform: string; micro: number; mid: number; macro: number; mega: number }

type Page = { items: Creator[]; total: number; next?: string }

export const creatorsQuery = (brand: string, filter: CreatorFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['creators', brand, 'list', filter, cursor],
    queryFn: ({ signal }) => call<Page>('GET', brandPath(brand, 'creators'), { query: { ...filter, cursor }, signal }),
    placeholderData: keepPreviousData,
  })
export const creatorQuery = (brand: string, id: string) =>
  queryOptions({
    queryKey: ['creators', brand, 'one', id],
    queryFn: ({ signal }) => call<WholeCreator>('GET', brandPath(brand, 'creators', id), { signal }),
  })
/** The same without what is personal, as everybody of the brand may see it; undefined where there is none. */
export const publicCreatorQuery = (brand: string, id: string) =>
  queryOptions({
    queryKey: ['creators', brand, 'public', id],
    queryFn: async ({ signal }) => {
      const query = { id, state: 'all' }
      const { items } = await call<Page>('GET', brandPath(brand, 'creators'), { query, signal })
      return items[0] ?? null
    },
  })
export const alikeQuery = (brand: string) =>
  queryOptions({
    queryKey: ['creators', brand, 'alike'],
    queryFn: ({ signal }) =>
      call<{ items: { id: string; name: string }[][] }>('GET', brandPath(brand, 'creators', 'alike'), { signal }),
  })
export const creatorChangesQuery = (brand: string) =>
  queryOptions({
    queryKey: ['creators', brand, 'changes'],
    queryFn: ({ signal }) =>
      call<{ items: CreatorChange[] }>('GET', brandPath(brand, 'creators', 'changes'), { signal }),
  })
export const tierRulesQuery = (brand: string) =>
  queryOptions({
    queryKey: ['creators', brand, 'tiers'],
    queryFn: ({ signal }) => call<{ rules: TierRule[] }>('GET', brandPath(brand, 'creator-tiers'), { signal }),
  })

export const createCreator = (brand: string, body: CreatorDraft) =>
  call<WholeCreator>('POST', brandPath(brand, 'creators'), { body })
/** `seen` is the creator as it was looked at: one that was changed meanwhile is a conflict. */
export const updateCreator = (
  brand: string,
  seen: WholeCreator,
  body: Partial<CreatorDraft> & { archived?: boolean },
) => call<WholeCreator>('PATCH', brandPath(brand, 'creators', seen.id), { body, query: { seen: seen.updated_at } })
export const mergeCreators = (brand: string, body: { into: string; from: string }) =>
  call<{ creator: WholeCreator; change: string }>('POST', brandPath(brand, 'creators', 'merge'), { body })
export const deleteCreator = (brand: string, id: string) =>
  call<{ change: string }>('DELETE', brandPath(brand, 'creators', id))
export const undoChange = (brand: string, id: string) =>
  call<CreatorChange>('POST', brandPath(brand, 'creators', 'changes', id, 'undo'))
export const saveTierRules = (brand: string, rules: TierRule[]) =>
  call<{ rules: TierRule[] }>('PUT', brandPath(brand, 'creator-tiers'), { body: { rules } })
export const creatorsFileUrl = (brand: string, filter: Partial<CreatorFilter> & { id?: string }) =>
  apiUrl(brandPath(brand, 'creators', 'file'), filter)
