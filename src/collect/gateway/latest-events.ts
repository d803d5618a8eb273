import { z } from 'zod'
import { boundMoment, cursorMoment, pageCursor } from '../../store/page-cursor.ts'
import { join, type Sql, sql, str, u64 } from '../../store/sql.ts'
import type { Limits, Options, Warehouse } from '../../store/warehouse/warehouse.ts'

/** What one look at the events may take. */
export const lookLimits: Limits = { seconds: 20 }

/** Which events are asked for; empty means any. */
export const eventFilter = z.strictObject({
  source: z.string().default('').describe('Id of a source'),
  name: z.string().default('').describe('Name under which the event is kept, such as order_completed'),
  person: z.string().default('').describe('A user id or an anonymous id, as it was sent'),
  cursor: z.string().optional().describe('Where the last page ended'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export type EventFilter = z.infer<typeof eventFilter>

const moment = z.string().describe('UTC, "2026-01-31 10:00:00.000"')

/** An event as it is kept. */
export const keptEvent = z
  .object({
    message_id: z.string(),
    at: moment,
    received_at: moment,
    source: z.string(),
    type: z.string(),
    name: z.string(),
    user_id: z.string(),
    anonymous_id: z.string(),
    host: z.string(),
    path: z.string(),
    title: z.string(),
    referrer_host: z.string(),
    utm_source: z.string(),
    utm_medium: z.string(),
    utm_campaign: z.string(),
    click_id_kind: z.string(),
    device: z.string(),
    browser: z.string(),
    in_app: z.string(),
    country: z.string(),
    skus: z.array(z.string()),
    order_id: z.string(),
    value_minor: z.int().nullable(),
    currency: z.string(),
    search_term: z.string(),
    engaged_seconds: z.number().nullable(),
    scroll_percent: z.int().nullable(),
    consent: z.string(),
    bot_reasons: z.array(z.string()),
    props: z.record(z.string(), z.string()),
  })
  .meta({ id: 'KeptEvent' })
export type KeptEvent = z.infer<typeof keptEvent>

const cursor = pageCursor(z.tuple([cursorMoment, z.guid()]))

/** A page of the brand's events, newest first. Throws `bad_request` for a cursor that was not given out. */
export async function latestEvents(
  warehouse: Warehouse,
  brand: string,
  filter: EventFilter,
  { signal }: Pick<Options, 'signal'> = {},
): Promise<{ items: KeptEvent[]; next?: string }> {
  const { limit } = filter
  const options: Options = { limits: lookLimits, ...(signal && { signal }) }
  const rows = await warehouse.query<unknown>(pageOf(brand, filter), options)
  const items = rows.slice(0, limit).map((row) => keptEvent.parse(row))
  const last = items.at(-1)
  return rows.length > limit && last ? { items, next: cursor.write([last.at, last.message_id]) } : { items }
}

/** Ordered by day before the moment, as the table is, so that the engine stops after the days that a page needs. */
function pageOf(brand: string, { source, name, person, cursor: after, limit }: EventFilter): Sql {
  const conditions = [
    sql`brand = ${str(brand)}`,
    ...(source ? [sql`source = ${str(source)}`] : []),
    ...(name ? [sql`name = ${str(name)}`] : []),
    ...(person ? [sql`(user_id = ${str(person)} OR anonymous_id = ${str(person)})`] : []),
    ...(after === undefined ? [] : [olderThan(...cursor.read(after))]),
  ]
  return sql`
    SELECT toString(events.message_id) AS message_id, at, received_at, source, type, name, user_id, anonymous_id, host, path, title,
      referrer_host, utm_source, utm_medium, utm_campaign, click_id_kind, device, browser, in_app, country, skus, order_id,
      value_minor, currency, search_term, engaged_seconds, scroll_percent, consent, bot_reasons, props
    FROM events WHERE ${join(conditions, sql` AND `)}
    ORDER BY day DESC, at DESC, toString(events.message_id) DESC LIMIT ${u64(limit + 1)}`
}

function olderThan(at: string, messageId: string): Sql {
  const moment = boundMoment(at)
  return sql`day <= toDate(${moment}) AND (at < ${moment} OR (at = ${moment} AND toString(events.message_id) < ${str(messageId)}))`
}
