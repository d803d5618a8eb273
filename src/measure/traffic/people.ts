import { z } from 'zod'
import { dayId } from '../../collect/gateway/daily-salt.ts'
import { Problem } from '../../kernel/errors.ts'
import type { Scope } from '../../manage/scope.ts'
import { Bound, join, literal, type Sql, sql, str, u64 } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import { limits } from '../ask.ts'
import {
  type KnownPerson,
  knownBy,
  knownByOf,
  knownPerson,
  moment,
  personColumns,
  type StoredPerson,
  shownPeople,
} from './known-person.ts'
import { ordersOfPerson } from './told-orders.ts'
import { ofTraffic, visitPeriod } from './visits.ts'

export const personFilter = z.strictObject({
  id: z.string().max(512).default('').describe('A user id or an anonymous id, as it was sent'),
  bots: visitPeriod.shape.bots,
  page: z.coerce.number().int().min(0).max(1000).default(0).describe('From 0'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** How a person is joined from ids. */
const joinedId = z.object({
  person: z.string(),
  edge: z
    .enum(['identified', 'alias'])
    .describe(
      'Who signed in on the device, or an alias that the shop sent. Deterministic, unless the id is known by likeness',
    ),
  since: moment,
  known_by: knownBy,
})

type StoredId = Omit<z.infer<typeof joinedId>, 'known_by'>

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
    known_by: knownBy,
  })
  .meta({ id: 'TimelineVisit' })
/** A visit with the id that its visitor had. */
type StoredVisit = Omit<z.infer<typeof timelineVisit>, 'known_by'> & { anonymous_id: string }

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
  const options: Options = { limits, ...(signal && { signal }) }
  const conditions = [ofTraffic({ scope })]
  if (bots === 'exclude') conditions.push(sql`is_bot = 0`)
  if (bots === 'only') conditions.push(sql`is_bot = 1`)
  if (id) conditions.push(sql`person GLOBAL IN (${canonicalOf(scope, sql`sipHash64(${str(id)})`)})`)
  const found = sql`FROM people FINAL WHERE ${join(conditions, sql` AND `)}${part}`
  const rows = await warehouse.query<StoredPerson>(sql`SELECT ${personColumns} ${found}`, options)
  return shownPeople(rows, sql`SELECT person ${found}`, warehouse, scope, options)
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
    warehouse.query<StoredPerson>(
      sql`SELECT ${personColumns} FROM (SELECT * FROM people WHERE ${of('people')} ORDER BY version DESC, is_deleted LIMIT 1 BY person) AS people WHERE is_deleted = 0`,
      options,
    ),
    warehouse.query<StoredId>(
      sql`
      SELECT toString(joined) AS person, toString(newest.2) AS edge, newest.3 AS since
      FROM (
        SELECT person_ids.person AS joined, argMax((canonical, edge, person_ids.since, is_deleted), (version, -is_deleted)) AS newest
        FROM person_ids WHERE ${ofTraffic({ scope })} AND person_ids.person GLOBAL IN (${everJoined(scope, own)}) GROUP BY joined
      )
      WHERE newest.1 = ${own} AND newest.4 = 0 ORDER BY since, person`,
      options,
    ),
    warehouse.query<StoredVisit>(
      sql`
      SELECT started_at, ended_at, toString(channel) AS channel, toString(utm_source) AS utm_source, toString(utm_campaign) AS utm_campaign,
        toString(referrer_host) AS referrer_host, toString(code) AS code, toString(device) AS device, toString(in_app) AS in_app,
        toString(country) AS country, steps, step_ms, engaged_seconds, order_ids, bot_reasons, anonymous_id
      FROM visits FINAL WHERE ${of('visits')} ORDER BY started_at DESC LIMIT ${u64(limit)}`,
      options,
    ),
  ])
  if (row) {
    const [[shown], joined, orders] = await Promise.all([
      shownPeople([row], sql`SELECT ${own}`, warehouse, scope, options),
      idsShown(ids, warehouse, { scope, own, options }),
      ordersOn(visits, warehouse, { scope, own, options }),
    ])
    if (!shown) throw new Error('A person that was read is not shown.')
    return { person: shown, ids: joined, visits: visits.map(visitShown), orders }
  }
  const [canonical] = await warehouse.query<{ own: string }>(
    sql`SELECT toString(own) AS own FROM (${canonicalOf(scope, own)})`,
    options,
  )
  if (!canonical || canonical.own === person) throw new Problem('not_found', { what: 'person' })
  return personTimeline({ warehouse }, scope, canonical.own, { limit, signal })
}

type OfPerson = { scope: Scope; own: Bound; options: Options }

function visitShown({ anonymous_id: id, ...visit }: StoredVisit): z.infer<typeof timelineVisit> {
  return { ...visit, known_by: knownByOf(id) }
}

/** Joined ids, which are numbers: that one was made for a day without consent, the visits that began with it tell. */
async function idsShown(
  ids: readonly StoredId[],
  warehouse: Warehouse,
  { scope, own, options }: OfPerson,
): Promise<z.infer<typeof joinedId>[]> {
  if (ids.length === 0) return []
  const alike = await warehouse.query<{ id: string }>(
    sql`SELECT DISTINCT toString(sipHash64(anonymous_id)) AS id FROM visits WHERE ${ofTraffic({ scope })} AND person = ${own} AND match(anonymous_id, ${str(dayId)})`,
    options,
  )
  const known = new Set(alike.map(({ id }) => id))
  return ids.map((one) => ({ ...one, known_by: known.has(one.person) ? 'likeness' : 'id' }))
}

/** The orders of these visits that the ledger has. */
async function ordersOn(
  visits: readonly StoredVisit[],
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
