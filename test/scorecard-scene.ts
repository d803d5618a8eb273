import { deriveAccountPosts } from '../src/derive/account-posts.ts'
import type { Scope } from '../src/manage/scope.ts'
import { creatorScorecard } from '../src/measure/creators/creator-scorecard.ts'
import { type BookedOrder, insertRows } from './books.ts'
import { brandWith, type warehouses } from './measuring.ts'

/** The days that scorecards are asked of. */
export const days = { from: '2025-01-01', to: '2025-01-31' }
export type Post = { views?: number; likes?: number; comments?: number; paid?: boolean; day?: number }
type Known = {
  id: string
  handle: string
  followers?: number
  category?: string
  former?: string[]
  archived?: 0 | 1
  markets?: string[]
  languages?: string[]
  prices?: [minor: number, currency: string][]
}

/** A brand with these creators, and posts by handle, and how to ask for scorecards: by id. */
export async function scorecardScene(
  open: (typeof warehouses)[number][1],
  known: readonly Known[],
  posts: Record<string, readonly Post[]>,
  { orders = [], scope: more = {} }: { orders?: BookedOrder[]; scope?: Partial<Scope> } = {},
) {
  const { warehouse, scope, ask } = await brandWith(open, orders, more)
  const { brand, slice } = scope
  const list = (texts: readonly string[]) => `[${texts.map((text) => `'${text}'`).join(',')}]`
  await insertRows(
    warehouse,
    'creator_book',
    known.map(({ id, handle, followers, category = 'home', former = [], archived = 0, ...more }) => ({
      ...{
        brand,
        creator: id,
        name: id.toUpperCase(),
        category,
        markets: list(more.markets ?? []),
        languages: list(more.languages ?? []),
        price_minor: `[${(more.prices ?? []).map(([minor]) => minor).join(',')}]`,
        price_currency: list((more.prices ?? []).map(([, currency]) => currency)),
        archived,
        version: 1,
        is_deleted: 0,
      },
      platforms: list(['tiktok', ...former.map(() => 'tiktok')]),
      handles: list([handle, ...former]),
      followers: `[${[followers ?? 'NULL', ...former.map(() => 'NULL')].join(',')}]`,
      former: `[${[0, ...former.map(() => 1)].join(',')}]`,
    })),
  )
  const rows = Object.entries(posts).flatMap(([handle, all]) =>
    all.map(({ views, likes, comments, paid = false, day = 10 }, at) => ({
      ...{ brand, slice, platform: 'tiktok', handle, spelt: handle, post_id: `${handle}-${at}` },
      ...{ posted_at: `2025-01-${String(day).padStart(2, '0')} 12:00:00`, observed_at: '2025-02-01 00:00:00' },
      ...{ sponsored: paid ? 1 : 0, sponsored_by: paid ? 'marked' : '', observations: 1, fell: 0, deleted: 0 },
      ...{ views: views ?? null, likes: likes ?? null, comments: comments ?? null },
    })),
  )
  if (rows.length) await insertRows(warehouse, 'posts', rows)
  await deriveAccountPosts(warehouse, scope)
  const cards = async (params: object = {}) => {
    const { rows: found } = await ask(creatorScorecard, { ...days, ...params })
    return new Map(found.map((row) => [row.creator, row]))
  }
  return { warehouse, scope, cards, ask }
}
