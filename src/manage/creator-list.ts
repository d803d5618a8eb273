import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { creatorKey } from '../kernel/creator.ts'
import { tierOf, tiers } from '../kernel/creator-tier.ts'
import { Problem } from '../kernel/errors.ts'
import { socialPlatforms } from '../kernel/social-platform.ts'
import { pageCursor } from '../store/page-cursor.ts'
import type { StoredAccount } from '../store/registry/creator-tables.ts'
import { type Creator, creatorColumns, mainAccount } from './creator-rows.ts'
import { creatorTiersOf } from './creator-tiers.ts'
import type { Stated } from './loads.ts'

export const creatorSorts = ['name', 'audience', 'updated'] as const

/** Which creators are asked for; empty means any. */
export const creatorFilter = z.strictObject({
  id: z.string().max(200).default('').describe('The creator with this id'),
  search: z.string().trim().max(200).default('').describe('In name, handles (also former ones) and category'),
  platform: z.union([z.literal(''), z.enum(socialPlatforms)]).default(''),
  tier: z
    .union([z.literal(''), z.enum(tiers)])
    .default('')
    .describe('By the largest audience'),
  category: z.string().trim().max(200).default(''),
  market: z.string().trim().toUpperCase().max(2).default('').describe('ISO 3166'),
  language: z.string().trim().max(35).default(''),
  state: z.enum(['active', 'archived', 'all']).default('active'),
  sort: z.enum(creatorSorts).default('name').describe('By name, by the largest audience, or by the last change'),
  cursor: z.string().max(1000).optional().describe('Where the last page ended'),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
})
export type CreatorFilter = z.output<typeof creatorFilter>

const place = pageCursor(z.object({ by: z.union([z.string(), z.number()]), id: z.string() }))
/** A creator with the tier of the account with the largest audience, and of each account. */
export type ListedCreator = Omit<Creator, 'accounts'> & {
  tier: string | null
  accounts: (StoredAccount & { tier: string | null })[]
}

/** A page of the brand's creators, and how many there are in all. */
export async function listCreators(
  registry: Stated,
  brand: string,
  filter: CreatorFilter,
): Promise<{ items: ListedCreator[]; total: number; next?: string }> {
  const rules = await creatorTiersOf(registry, brand)
  const where = sql.join(conditions(brand, filter, rules), sql` AND `)
  const { by, order, after } = sorted(filter)
  const found = await registry.db
    .selectFrom('creators')
    .select([...creatorColumns])
    .select(by.as('place'))
    .where(sql<SqlBool>`${where}${after}`)
    .orderBy(order)
    .limit(filter.limit + 1)
    .execute()
  const [counted] = await registry.db
    .selectFrom('creators')
    .select(({ fn }) => fn.countAll<number>().as('all'))
    .where(sql<SqlBool>`${where}`)
    .execute()
  const page = found.slice(0, filter.limit)
  const last = page.at(-1)
  const items = page.map(({ place: _place, ...creator }) => withTier(creator, rules))
  const total = Number(counted?.all ?? 0)
  if (found.length <= filter.limit || !last) return { items, total }
  const key = last.place instanceof Date ? last.place.toISOString() : last.place
  return { items, total, next: place.write({ by: key, id: last.id }) }
}

type Rules = Awaited<ReturnType<typeof creatorTiersOf>>

function withTier(creator: Creator, rules: Rules): ListedCreator {
  const ofAccount = (account: StoredAccount | undefined) =>
    tierOf(rules, account?.platform ?? '', account?.followers ?? null) ?? null
  const accounts = creator.accounts.map((account) => ({ ...account, tier: ofAccount(account) }))
  return { ...creator, accounts, tier: ofAccount(mainAccount(creator.accounts)) }
}

function conditions(brand: string, filter: CreatorFilter, rules: Rules): Expression<unknown>[] {
  const { id, search, platform, category, market, language, state, tier } = filter
  const all = [sql`brand = ${brand} AND gone_at IS NULL`]
  if (state !== 'all') all.push(state === 'active' ? sql`archived_at IS NULL` : sql`archived_at IS NOT NULL`)
  if (id) all.push(sql`id = ${id}`)
  if (search) all.push(sql`position(${searchable(search)} IN words) > 0`)
  if (category) all.push(sql`lower(category) = ${category.toLowerCase()}`)
  if (market) all.push(sql`${market} = ANY(markets)`)
  if (language) all.push(sql`${language} = ANY(languages)`)
  if (platform)
    all.push(
      sql`EXISTS (SELECT FROM creator_accounts AS on_it WHERE on_it.creator = creators.id AND on_it.platform = ${platform} AND NOT former)`,
    )
  if (tier) all.push(ofTier(rules, tier))
  return all
}

const searchable = (text: string) => (text.startsWith('@') ? creatorKey(text) : text.toLowerCase())

/** Creators whose largest audience is of a tier, by the rule of its platform. */
function ofTier(rules: Rules, tier: (typeof tiers)[number]) {
  const from = (rule: Rules[number]) => (tier === 'nano' ? 0 : rule[tier])
  const above = tiers[tiers.indexOf(tier) + 1]
  const within = (rule: Rules[number]) =>
    sql`audience >= ${from(rule)}${above && above !== 'nano' ? sql` AND audience < ${rule[above]}` : sql``}`
  const own = rules.filter(({ platform }) => platform !== '')
  const [rest] = rules.filter(({ platform }) => platform === '')
  const cases = own.map((rule) => sql`(main_platform = ${rule.platform} AND ${within(rule)})`)
  const named = own.map(({ platform }) => platform)
  if (rest) cases.push(sql`(NOT (main_platform = ANY(${named}::text[])) AND ${within(rest)})`)
  return sql`(${sql.join(cases, sql` OR `)})`
}

type Sorted = Record<'by', RawBuilder<string | number | Date>> & Record<'order' | 'after', RawBuilder<unknown>>

/** What a list is sorted by, and the rows that come after where the last page ended. */
function sorted({ sort, cursor }: CreatorFilter): Sorted {
  const at = cursor === undefined ? undefined : place.read(cursor)
  if (sort === 'name') {
    const by = sql<string | number | Date>`lower(name)`
    return { by, order: sql`lower(name), id`, after: at ? sql` AND (lower(name), id) > (${at.by}, ${at.id})` : sql`` }
  }
  if (sort === 'audience') {
    const by = sql<string | number | Date>`COALESCE(audience, -1)`
    const after = at ? sql` AND (COALESCE(audience, -1), id) < (${Number(at.by)}, ${at.id})` : sql``
    return { by, order: sql`COALESCE(audience, -1) DESC, id DESC`, after }
  }
  const by = sql<string | number | Date>`updated_at`
  const after = at ? sql` AND (updated_at, id) < (${String(at.by)}::timestamptz, ${at.id})` : sql``
  return { by, order: sql`updated_at DESC, id DESC`, after }
}

/** One of the brand's creators; one that was merged is the one that it was merged into. Throws `not_found`. */
export async function getCreator(registry: Stated, brand: string, id: string): Promise<ListedCreator> {
  const row = await registry.db
    .selectFrom('creators')
    .select(creatorColumns)
    .where('brand', '=', brand)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row?.gone_at && row.gone_into) return getCreator(registry, brand, row.gone_into)
  if (!row || row.gone_at) throw new Problem('not_found', { what: 'creator' })
  return withTier(row, await creatorTiersOf(registry, brand))
}

/** Creators who share an e-mail address: perhaps they are one. The most recent first. */
export async function likelySame({ db }: Stated, brand: string): Promise<{ id: string; name: string }[][]> {
  const { rows } = await sql<{ same: { id: string; name: string }[] }>`
    SELECT json_agg(json_build_object('id', id, 'name', name) ORDER BY id) AS same
    FROM creators WHERE brand = ${brand} AND gone_at IS NULL AND email <> ''
    GROUP BY lower(email) HAVING count(*) > 1 ORDER BY max(updated_at) DESC LIMIT 100`.execute(db)
  return rows.map(({ same }) => same)
}
