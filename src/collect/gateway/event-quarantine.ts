import { z } from 'zod'
import type { Text } from '../../kernel/errors.ts'
import { boundMoment, cursorMoment, pageCursor } from '../../store/page-cursor.ts'
import { sql, str, u64 } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import { lookLimits } from './latest-events.ts'

export const quarantinePage = z.strictObject({
  cursor: z.string().optional().describe('Where the last page ended'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** An event that could not be taken. */
export type QuarantinedEvent = {
  /** UTC, "2026-01-31 10:00:00.000" */
  received_at: string
  source: string
  request_id: string
  /** Its place in the batch, from 0. */
  place: number
  field: string
  value: string
  reason: Text
  remedy: Text
  /** As it came; JSON, cut at 32 KB. */
  event: string
}

type Row = Omit<QuarantinedEvent, 'reason' | 'remedy'> &
  Record<'reason_en' | 'reason_zh' | 'remedy_en' | 'remedy_zh', string>

const cursor = pageCursor(z.tuple([cursorMoment, z.string(), z.int().min(0)]))

/** A page of what the brand's sources sent and could not be taken, newest first. Throws `bad_request` for a wrong cursor. */
export async function eventQuarantine(
  warehouse: Warehouse,
  brand: string,
  { cursor: after, limit }: z.infer<typeof quarantinePage>,
  { signal }: Pick<Options, 'signal'> = {},
): Promise<{ items: QuarantinedEvent[]; next?: string }> {
  const options: Options = { limits: lookLimits, ...(signal && { signal }) }
  const rows = await warehouse.query<Row>(
    sql`
    SELECT received_at, source, request_id, place, field, value, reason_en, reason_zh, remedy_en, remedy_zh, event
    FROM event_quarantine WHERE brand = ${str(brand)} AND ${after === undefined ? sql`1` : olderThan(...cursor.read(after))}
    ORDER BY received_at DESC, request_id DESC, place DESC LIMIT ${u64(limit + 1)}`,
    options,
  )
  const items = rows.slice(0, limit).map(toItem)
  const last = items.at(-1)
  if (rows.length <= limit || !last) return { items }
  return { items, next: cursor.write([last.received_at, last.request_id, last.place]) }
}

const olderThan = (at: string, requestId: string, place: number) =>
  sql`(received_at, request_id, place) < (${boundMoment(at)}, ${str(requestId)}, ${u64(place)})`

function toItem({ reason_en, reason_zh, remedy_en, remedy_zh, ...row }: Row): QuarantinedEvent {
  return { ...row, reason: { en: reason_en, zh: reason_zh }, remedy: { en: remedy_en, zh: remedy_zh } }
}
