import { sql } from 'kysely'
import { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import { dayOf } from '../kernel/time.ts'
import { idCursor } from '../store/page-cursor.ts'
import type { Actor } from './access.ts'
import { getBrand } from './brands.ts'
import { stages } from './collaboration-input.ts'
import { type Collaboration, shownCollaboration } from './collaboration-rows.ts'
import type { Stated } from './loads.ts'

/** Which collaborations are asked for; empty means any. */
export const collaborationFilter = z.strictObject({
  search: z.string().trim().max(200).default('').describe('In title, name of the creator and notes'),
  stage: z.union([z.literal(''), z.enum(stages)]).default(''),
  of: z.enum(['all', 'mine', 'nobody']).default('all').describe('Of everybody, of who asks, or of nobody yet'),
  creator: z.string().max(100).default('').describe('Id of a creator'),
  due: z
    .enum(['any', 'overdue', 'week', 'remind'])
    .default('any')
    .describe('Overdue, due in the next seven days, or to be reminded of today'),
  state: z.enum(['active', 'archived', 'all']).default('active'),
  cursor: idCursor.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
})
export type CollaborationFilter = z.output<typeof collaborationFilter>

const columns = [
  ...([
    'id',
    'creator',
    'title',
    'stage',
    'stage_since',
    'owner',
    'due_on',
    'remind_on',
    'post_due_on',
    'posted_on',
    'contract',
    'rights',
  ] as const),
  ...(['posts', 'fee_minor', 'fee_currency', 'fee_per', 'rate_ppm', 'claims', 'order_cap_minor', 'cap_minor'] as const),
  ...(['hold_days', 'starts_on', 'ends_on', 'archived_at', 'created_by', 'created_at', 'updated_at'] as const),
] as const

/** The brand's collaborations, newest first. Of somebody who is no member, such as a key, none is "mine". */
export async function listCollaborations(
  registry: Stated,
  actor: Actor,
  brand: string,
  filter: CollaborationFilter,
): Promise<{ items: Collaboration[]; next?: string }> {
  const { currency, today } = await calendarOf(registry, brand)
  const rows = await chosen(registry, actor, brand, filter, today)
    .orderBy('collaborations.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  const items = rows.slice(0, filter.limit).map((row) => shownCollaboration(row, today, currency))
  const last = items.at(-1)
  return rows.length > filter.limit && last ? { items, next: last.id } : { items }
}

/** How many of the brand's active collaborations stand where, and how many are overdue or to be reminded of. */
export async function countCollaborations(registry: Stated, brand: string) {
  const { today } = await calendarOf(registry, brand)
  const open = sql`archived_at IS NULL AND stage <> 'paid'`
  const { rows } = await sql<{ stage: (typeof stages)[number]; all: number; overdue: number; remind: number }>`
    SELECT stage, count(*)::int AS all, (count(*) FILTER (WHERE ${open} AND due_on < ${today}))::int AS overdue,
      (count(*) FILTER (WHERE ${open} AND remind_on <= ${today}))::int AS remind
    FROM collaborations WHERE brand = ${brand} AND archived_at IS NULL GROUP BY stage`.execute(registry.db)
  const sum = (of: 'overdue' | 'remind') => rows.reduce((all, row) => all + row[of], 0)
  const at = (stage: string) => rows.find((row) => row.stage === stage)?.all ?? 0
  return {
    stages: stages.map((stage) => ({ stage, collaborations: at(stage) })),
    overdue: sum('overdue'),
    remind: sum('remind'),
  }
}

/** One of the brand's collaborations. Throws `not_found`. */
export async function getCollaboration(registry: Stated, brand: string, id: string): Promise<Collaboration> {
  const { currency, today } = await calendarOf(registry, brand)
  const row = await collaborationsOf(registry, brand).where('collaborations.id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not_found', { what: 'collaboration' })
  return shownCollaboration(row, today, currency)
}

async function calendarOf(registry: Stated, brand: string): Promise<{ currency: string; today: string }> {
  const { currency, time_zone } = await getBrand(registry, brand)
  return { currency, today: dayOf(new Date(), time_zone) }
}

/** The brand's collaborations, as a query that conditions are added to. */
export function collaborationsOf({ db }: Stated, brand: string) {
  return db
    .selectFrom('collaborations')
    .innerJoin('creators', 'creators.id', 'collaborations.creator')
    .leftJoin('users', 'users.id', 'collaborations.owner')
    .select(columns.map((column) => `collaborations.${column}` as const))
    .select(['collaborations.notes', 'creators.name as creator_name', 'users.name as owner_name'])
    .where('collaborations.brand', '=', brand)
}

function chosen(registry: Stated, actor: Actor, brand: string, filter: CollaborationFilter, today: string) {
  const { search, stage, of, creator, due, state, cursor } = filter
  let query = collaborationsOf(registry, brand)
  if (cursor) query = query.where('collaborations.id', '<', cursor)
  if (state !== 'all') query = query.where('collaborations.archived_at', state === 'active' ? 'is' : 'is not', null)
  if (stage) query = query.where('collaborations.stage', '=', stage)
  if (creator) query = query.where('collaborations.creator', '=', creator)
  if (of === 'mine') query = query.where('collaborations.owner', '=', actor.id)
  if (of === 'nobody') query = query.where('collaborations.owner', 'is', null)
  if (search)
    query = query.where(
      sql<boolean>`strpos(lower(concat_ws(' ', collaborations.title, creators.name, collaborations.notes)), ${search.toLowerCase()}) > 0`,
    )
  if (due !== 'any')
    query = query.where(
      sql<boolean>`collaborations.stage <> 'paid' AND collaborations.archived_at IS NULL AND ${dueBy(due, today)}`,
    )
  return query
}

function dueBy(due: 'overdue' | 'week' | 'remind', today: string) {
  if (due === 'overdue') return sql`due_on < ${today}`
  if (due === 'remind') return sql`remind_on <= ${today}`
  return sql`due_on BETWEEN ${today}::date AND ${today}::date + 7`
}
