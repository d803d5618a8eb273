import { z } from 'zod'
import { isDayId } from '../../collect/gateway/daily-salt.ts'
import type { Scope } from '../../manage/scope.ts'
import { day, type Sql, sql } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import { ofTraffic } from './visits.ts'

export const moment = z.string().describe('UTC, "2026-01-31 10:00:00.000"')

/** By what visits are known to be one visitor's. */
export const knownBy = z
  .enum(['id', 'likeness'])
  .describe(
    'id: a sender states it. likeness: without consent, told apart for one day by address and browser, which is an estimate',
  )
type KnownBy = z.infer<typeof knownBy>

/** By what an id tells its visitor. */
export const knownByOf = (id: string): KnownBy => (isDayId(id) ? 'likeness' : 'id')

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
    bot_reasons: z.array(z.string()).describe('Why it is taken for a bot; empty for a person'),
    known_by: knownBy,
  })
  .meta({ id: 'KnownPerson' })
export type KnownPerson = z.infer<typeof knownPerson>

export const personColumns = sql`toString(person) AS person, user_id, anonymous_id, first_at, last_at, visits, orders, engaged_seconds, toString(first_channel) AS first_channel,
  toString(first_source) AS first_source, toString(first_campaign) AS first_campaign, toString(last_channel) AS last_channel,
  toString(country) AS country, toString(device) AS device, is_bot`

/** A row of `people` as a statement gives it. */
export type StoredPerson = Omit<KnownPerson, 'known_by' | 'is_bot' | 'bot_reasons'> & { is_bot: number }

/** People as they are shown: by what each is known, and bots with their reasons. `whom` selects their numbers, which may be too many to name. */
export async function shownPeople(
  rows: readonly StoredPerson[],
  whom: Sql,
  warehouse: Warehouse,
  scope: Scope,
  options: Options,
): Promise<KnownPerson[]> {
  const bots = rows.filter(({ is_bot }) => is_bot === 1)
  const reasons = bots.length > 0 ? await reasonsOf(bots, whom, warehouse, scope, options) : new Map<string, string[]>()
  return rows.map((row) =>
    knownPerson.parse({
      ...row,
      // Who states a user id is known by it, whatever their browser is known by.
      known_by: row.user_id ? 'id' : knownByOf(row.anonymous_id),
      is_bot: row.is_bot === 1,
      bot_reasons: (row.is_bot && reasons.get(row.person)) || [],
    }),
  )
}

/** Why each of these is a bot, as its visits say: who is none has no reason, or those of a part of the visits. */
async function reasonsOf(
  bots: readonly StoredPerson[],
  whom: Sql,
  warehouse: Warehouse,
  scope: Scope,
  options: Options,
): Promise<Map<string, string[]>> {
  const days = bots.flatMap(({ first_at, last_at }) => [first_at.slice(0, 10), last_at.slice(0, 10)]).sort()
  const rows = await warehouse.query<{ who: string; reasons: string[] }>(
    sql`
    SELECT toString(visits.person) AS who, arraySort(groupUniqArrayArray(bot_reasons)) AS reasons
    FROM visits FINAL WHERE ${ofTraffic({ scope })} AND day BETWEEN ${day(days[0] ?? '')} AND ${day(days.at(-1) ?? '')}
      AND visits.person GLOBAL IN (${whom}) GROUP BY who`,
    options,
  )
  return new Map(rows.map(({ who, reasons }) => [who, reasons]))
}
