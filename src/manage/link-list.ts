import { sql } from 'kysely'
import { z } from 'zod'
import { aroundCreator, creatorKey } from '../kernel/creator.ts'
import { Problem } from '../kernel/errors.ts'
import { readLinkCode } from '../kernel/link-code.ts'
import { idCursor } from '../store/page-cursor.ts'
import type { AuditEntry } from './audit.ts'
import { linkKinds } from './link-input.ts'
import { type Link, linkColumns, shown } from './links.ts'
import type { Stated } from './loads.ts'

/** Which links are asked for; empty means any. */
export const linkFilter = z.strictObject({
  search: z.string().trim().max(200).default('').describe('In code, title, creator, post, channel, coupon or target'),
  kind: z.union([z.literal(''), z.enum(linkKinds)]).default(''),
  creator: z.string().trim().default(''),
  channel: z.string().trim().default(''),
  state: z.enum(['active', 'archived', 'all']).default('active'),
  cursor: idCursor.optional(),
  limit: z.coerce.number().int().min(1).max(5000).default(200),
})

const keyOfCreator = sql`lower(regexp_replace(creator, ${aroundCreator}, '', 'g'))`

/** A page of the brand's links, newest first. */
export async function listLinks(
  { db }: Stated,
  brand: string,
  filter: z.output<typeof linkFilter>,
): Promise<{ items: Link[]; next?: string }> {
  const { search, kind, creator, channel, state, cursor, limit } = filter
  let query = db.selectFrom('links').select(linkColumns).where('brand', '=', brand)
  if (kind) query = query.where('kind', '=', kind)
  if (creator) query = query.where(keyOfCreator, '=', creatorKey(creator))
  if (channel) query = query.where(sql`lower(channel)`, '=', channel.toLowerCase())
  if (state !== 'all') query = query.where('archived_at', state === 'active' ? 'is' : 'is not', null)
  if (cursor) query = query.where('id', '<', cursor)
  if (search) {
    const all = sql`lower(concat_ws(' ', code, title, creator, post, channel, coupon, target))`
    query = query.where(sql<boolean>`position(${search.toLowerCase()} in ${all}) > 0`)
  }
  const rows = await query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const items = rows.slice(0, limit).map(shown)
  const last = items.at(-1)
  return rows.length > limit && last ? { items, next: last.id } : { items }
}

/** One of the brand's links. Throws `not_found`. */
export async function getLink({ db }: Stated, brand: string, id: string): Promise<Link> {
  const row = await db
    .selectFrom('links')
    .select(linkColumns)
    .where('brand', '=', brand)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Problem('not_found', { what: 'link' })
  return shown(row)
}

/** The brand's link with this code, however it is typed. Throws `not_found`. */
export async function linkByCode({ db }: Stated, brand: string, code: string): Promise<Link> {
  const row = await db
    .selectFrom('links')
    .select(linkColumns)
    .where('brand', '=', brand)
    .where('code', '=', readLinkCode(code))
    .executeTakeFirst()
  if (!row) throw new Problem('not_found', { what: 'code' })
  return shown(row)
}

/** How a link was before, newest change first. */
export function linkHistory({ db }: Stated, brand: string, id: string): Promise<AuditEntry[]> {
  return db
    .selectFrom('audit')
    .select(['id', 'actor', 'action', 'what', 'before', 'after', 'at'])
    .where('brand', '=', brand)
    .where('what', '=', `links/${id}`)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
}
