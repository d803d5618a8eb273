import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import type { Scope } from '../../manage/scope.ts'
import { Bound, join, literal, type Sql, sql, str, u64 } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import { limits } from '../ask.ts'
import { ordersOfPerson } from './told-orders.ts'
import { ofTraffic } from './visits.ts'

const moment = z.string().describe('UTC, "2026-01-31 10:00:00.000"')

/** A person as derived: ids that were joined count as one. */
export const knownPerson = z
  .object({
    person: z.string().describe('Its number, as text'),
    user_id: z.string(),
    anonymous_id: z.string(),
    first_at: moment,
    last_at: moment,
    visits: z.int(),
    orders: z.int(),
    engaged_seconds: z.number().nullable(),
    first_channel: z.string(),
    first_source: z.string(),
    first_campaign: z.string(),
    last_channel: z.string(),
    country: z.string(),
    device: z.string(),
    is_bot: z.boolean(),
  })
  .meta({ id: 'KnownPerson' })
export type KnownPerson = z.infer<typeof knownPerson>

export const personFilter = z.strictObject({
  id: z.string().max(512).default('').describe('A user id or an anonymous id, as it was sent'),
  bots: z.enum(['exclude', 'include']).default('exclude'),
  page: z.coerce.number().int().min(0).max(1000).default(0).describe('From 0'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** How a person is joined from ids. */
const joinedId = z.object({
  person: z.string(),
  edge: z
    .enum(['identified', 'alias'])
    .describe('Deterministic: who signed in on the device, or an alias that the shop sent'),
  since: moment,
})

/** A visit on a person's timeline, as it is derived. */
const timelineVisit = z
  .object({
    started_at: moment,
    ended_at: moment,
    channel: z.string(),
    utm_source: z.string(),
    utm_campaign: z.string(),
    referrer_host: z.string(),
    code: z.string(),
    device: z.string(),
    in_app: z.string(),
    country: z.string(),
    steps: z.array(z.string()).describe('Paths of pages and names of events, in order'),
    step_ms: z.array(z.int()).describe('When each was, in milliseconds since the start'),
    engaged_seconds: z.number().nullable(),
    order_ids: z.array(z.string()),
    bot_reasons: z.array(z.string()),
  })
  .meta({ id: 'TimelineVisit' })

/** An order on a person's timeline that the ledger has. */
export const timelineOrder = z.object({
  told_as: z.string().describe('Its id as a visit tells it'),
  store: z.string(),
  order_id: z.string().describe('Its id in the ledger'),
})

/** A person with the ids that were joined, the visits, and the orders of theirs that the ledger has. */
export const timeline = z.object({
  person: knownPerson,
  ids: z.array(joinedId),
  visits: z.array(timelineVisit),
  orders: z.array(timelineOrder),
})

const columns = sql`toString(person) AS person, user_id, anonymous_id, first_at, last_at, visits, orders, engaged_seconds, toString(first_channel) AS first_channel,
  toString(first_source) AS first_source, toString(first_campaign) AS first_campaign, toString(last_channel) AS last_channel,
  toString(country) AS country, toString(device) AS device, is_bot`

type Stored = Omit<KnownPerson, 'is_bot'> & { is_bot: number }
const shown = (row: Stored): KnownPerson => knownPerson.parse({ ...row, is_bot: row.is_bot === 1 })

/** People of the brand, seen last first; with an id, whom it belongs to. */
export function listPeople(
  { warehouse }: { warehouse: Warehouse },
  scope: Scope,
  { page, limit, ...sought }: z.infer<typeof personFilter>,
  options: Pick<Options, 'signal'> = {},
): Promise<KnownPerson[]> {
  const part = sql` ORDER BY people.last_at DESC, people.person LIMIT ${u64(limit)} OFFSET ${u64(page * limit)}`
  return findPeople(warehouse, scope, sought, part, options)
}

/** Who is looked for: everybody, or whom an id belongs to. */
export type Sought = Pick<z.infer<typeof personFilter>, 'id' | 'bots'>

/** Those who are looked for, of them the part that the end of the statement says. */
export async function findPeople(
  warehouse: Warehouse,
  scope: Scope,
  { id, bots }: Sought,
  part: Sql,
  { signal }: Pick<Options, 'signal'>,
): Promise<KnownPerson[]> {
  const conditions = [ofTraffic({ scope })]
  if (bots === 'exclude') conditions.push(sql`is_bot = 0`)
  if (id) conditions.push(sql`person GLOBAL IN (${canonicalOf(scope, sql`sipHash64(${str(id)})`)})`)
  const rows = await warehouse.query<Stored>(
    sql`SELECT ${columns} FROM people FINAL WHERE ${join(conditions, sql` AND `)}${part}`,
    { limits, ...(signal && { signal }) },
  )
  return rows.map(shown)
}

/** A person with the ids that were joined, the visits, latest first, and their orders; an id that belongs to another tells that one. Throws `not_found`. */
export async function personTimeline(
  { warehouse }: { warehouse: Warehouse },
  scope: Scope,
  person: string,
  { limit, signal }: { limit: number; signal?: AbortSignal | undefined },
): Promise<z.infer<typeof timeline>> {
  const options: Options = { limits: { ...limits, threads: 1 }, ...(signal && { signal }) }
  const own = new Bound('UInt64', person)
  const of = (table: 'people' | 'visits') => sql`${ofTraffic({ scope })} AND ${literal(table)}.person = ${own}`
  // Of few rows the newest version is found quicker by hand than by FINAL, which reads whatever lies beside them.
  const [[row], ids, visits] = await Promise.all([
    warehouse.query<Stored>(
      sql`SELECT ${columns} FROM (SELECT * FROM people WHERE ${of('people')} ORDER BY version DESC, is_deleted LIMIT 1 BY person) AS people WHERE is_deleted = 0`,
      options,
    ),
    warehouse.query<z.infer<typeof joinedId>>(
      sql`
      SELECT toString(joined) AS person, toString(newest.2) AS edge, newest.3 AS since
      FROM (
        SELECT person_ids.person AS joined, argMax((canonical, edge, person_ids.since, is_deleted), (version, -is_deleted)) AS newest
        FROM person_ids WHERE ${ofTraffic({ scope })} AND person_ids.person GLOBAL IN (${everJoined(scope, own)}) GROUP BY joined
      )
      WHERE newest.1 = ${own} AND newest.4 = 0 ORDER BY since, person`,
      options,
    ),
    warehouse.query<z.infer<typeof timelineVisit>>(
      sql`
      SELECT started_at, ended_at, toString(channel) AS channel, toString(utm_source) AS utm_source, toString(utm_campaign) AS utm_campaign,
        toString(referrer_host) AS referrer_host, toString(code) AS code, toString(device) AS device, toString(in_app) AS in_app,
        toString(country) AS country, steps, step_ms, engaged_seconds, order_ids, bot_reasons
      FROM visits FINAL WHERE ${of('visits')} ORDER BY started_at DESC LIMIT ${u64(limit)}`,
      options,
    ),
  ])
  if (row)
    return { person: shown(row), ids, visits, orders: await ordersOn(visits, warehouse, { scope, own, options }) }
  const [canonical] = await warehouse.query<{ own: string }>(
    sql`SELECT toString(own) AS own FROM (${canonicalOf(scope, own)})`,
    options,
  )
  if (!canonical || canonical.own === person) throw new Problem('not_found', { what: 'person' })
  return personTimeline({ warehouse }, scope, canonical.own, { limit, signal })
}

type OfPerson = { scope: Scope; own: Bound; options: Options }

/** The orders of these visits that the ledger has. */
async function ordersOn(
  visits: readonly z.infer<typeof timelineVisit>[],
  warehouse: Warehouse,
  { scope, own, options }: OfPerson,
): Promise<z.infer<typeof timelineOrder>[]> {
  const days = visits.filter(({ order_ids }) => order_ids.length > 0).map((one) => one.started_at.slice(0, 10))
  const [to, from] = [days[0], days.at(-1)]
  return from && to ? warehouse.query(ordersOfPerson({ scope }, own, { from, to }), options) : []
}

/** Ids that a person has, or had in an older version of a row: few, so that the newest versions of theirs are found at once. */
function everJoined(scope: Scope, canonical: Bound): Sql {
  return sql`SELECT person FROM person_ids WHERE ${ofTraffic({ scope })} AND canonical = ${canonical}`
}

/** The canonical person of one number: itself, unless it belongs to another. */
function canonicalOf(scope: Scope, person: Sql | Bound): Sql {
  return sql`SELECT if(count() = 0, ${person}, any(canonical)) AS own FROM person_ids FINAL WHERE ${ofTraffic({ scope })} AND person = ${person}`
}
