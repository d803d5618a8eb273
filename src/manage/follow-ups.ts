import { sql } from 'kysely'
import { z } from 'zod'
import type { AssetChannel } from '../kernel/asset.ts'
import { warningDays } from '../kernel/asset.ts'
import { addDays, type Day, dayOf } from '../kernel/time.ts'
import type { Actor } from './access.ts'
import { getBrand } from './brands.ts'
import type { Stated } from './loads.ts'

/** What somebody has to follow up, the most pressing kind first. */
export const followUpKinds = ['overdue', 'remind', 'not_received', 'not_posted', 'right_ends'] as const
export type FollowUpKind = (typeof followUpKinds)[number]

/** A sample that was sent so many days ago has usually arrived, by post from another continent too. */
export const daysToArrive = 21
/** A sample that arrived so many days ago has usually been shown. */
export const daysToPost = 21

export const followUpFilter = z.strictObject({
  of: z.enum(['all', 'mine', 'nobody']).default('all').describe('Of everybody, of who asks, or of nobody yet'),
  kind: z.union([z.literal(''), z.enum(followUpKinds)]).default(''),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
})
type Filter = z.output<typeof followUpFilter>

type Row = {
  kind: FollowUpKind
  collaboration: string
  title: string
  creator: string
  creator_name: string
  owner: string | null
  owner_name: string | null
  about: string
  channel: AssetChannel | null
  since: Day
  days: number
}
type Count = { kind: FollowUpKind; all: number; mine: number }

/** Overdue first, and of a kind what waits longest: with how many there are of each kind, of everybody and of who asks. */
export async function listFollowUps(
  registry: Stated,
  actor: Pick<Actor, 'id'>,
  brand: string,
  { of, kind, limit }: Filter,
  now = new Date(),
) {
  const { time_zone } = await getBrand(registry, brand)
  const found = followUps(brand, dayOf(now, time_zone))
  const whose = of === 'all' ? sql`true` : of === 'mine' ? sql`owner = ${actor.id}` : sql`owner IS NULL`
  const rows = await sql<Row>`
    SELECT found.*, users.name AS owner_name FROM (${found}) AS found LEFT JOIN users ON users.id = found.owner
    WHERE ${whose} AND ${kind ? sql`kind = ${kind}` : sql`true`}
    ORDER BY array_position(${[...followUpKinds]}::text[], kind), days DESC, collaboration, about, channel LIMIT ${limit}`.execute(
    registry.db,
  )
  const counts = await sql<Count>`
    SELECT kind, count(*)::int AS all, (count(*) FILTER (WHERE owner = ${actor.id}))::int AS mine
    FROM (${found}) AS found GROUP BY kind`.execute(registry.db)
  const none = (one: FollowUpKind): Count => ({ kind: one, all: 0, mine: 0 })
  return {
    items: rows.rows.map(shown),
    counts: followUpKinds.map((one) => counts.rows.find((row) => row.kind === one) ?? none(one)),
  }
}

function shown({ collaboration, title, creator, creator_name, owner, owner_name, ...one }: Row) {
  return {
    ...one,
    collaboration: { id: collaboration, title },
    creator: { id: creator, name: creator_name },
    owner: owner === null ? null : { id: owner, name: owner_name ?? '' },
  }
}
export type FollowUp = ReturnType<typeof shown>

/**
 * One row for each thing that waits: what it is about (a product, an asset), since when, and for how many days; a right that ends tells its
 * last day, and days below zero. What is paid or put aside waits for nothing, but its rights end all the same.
 */
function followUps(brand: string, today: Day) {
  const day = sql`${today}::date`
  const open = sql`work.brand = ${brand} AND work.archived_at IS NULL AND work.stage <> 'paid'`
  const whose = sql`work.id AS collaboration, work.title, work.creator, creators.name AS creator_name, work.owner`
  const work = sql`collaborations AS work JOIN creators ON creators.id = work.creator`
  const samples = sql`${work} JOIN samples ON samples.collaboration = work.id`
  return sql`
    SELECT 'overdue' AS kind, ${whose}, '' AS about, NULL AS channel, due_on AS since, ${day} - due_on AS days
    FROM ${work} WHERE ${open} AND due_on < ${day}
    UNION ALL SELECT 'remind', ${whose}, '', NULL, remind_on, ${day} - remind_on FROM ${work} WHERE ${open} AND remind_on <= ${day}
    UNION ALL SELECT 'not_received', ${whose}, sku, NULL, sent_on, ${day} - sent_on FROM ${samples}
    WHERE ${open} AND sent_on <= ${addDays(today, -daysToArrive)}::date AND received_on IS NULL AND samples.posted_on IS NULL
    UNION ALL SELECT 'not_posted', ${whose}, sku, NULL, received_on, ${day} - received_on FROM ${samples}
    WHERE ${open} AND received_on <= ${addDays(today, -daysToPost)}::date AND samples.posted_on IS NULL
    UNION ALL SELECT 'right_ends', ${whose}, assets.title, stated.channel, stated.until, ${day} - stated.until
    FROM ${work} JOIN assets ON assets.collaboration = work.id AND assets.brand = work.brand JOIN asset_rights AS stated ON stated.asset = assets.id
    WHERE work.brand = ${brand} AND assets.archived_at IS NULL AND stated.until BETWEEN ${day} AND ${addDays(today, warningDays)}::date`
}
