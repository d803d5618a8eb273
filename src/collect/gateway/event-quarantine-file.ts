import type { Readable } from 'node:stream'
import { csvOfList } from '../../kernel/csv.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import { eventQuarantine, type QuarantinedEvent } from './event-quarantine.ts'

/** An event may have 32 KB, and a page is held at once. */
const pageOfFile = 1000

const columns = [
  'received_at',
  'source',
  'request_id',
  'place',
  'field',
  'value',
  'reason_en',
  'reason_zh',
  'remedy_en',
  'remedy_zh',
  'event',
] as const

/** Every event of the brand that could not be taken, newest first, as CSV. Throws before the first byte where they cannot be read. */
export async function eventQuarantineCsv(
  warehouse: Warehouse,
  brand: string,
  { limit = pageOfFile }: { limit?: number } = {},
  options: Pick<Options, 'signal'> = {},
): Promise<Readable> {
  return csvOfList(columns, async (cursor) => {
    const { items, next } = await eventQuarantine(warehouse, brand, { limit, cursor }, options)
    return { items: items.map(rowOf), next }
  })
}

function rowOf({ reason, remedy, ...event }: QuarantinedEvent) {
  return { ...event, reason_en: reason.en, reason_zh: reason.zh, remedy_en: remedy.en, remedy_zh: remedy.zh }
}
