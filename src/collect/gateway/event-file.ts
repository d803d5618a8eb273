import type { Readable } from 'node:stream'
import { csvOfList } from '../../kernel/csv.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import { type CataloguePeriod, eventCatalogue, eventKind } from './event-catalogue.ts'
import type { EventProperty, Looked } from './event-properties.ts'
import { type EventFilter, type KeptEvent, keptEvent, latestEvents } from './latest-events.ts'

/** An event may have 32 KB, and a page is held at once. */
const pageOfFile = 2000

/** Every event that is found, newest first, as CSV; what senders may have named as they like is JSON. Throws before the first byte where they cannot be read. */
export async function eventsCsv(
  warehouse: Warehouse,
  brand: string,
  { limit = pageOfFile, ...filter }: Omit<EventFilter, 'cursor' | 'limit'> & { limit?: number },
  options: Pick<Options, 'signal'> = {},
): Promise<Readable> {
  return csvOfList(keptEvent.keyof().options, async (cursor) => {
    const { items, ...more } = await latestEvents(warehouse, brand, { ...filter, cursor, limit }, options)
    return { items: items.map(rowOf), ...more }
  })
}

function rowOf({ skus, bot_reasons, props, ...event }: KeptEvent) {
  return { ...event, skus: JSON.stringify(skus), bot_reasons: bot_reasons.join(', '), props: JSON.stringify(props) }
}

/** Examples and days are lists within a line, and stay with the API. */
const ofNames = eventKind.omit({ by_day: true }).keyof().options

/** The names of the brand's events of late as CSV. Throws before the first byte where they cannot be read. */
export async function eventNamesCsv(
  warehouse: Warehouse,
  looked: Looked,
  period: CataloguePeriod,
  options: Pick<Options, 'signal'> = {},
): Promise<Readable> {
  return csvOfList(ofNames, async () => {
    const kinds = await eventCatalogue(warehouse, looked, period, options)
    return { items: kinds.map((kind) => ({ ...kind, properties: kind.properties.map(inShort).join(', ') })) }
  })
}

const inShort = ({ name, types, share }: EventProperty) => `${name} (${types.join(' or ')}, ${share.toFixed(2)})`
