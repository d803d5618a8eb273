import { z } from 'zod'
import { dayStart } from '../../kernel/time.ts'
import { type Sql, sql, str, strs, u64, u64s } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import { holdsPeople, typeOf } from './property-values.ts'

/** Whose events are looked at: those of the brand, with days in its zone. */
export type Looked = { brand: string; timeZone: string }
/** A name with its counts by day; days without an event are not there. */
export type CountedName = { name: string; by_day: Record<string, number> }

const propertyTypes = ['string', 'number', 'boolean', 'list', 'object'] as const
type PropertyType = (typeof propertyTypes)[number]

/** What one property of a name of event was. */
export const eventProperty = z
  .object({
    name: z.string(),
    types: z
      .array(z.enum(propertyTypes))
      .describe('As its values are written, the most frequent first: a text "5" cannot be told from the number 5'),
    share: z.number().describe('Share of the events looked at that have it, from 0 to 1'),
    example: z
      .string()
      .nullable()
      .describe('The latest value that is shown, cut to 80 characters; null where values may be of people'),
  })
  .meta({ id: 'EventProperty' })
export type EventProperty = z.infer<typeof eventProperty>

type Found = { looked_at: number; properties: EventProperty[] }

/** About so many of the latest events of a name are read; more would say the same, more slowly. */
const mostLookedAt = 5000
const mostProperties = 100
const exampleChars = 80

type Row = Record<PropertyType, number> & {
  kind: string
  is_property: 0 | 1
  property: string
  times: number
  digits: number
  example: string
  shown: number
}

/** The properties of each name, from its latest events; worked out in the warehouse, so that no event is held here. */
export async function eventProperties(
  warehouse: Warehouse,
  looked: Looked,
  names: readonly CountedName[],
  options: Options,
): Promise<Map<string, Found>> {
  const found = new Map<string, Found>()
  if (names.length === 0) return found
  // The row that stands for the events themselves comes first.
  for (const row of await warehouse.query<Row>(statement(looked, names), options)) {
    const of = found.get(row.kind)
    if (!row.is_property) found.set(row.kind, { looked_at: row.times, properties: [] })
    else of?.properties.push(propertyOf(row, of.looked_at))
  }
  return found
}

function propertyOf(row: Row, lookedAt: number): EventProperty {
  // Whoever writes 19.90 or 007 writes texts, and 20.95 beside them is one, too.
  const texts = row.digits > 0 ? row.string + row.digits + row.number : row.string
  const counts = { ...row, string: texts, number: row.digits > 0 ? 0 : row.number }
  return {
    name: row.property,
    types: propertyTypes.filter((type) => counts[type] > 0).sort((a, b) => counts[b] - counts[a]),
    share: row.times / lookedAt,
    example: row.shown > 0 ? row.example : null,
  }
}

/**
 * From which moment on a name is looked at, and which part of it: the latest days that have enough of it, and of those, where
 * they have more, every second or tenth event by a hash of its id.
 */
function sampleOf({ by_day: byDay }: CountedName, zone: string): { from: number; oneOf: number } {
  let [events, from] = [0, '']
  for (const day of Object.keys(byDay).sort().reverse()) {
    from = day
    events += byDay[day] ?? 0
    if (events >= mostLookedAt) break
  }
  return { from: dayStart(from, zone).getTime(), oneOf: Math.ceil(events / mostLookedAt) }
}

/**
 * A property as (whether it is one, its name, its value, its type where that is known, whether its value may not be shown). Traits
 * are what somebody says of themselves.
 */
const ofProps = sql`arrayMap((key, value) -> (toUInt8(1), toString(key), value, '', toUInt8(type IN ('identify', 'group', 'alias'))), mapKeys(props), mapValues(props))`

/** What has a column of its own. An order leads to a person, and the amount is not kept as it was written. */
const ofColumns = sql`arrayFilter(one -> one.3 != '' AND NOT mapContains(props, one.2), [
        (toUInt8(1), 'order_id', order_id, 'string', toUInt8(1)),
        (toUInt8(1), 'value', ifNull(toString(value_minor), ''), 'number', toUInt8(1)),
        (toUInt8(1), 'currency', if(isNotNull(value_minor), toString(currency), ''), 'string', toUInt8(0)),
        (toUInt8(1), 'coupon', toString(coupon), 'string', toUInt8(0)),
        (toUInt8(1), 'products', arrayStringConcat(arrayMap(sku -> toString(sku), skus), ', '), 'list', toUInt8(0)),
        (toUInt8(1), 'search_term', search_term, 'string', toUInt8(0)),
        (toUInt8(1), 'engaged_seconds', ifNull(toString(engaged_seconds), ''), 'number', toUInt8(0)),
        (toUInt8(1), 'scroll_percent', ifNull(toString(scroll_percent), ''), 'number', toUInt8(0))])`

function statement(looked: Looked, names: readonly CountedName[]): Sql {
  const events = sampledEvents(looked, names)
  return sql`
    SELECT kind, is_property, property, count() AS times,
      countIf(written = 'string') AS string, countIf(written = 'number') AS number, countIf(written = 'digits') AS digits,
      countIf(written = 'boolean') AS boolean, countIf(written = 'list') AS list, countIf(written = 'object') AS object,
      countIf(NOT is_hidden) AS shown, argMaxIf(substringUTF8(value, 1, ${u64(exampleChars)}), (at, id), NOT is_hidden) AS example
    FROM (
      SELECT kind, at, id, one.1 AS is_property, one.2 AS property, one.3 AS value,
        if(one.4 != '', one.4, ${typeOf(sql`one.3`)}) AS written,
        one.5 OR ${holdsPeople({ key: sql`one.2`, value: sql`one.3` })} OR (one.3 != '' AND has(ids, one.3)) AS is_hidden
      FROM (${events})
    )
    GROUP BY kind, is_property, property
    ORDER BY kind, is_property, times DESC, property LIMIT ${u64(mostProperties + 1)} BY kind`
}

/** A row for each event that is looked at, and one for each of its properties. */
function sampledEvents({ brand, timeZone }: Looked, names: readonly CountedName[]): Sql {
  const samples = names.map((name) => sampleOf(name, timeZone))
  const listed = strs(names.map(({ name }) => name))
  const earliest = new Date(Math.min(...samples.map(({ from }) => from)))
  const from = sql`transform(toString(name), ${listed}, ${u64s(samples.map(({ from }) => from))}, toUInt64(0))`
  const oneOf = sql`transform(toString(name), ${listed}, ${u64s(samples.map(({ oneOf }) => oneOf))}, toUInt64(1))`
  return sql`
        SELECT toString(name) AS kind, at, toString(message_id) AS id, [user_id, anonymous_id, previous_id] AS ids,
          arrayJoin(arrayConcat([(toUInt8(0), '', '', 'string', toUInt8(1))], ${ofColumns}, ${ofProps})) AS one
        FROM events
        WHERE brand = ${str(brand)} AND day >= toDate(fromUnixTimestamp64Milli(toInt64(${u64(earliest.getTime())}), 'UTC')) AND name IN ${listed}
          AND toUInt64(toUnixTimestamp64Milli(at)) >= ${from} AND cityHash64(toString(message_id)) % ${oneOf} = 0`
}
