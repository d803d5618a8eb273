import { z } from 'zod'
import { linkSource } from '../../collect/links/redirects.ts'
import { actsOf } from '../../derive/traffic/acts.ts'
import { isPage } from '../../derive/traffic/sittings.ts'
import type { Scope } from '../../manage/scope.ts'
import { instant, type Sql, sql, str, u64 } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import { limits } from '../ask.ts'
import { ofTraffic, visitPeriod, withBots } from './visits.ts'

const counted = z.object({ key: z.string(), people: z.int() })
const happened = z.object({
  at: z.string().describe('UTC, "2026-01-31 10:00:00.000"'),
  person: z.string(),
  name: z.string(),
  path: z.string(),
  country: z.string(),
  device: z.string(),
  sku: z.string(),
  bot_reasons: z.array(z.string()).describe('Why whoever did it is taken for a bot; empty for a person'),
})

/** Whether bots are shown, who are left out unless they are asked for. */
export const liveFilter = z.strictObject({ bots: visitPeriod.shape.bots })

/** Who is here, from where, and doing what. Clicks on short links are left out: whoever clicks is not here yet. */
export const liveView = z
  .object({
    people_now: z.int().describe('People active within the last five minutes'),
    people: z.int().describe('People active within the last 30 minutes'),
    events: z.int(),
    carts: z.int().describe('People who put something into the cart'),
    orders: z.int(),
    minutes: z
      .array(z.object({ minute: z.string(), people: z.int(), events: z.int() }))
      .describe('The last 30 minutes, oldest first'),
    pages: z.array(counted).describe('Where people are now: the page each saw last'),
    channels: z.array(counted).describe('What brought them, once their visits are derived; empty until then'),
    countries: z.array(counted),
    devices: z.array(counted),
    latest: z.array(happened),
  })
  .meta({ id: 'LiveView' })
export type LiveView = z.infer<typeof liveView>

const windowMs = 30 * 60_000
const nowMs = 5 * 60_000
const shownRows = 10
const shownEvents = 30

/** What happens in the brand's shop, up to `now`. */
export async function live(
  { warehouse }: { warehouse: Warehouse },
  scope: Scope,
  now: Date,
  { bots, signal }: z.infer<typeof liveFilter> & Pick<Options, 'signal'>,
): Promise<LiveView> {
  const options: Options = { limits, ...(signal && { signal }) }
  const since = new Date(now.getTime() - windowMs)
  const present = new Date(now.getTime() - nowMs)
  const acts = actsSince(scope, { since, now, bots })
  const top = (key: Sql) =>
    warehouse.query<z.infer<typeof counted>>(
      sql`SELECT toString(key) AS key, count() AS people FROM (SELECT who, ${key} AS key FROM ${acts} GROUP BY who HAVING max(at) >= ${instant(present)}) GROUP BY key ORDER BY people DESC, key LIMIT ${u64(shownRows)}`,
      options,
    )
  const [[sums], minutes, pages, channels, countries, devices, latest] = await Promise.all([
    warehouse.query<Pick<LiveView, 'people_now' | 'people' | 'events' | 'carts' | 'orders'>>(
      sql`
      SELECT uniqExactIf(who, at >= ${instant(present)}) AS people_now, uniqExact(who) AS people, count() AS events,
        uniqExactIf(who, name = 'product_added') AS carts, uniqExactIf(order_id, name = 'order_completed' AND order_id != '') AS orders FROM ${acts}`,
      options,
    ),
    warehouse.query<LiveView['minutes'][number]>(
      sql`
      SELECT toStartOfMinute(at) AS minute, uniqExact(who) AS people, count() AS events FROM ${acts} GROUP BY minute
      ORDER BY minute WITH FILL FROM toStartOfMinute(${instant(since)}) TO toStartOfMinute(${instant(now)}) + 60 STEP 60`,
      options,
    ),
    top(sql`argMaxIf(path, at, ${isPage})`),
    channelsOf(warehouse, scope, acts, present, options),
    top(sql`argMax(country, at)`),
    top(sql`argMax(device, at)`),
    warehouse.query<z.infer<typeof happened>>(
      sql`
      SELECT at, toString(who) AS person, toString(name) AS name, path, toString(country) AS country, toString(device) AS device, toString(skus[1]) AS sku, bot_reasons
      FROM ${acts} WHERE name != 'page_left' ORDER BY at DESC, message_id DESC LIMIT ${u64(shownEvents)}`,
      options,
    ),
  ])
  if (!sums) throw new Error('The warehouse gave no row for a count.')
  return { ...sums, minutes, pages, channels, countries, devices, latest }
}

type Moments = { since: Date; now: Date } & z.infer<typeof liveFilter>

/** The events since an instant of those who are asked for, with their canonical person as `who`. */
function actsSince({ brand, trafficSlice }: Scope, { since, now, bots }: Moments): Sql {
  const recent = sql`day >= toDate(${instant(since)}) AND at >= ${instant(since)} AND at <= ${instant(now)}
    AND source != ${str(linkSource)}${withBots({ bots })}`
  const columns = ['name', 'path', 'country', 'device', 'skus', 'order_id', 'message_id', 'bot_reasons'] as const
  return sql`(SELECT *, person AS who FROM ${actsOf({ brand, slice: trafficSlice }, recent, columns)})`
}

/** The channel of the visit that each is in; visits are derived some seconds after their events. */
function channelsOf(
  warehouse: Warehouse,
  scope: Scope,
  acts: Sql,
  present: Date,
  options: Options,
): Promise<z.infer<typeof counted>[]> {
  return warehouse.query(
    sql`
    SELECT toString(channel) AS key, count() AS people
    FROM (
      SELECT person, argMax(channel, started_at) AS channel FROM visits FINAL
      WHERE ${ofTraffic({ scope })} AND day >= toDate(${instant(present)}) - 1
        AND person GLOBAL IN (SELECT who FROM ${acts} WHERE at >= ${instant(present)})
      GROUP BY person
    )
    GROUP BY key ORDER BY people DESC, key LIMIT ${u64(shownRows)}`,
    options,
  )
}
