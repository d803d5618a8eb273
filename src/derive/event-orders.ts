import type { EventOrders } from '../manage/event-loads.ts'
import type { Scope } from '../manage/scope.ts'
import { type Sql, sql, str, strs, u64, u64s } from '../store/sql.ts'
import { cellOf } from '../store/warehouse/cells.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { type EventLine, type EventOrder, linesOfEventOrder } from './event-order-lines.ts'

/** A source of events, and the shop that it is of. */
export type SourceShop = { id: string; store: string; sales_channel: string }
/** Whose events are read, beside which loads of other facts. */
type Asked = { scope: Pick<Scope, 'brand' | 'liveLoads'>; shops: readonly SourceShop[] }

/** Events that tell of an order: facts like the lines of a file, and as long kept. */
export const orderEvents = strs(['order_completed', 'order_updated', 'order_refunded', 'order_cancelled'])
export const isOfOrder = sql`name IN ${orderEvents}`
const ordersAtOnce = 20_000

/** How many events of orders a brand has. */
export async function countOrderEvents(warehouse: Warehouse, brand: string): Promise<number> {
  const [row] = await warehouse.query<{ events: number }>(
    sql`SELECT count() AS events FROM events WHERE brand = ${str(brand)} AND ${isOfOrder} AND order_id != ''`,
  )
  return row?.events ?? 0
}

/**
 * Writes the lines of orders that only events tell, as facts of a load of their own: what an import or a webhook tells of an
 * order is known from there, whichever came first. Nothing is written where the load `live` has the very same.
 * @returns the load that has them, 0 where there are none
 */
export async function writeEventOrders(
  warehouse: Warehouse,
  asked: Asked,
  live: EventOrders,
  newLoad: () => Promise<number>,
): Promise<EventOrders> {
  const { brand } = asked.scope
  const events = await countOrderEvents(warehouse, brand)
  const parts = Math.ceil(events / ordersAtOnce)
  const linesOfPart = async (part: number) => {
    const orders = await warehouse.query<EventOrder>(ordersOfEvents(asked, { part, parts }), {
      limits: { rows: 10 * ordersAtOnce, seconds: 600 },
    })
    return orders.flatMap(linesOfEventOrder)
  }
  const found = { lines: 0, hash: 0n }
  for (let part = 0; part < parts; part++) {
    for (const { row_hash } of await linesOfPart(part)) {
      found.lines++
      found.hash ^= row_hash
    }
  }
  if (found.lines === 0) return { load: 0, events }
  if (live.load > 0 && (await has(warehouse, brand, live.load, found))) return { load: live.load, events }
  const load = await newLoad()
  for (let part = 0; part < parts; part++) await insertLines(warehouse, brand, load, await linesOfPart(part))
  return { load, events }
}

async function has(warehouse: Warehouse, brand: string, load: number, found: { lines: number; hash: bigint }) {
  const [row] = await warehouse.query<{ lines: number; hash: string }>(sql`
    SELECT count() AS lines, toString(groupBitXor(row_hash)) AS hash FROM order_lines
    WHERE brand = ${str(brand)} AND load = ${u64(load)}`)
  return row?.lines === found.lines && row.hash === found.hash.toString()
}

async function insertLines(warehouse: Warehouse, brand: string, load: number, lines: readonly EventLine[]) {
  const [first] = lines
  if (!first) return
  const columns = Object.keys(first)
  const rows = lines.map((line) => [brand, load, 'events', ...columns.map((column) => line[column] ?? null)])
  const tsv = rows.map((cells) => `${cells.map((cell) => cellOf(cell)).join('\t')}\n`).join('')
  await warehouse.insert('order_lines', ['brand', 'load', 'source', ...columns], Buffer.from(tsv))
}

/** Orders of events which nothing else tells, a part of them at once. */
function ordersOfEvents(asked: Asked, { part, parts }: { part: number; parts: number }): Sql {
  const { brand } = asked.scope
  return sql`
    WITH told AS (
      SELECT *, ${shopOf(asked.shops, 'store')} AS of_store, ${shopOf(asked.shops, 'sales_channel')} AS of_channel,
        replaceRegexpOne(order_id, '^(gid://shopify/[A-Za-z]+/|#)', '') AS number,
        name IN ('order_completed', 'order_updated') AS is_whole
      FROM events WHERE brand = ${str(brand)} AND ${isOfOrder} AND order_id != '' AND cityHash64(number) % ${u64(parts)} = ${u64(part)}
    )
    SELECT of_store AS store, if(said_channel = '', 'own_site', said_channel) AS sales_channel, said_id AS order_id, placed_at AS ordered_at,
      last_seen AS last_at, last_received AS received_at, gone_at AS cancelled_at, back_at AS refunded_at,
      goods.1 AS skus, goods.2 AS quantities, goods.3 AS prices, said_total AS total, said_tax AS tax, said_shipping AS shipping,
      said_discount AS discount, said_currency AS currency, said_coupon AS coupon, if(has_value, said_value, NULL) AS value_minor,
      lower(said_user) AS customer_id, said_country AS country, said_region AS region, said_campaign AS campaign,
      said_source AS utm_source, said_medium AS utm_medium, arraySort(one -> (one.2, one.1), said_refunds) AS refunds
    FROM (
      SELECT of_store, number, any(of_channel) AS said_channel, anyIf(order_id, name = 'order_completed') AS said_id,
        toString(minIf(at, name = 'order_completed')) AS placed_at, toString(max(at)) AS last_seen,
        toString(max(told.received_at)) AS last_received,
        if(countIf(name = 'order_cancelled') > 0, toString(minIf(at, name = 'order_cancelled')), NULL) AS gone_at,
        if(countIf(name = 'order_refunded') > 0, toString(maxIf(at, name = 'order_refunded')), NULL) AS back_at,
        argMaxIf(tuple(skus, quantities, arrayMap(price -> toString(price), prices)), (notEmpty(skus), at), is_whole) AS goods,
        ${latest(sql`props['total']`)} AS said_total, ${latest(sql`props['tax']`)} AS said_tax,
        ${latest(sql`props['shipping']`)} AS said_shipping, ${latest(sql`props['discount']`)} AS said_discount,
        ${latest(sql`currency`)} AS said_currency, ${latest(sql`coupon`)} AS said_coupon, ${latest(sql`user_id`)} AS said_user,
        ${latest(sql`country`)} AS said_country, ${latest(sql`region`)} AS said_region, ${latest(sql`utm_campaign`)} AS said_campaign,
        ${latest(sql`utm_source`)} AS said_source, ${latest(sql`utm_medium`)} AS said_medium,
        argMaxIf(toString(value_minor), at, is_whole AND value_minor IS NOT NULL) AS said_value,
        countIf(is_whole AND value_minor IS NOT NULL) > 0 AS has_value,
        groupArrayIf((toString(message_id), toString(at), toString(told.value_minor)), name = 'order_refunded') AS said_refunds
      FROM told
      WHERE NOT (of_store, number) GLOBAL IN (SELECT store, one FROM (${numbersElsewhere(asked)}))
        AND NOT (of_store = '' AND number GLOBAL IN (SELECT one FROM (${numbersElsewhere(asked)})))
      GROUP BY of_store, number
      HAVING countIf(name = 'order_completed') > 0
    )
    ORDER BY store, order_id`
}

/** The last that an event said of the whole order and that is something. */
const latest = (column: Sql): Sql => sql`argMaxIf(toString(${column}), told.at, is_whole AND toString(${column}) != '')`

const shopOf = (shops: readonly SourceShop[], what: 'store' | 'sales_channel'): Sql =>
  shops.length === 0
    ? sql`''`
    : sql`transform(source, ${strs(shops.map(({ id }) => id))}, ${strs(shops.map((shop) => shop[what]))}, '')`

/** By what orders are known that imports and webhooks tell: their names, without a sign before it, and their shops' ids. */
function numbersElsewhere({ scope: { brand, liveLoads } }: Asked): Sql {
  return sql`
    SELECT store, arrayJoin([order_id, replaceRegexpOne(order_id, '^#', ''), shop_order_id]) AS one FROM order_lines
    WHERE brand = ${str(brand)} AND load IN ${u64s(liveLoads)}`
}
