import { eventColumns } from '../src/collect/gateway/event-columns.ts'
import { eventRow, originOf } from '../src/collect/gateway/event-row.ts'
import { deriveAllTraffic } from '../src/derive/traffic/derive-traffic.ts'
import type { TrafficScope } from '../src/derive/traffic/traffic-scope.ts'
import { defaultChannelRules } from '../src/manage/default-channel-rules.ts'
import { sql, str, u64 } from '../src/store/sql.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'
import { newBrandId } from './engines.ts'

let slices = 500_000
let messages = 0

/** A brand's traffic with the usual channel rules, in a slice of its own. */
export function trafficOf(more: Partial<TrafficScope> = {}): TrafficScope {
  return { brand: newBrandId(), slice: ++slices, run: 1, rules: { ...defaultChannelRules, own_domains: [] }, ...more }
}

/** An event as a library would send it, of a person without consent for nothing: `who` is an anonymous id, or a user's with `user`. */
export type Told = Record<string, unknown> & { anonymousId?: string; userId?: string }

const base = (who: string, at: string, more: Told): Told => ({
  messageId: `m-${++messages}`,
  anonymousId: who,
  timestamp: at.length === 16 ? `${at}:00Z` : at,
  ...more,
})

/** Looks at a page: view('ann', '2026-03-02T10:00', '/mugs?utm_source=tiktok'). */
export function view(
  who: string,
  at: string,
  path: string,
  more: { referrer?: string; userId?: string; userAgent?: string } = {},
): Told {
  const { referrer, userId, userAgent } = more
  const page = { url: `https://shop.example${path}`, ...(referrer && { referrer }) }
  return base(who, at, { type: 'page', ...(userId && { userId }), context: { page, userAgent: userAgent ?? firefox } })
}

/** Does something on a page: act('ann', '2026-03-02T10:01', 'Order Completed', { order_id: '1001' }). */
export function act(
  who: string,
  at: string,
  event: string,
  properties: Record<string, unknown> = {},
  more: Told = {},
): Told {
  const page = { url: 'https://shop.example/here' }
  return base(who, at, { type: 'track', event, properties, context: { page, userAgent: firefox }, ...more })
}

/** The same somewhere, by another browser or in a language: what the context of an event says of it. */
export function saidFrom(
  told: Told,
  { country, ...said }: { country: string; userAgent?: string; locale?: string },
): Told {
  return { ...told, context: { ...(told.context as object), ...said, location: { country } } }
}

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

/** Puts events of a source into the warehouse as the gateway's loader does, brought by one segment of the log. */
export async function happens(
  warehouse: Warehouse,
  { brand }: { brand: string },
  events: readonly Told[],
  { segment = 1, source = 'src_story' }: { segment?: number; source?: string } = {},
): Promise<void> {
  const envelope = {
    brand,
    source,
    currency: 'USD',
    receivedAt: Date.parse('2026-12-01T00:00:00Z'),
    requestId: 'req',
    call: '',
    ip: '',
    idOfDay: '',
    userAgent: '',
  }
  const origin = originOf(envelope, { segment, sentAt: undefined, isPlain: false })
  const rows = events.map((event) => eventRow(event, origin).row)
  await warehouse.insert('events', eventColumns, Buffer.from(`${rows.join('\n')}\n`))
}

/** The rows of a derived table of traffic as they stand, but for what counts the runs. */
export function standing(
  warehouse: Warehouse,
  table: 'visits' | 'people' | 'journeys' | 'person_ids',
  { brand, slice }: TrafficScope,
): Promise<Record<string, unknown>[]> {
  const named = {
    visits: sql`* EXCEPT (version, slice) FROM visits`,
    people: sql`* EXCEPT (version, slice) FROM people`,
    journeys: sql`* EXCEPT (version, slice) FROM journeys`,
    person_ids: sql`* EXCEPT (version, slice) FROM person_ids`,
  }
  const sorted = {
    visits: sql`started_at, person`,
    people: sql`first_at, person`,
    journeys: sql`ordered_at, order_id`,
    person_ids: sql`person`,
  }
  return warehouse.query(sql`
    SELECT ${named[table]} FINAL WHERE brand = ${str(brand)} AND slice = ${u64(slice)} ORDER BY ${sorted[table]}`)
}

/** Derives everything that has happened to the brand into the slice that a question's scope reads. */
export async function deriveStories(
  warehouse: Warehouse,
  { brand, trafficSlice }: { brand: string; trafficSlice: number },
): Promise<void> {
  await deriveAllTraffic(warehouse, trafficOf({ brand, slice: trafficSlice }), Number.MAX_SAFE_INTEGER)
}
