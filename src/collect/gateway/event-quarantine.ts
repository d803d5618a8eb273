import { z } from 'zod'
import { boundMoment, cursorMoment, pageCursor } from '../../store/page-cursor.ts'
import { join, literal, sql, str, u64 } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import { type QuarantineColumn, toldOfQuarantine } from './event-columns.ts'
import { lookLimits } from './latest-events.ts'

export const quarantinePage = z.strictObject({
  cursor: z.string().optional().describe('Where the last page ended'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const text = z.object({ en: z.string(), zh: z.string() })

/** An event that could not be taken. */
export const quarantinedEvent = z
  .object({
    received_at: z.string().describe('UTC, "2026-01-31 10:00:00.000"'),
    source: z.string(),
    request_id: z.string(),
    place: z.int().describe('Its place in the batch, from 0'),
    field: z.string(),
    value: z.string(),
    reason: text,
    remedy: text,
    event: z.string().describe('As it came; JSON, cut at 32 KB'),
  })
  .meta({ id: 'QuarantinedEvent' })
type QuarantinedEvent = z.infer<typeof quarantinedEvent>

/** An event that could not be taken, as its row is told: each text in a column for each language. */
export type QuarantinedRow = Readonly<Record<Exclude<QuarantineColumn, 'place'>, string>> & { readonly place: number }

const cursor = pageCursor(z.tuple([cursorMoment, z.string(), z.int().min(0)]))

/** A page of what the brand's sources sent and could not be taken, newest first. Throws `bad_request` for a wrong cursor. */
export async function eventQuarantine(
  warehouse: Warehouse,
  brand: string,
  page: z.infer<typeof quarantinePage>,
  options: Pick<Options, 'signal'> = {},
): Promise<{ items: QuarantinedEvent[]; next?: string }> {
  const { items, ...more } = await quarantinedRows(warehouse, brand, page, options)
  return { items: items.map(toItem), ...more }
}

/** The same page as rows. */
export async function quarantinedRows(
  warehouse: Warehouse,
  brand: string,
  { cursor: after, limit }: z.infer<typeof quarantinePage>,
  { signal }: Pick<Options, 'signal'> = {},
): Promise<{ items: QuarantinedRow[]; next?: string }> {
  const options: Options = { limits: lookLimits, ...(signal && { signal }) }
  const rows = await warehouse.query<QuarantinedRow>(
    sql`
    SELECT ${join(toldOfQuarantine.map((column) => literal(column)))}
    FROM event_quarantine WHERE brand = ${str(brand)} AND ${after === undefined ? sql`1` : olderThan(...cursor.read(after))}
    ORDER BY received_at DESC, request_id DESC, place DESC LIMIT ${u64(limit + 1)}`,
    options,
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  if (rows.length <= limit || !last) return { items }
  return { items, next: cursor.write([last.received_at, last.request_id, last.place]) }
}

const olderThan = (at: string, requestId: string, place: number) =>
  sql`(received_at, request_id, place) < (${boundMoment(at)}, ${str(requestId)}, ${u64(place)})`

function toItem({ reason_en, reason_zh, remedy_en, remedy_zh, ...row }: QuarantinedRow): QuarantinedEvent {
  return { ...row, reason: { en: reason_en, zh: reason_zh }, remedy: { en: remedy_en, zh: remedy_zh } }
}
