import { z } from 'zod'
import { addDays, dayOf, dayStart } from '../../kernel/time.ts'
import { instant, sql, str, u64 } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import {
  type CountedName,
  type EventProperty,
  eventProperties,
  eventProperty,
  type Looked,
} from './event-properties.ts'
import { lookLimits } from './latest-events.ts'

export const cataloguePeriod = z.strictObject({
  days: z.coerce.number().int().min(1).max(90).default(30).describe("How many days back, in the brand's zone"),
  properties: z
    .enum(['true', 'false'])
    .default('true')
    .describe('Whether their properties are told, which takes longer'),
  name: z.string().default('').describe('Only this name, as it is kept, such as order_completed'),
})
export type CataloguePeriod = z.infer<typeof cataloguePeriod>

/** What one name of event was in the period. */
export const eventKind = z
  .object({
    name: z.string(),
    events: z.int(),
    last_seen: z.string().describe('UTC, "2026-01-31 10:00:00.000"'),
    known_share: z.number().describe('Share of them that name a user id, from 0 to 1'),
    by_day: z
      .array(z.object({ day: z.string(), events: z.int() }))
      .describe("Every day of the period in the brand's zone, the oldest first, also those without an event"),
    looked_at: z.int().describe('How many of them, of the latest days, the properties are worked out from'),
    properties: z
      .array(eventProperty)
      .describe('What came with them, columns of their own and others, the most frequent first; 100 at most'),
  })
  .meta({ id: 'EventKind' })
export type EventKind = z.infer<typeof eventKind>

type NameRow = CountedName & { events: number; last_seen: string; known_share: number }

const mostNames = 500

/** The names of the brand's events of late with volume by day and properties, the most frequent first; 500 at most. */
export async function eventCatalogue(
  warehouse: Warehouse,
  looked: Looked,
  { days, name, properties }: CataloguePeriod,
  { signal }: Pick<Options, 'signal'> = {},
): Promise<EventKind[]> {
  const options: Options = { limits: lookLimits, ...(signal && { signal }) }
  const today = dayOf(new Date(), looked.timeZone)
  const period = Array.from({ length: days }, (_, place) => addDays(today, place + 1 - days))
  const rows = await countedNames(warehouse, looked, { from: addDays(today, 1 - days), today, name }, options)
  const isTold = properties === 'true'
  const found = isTold ? await eventProperties(warehouse, looked, rows, options) : new Map<string, never>()
  return rows.map(({ by_day, ...row }) => ({
    ...row,
    by_day: period.map((day) => ({ day, events: by_day[day] ?? 0 })),
    ...(found.get(row.name) ?? { looked_at: 0, properties: [] as EventProperty[] }),
  }))
}

function countedNames(
  warehouse: Warehouse,
  { brand, timeZone }: Looked,
  { from, today, name }: { from: string; today: string; name: string },
  options: Options,
): Promise<NameRow[]> {
  const [start, end] = [instant(dayStart(from, timeZone)), instant(dayStart(addDays(today, 1), timeZone))]
  const named = name ? sql`AND name = ${str(name)}` : sql``
  return warehouse.query<NameRow>(
    sql`
    SELECT kind AS name, sum(of_day) AS events, max(latest) AS last_seen, sum(known) / sum(of_day) AS known_share,
      CAST(groupArray((toString(local_day), of_day)), 'Map(String, UInt64)') AS by_day
    FROM (
      SELECT toString(name) AS kind, toDate(at, ${str(timeZone)}) AS local_day, count() AS of_day, max(at) AS latest,
        countIf(user_id != '') AS known
      FROM events WHERE brand = ${str(brand)} AND day >= toDate(${start}) AND day <= toDate(${end}) AND at >= ${start} AND at < ${end} ${named}
      GROUP BY kind, local_day
    )
    GROUP BY kind ORDER BY events DESC, kind LIMIT ${u64(mostNames)}`,
    options,
  )
}
