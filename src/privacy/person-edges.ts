import type { SourceShop } from '../derive/event-orders.ts'
import { type Sql, sql, str, strs, u64, u64s } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { isPlaced } from './matching.ts'
import type { Person } from './person.ts'

/** Of whose events is asked. */
export type Asked = { warehouse: Warehouse; brand: string; users: readonly string[]; visitors: readonly string[] }

/** Numbers of orders, and the shops of those whose shop is known. */
export type Placed = Required<Pick<Person, 'orders' | 'stores'>>
/** The shop of each source of events. */
export type Shops = readonly Pick<SourceShop, 'id' | 'store'>[]

/** Whole tables of events are walked through: nobody waits for one before the next. */
const limits = { seconds: 900 }

const ask = <Row>(warehouse: Warehouse, statement: Sql) => warehouse.query<Row>(statement, { limits })

/** Visitors of events that carry a user. */
export function visitorsOfUsers({ warehouse, brand, users }: Asked) {
  return ask<{ visitors: string[] }>(
    warehouse,
    sql`
    SELECT groupUniqArrayIf(anonymous_id, anonymous_id != '') AS visitors
    FROM events WHERE brand = ${str(brand)} AND user_id IN ${strs(users)}`,
  )
}

/** Numbers of orders in events of the person, and the shop of their source ('': it names none). */
export function ordersOfEvents({ warehouse, brand, users, visitors }: Asked, shops: Shops) {
  return ask<{ order: string; store: string }>(
    warehouse,
    sql`
    SELECT DISTINCT order_id AS order, ${shopOf(shops)} AS store FROM events
    WHERE brand = ${str(brand)} AND (user_id IN ${strs(users)} OR anonymous_id IN ${strs(visitors)}) AND order_id != ''`,
  )
}

const shopOf = (shops: Shops): Sql =>
  shops.length === 0
    ? sql`''`
    : sql`transform(toString(source), ${strs(shops.map(({ id }) => id))}, ${strs(shops.map(({ store }) => store))}, '')`

/** The users that each visitor was. */
export function usersOfVisitors({ warehouse, brand, visitors }: Asked) {
  return ask<{ visitor: string; users: string[] }>(
    warehouse,
    sql`
    SELECT anonymous_id AS visitor, groupUniqArray(user_id) AS users FROM events
    WHERE brand = ${str(brand)} AND anonymous_id IN ${strs(visitors)} AND user_id != '' GROUP BY visitor`,
  )
}

/** Pairs of ids of which an alias event says that they are one person's. */
export function aliasesOf({ warehouse, brand, users, visitors }: Asked) {
  const ids = strs([...users, ...visitors])
  return ask<{ user: string; previous: string }>(
    warehouse,
    sql`
    SELECT DISTINCT if(user_id != '', user_id, anonymous_id) AS user, previous_id AS previous FROM events
    WHERE brand = ${str(brand)} AND previous_id != '' AND (user_id IN ${ids} OR anonymous_id IN ${ids} OR previous_id IN ${ids})`,
  )
}

/** Ids that the rebuild of traffic has merged with these; asked one after the other, as a cluster takes no list within a list. */
export async function mergedIds({ warehouse, brand, users, visitors }: Asked, slice: number) {
  const merged = sql`FROM person_ids FINAL WHERE brand = ${str(brand)} AND slice = ${u64(slice)}`
  const own = sql`arrayMap(id -> sipHash64(id), ${strs([...users, ...visitors])})`
  const ends = await ask<{ id: string }>(
    warehouse,
    sql`SELECT DISTINCT toString(canonical) AS id ${merged} AND (has(${own}, person) OR has(${own}, canonical))`,
  )
  const canonical = u64s(ends.map(({ id }) => BigInt(id)))
  return ask<{ user: string; visitor: string }>(
    warehouse,
    sql`
    SELECT DISTINCT user_id AS user, if(user_id = '', anonymous_id, '') AS visitor FROM events
    WHERE brand = ${str(brand)} AND (has(${canonical}, person) OR person GLOBAL IN (
      SELECT person ${merged} AND has(${canonical}, canonical)))`,
  )
}

/** Addresses in the traits of the person's events, and of whose traits these addresses are. */
export function contactsInTraits({ warehouse, brand, users, visitors }: Asked, customers: readonly string[]) {
  return ask<{ contact: string; user: string; visitor: string }>(
    warehouse,
    sql`
    SELECT DISTINCT lower(props['email']) AS contact, user_id AS user, anonymous_id AS visitor FROM events
    WHERE brand = ${str(brand)} AND type = 'identify' AND contact != ''
      AND (contact IN ${strs(customers)} OR user_id IN ${strs(users)} OR (user_id = '' AND anonymous_id IN ${strs(visitors)}))`,
  )
}

/** A customer who is somebody: not the token of one who was erased. */
const isSomebody = sql`customer_id != '' AND NOT match(customer_id, '^erased-[0-9a-f]{24}$')`

/** Orders are known by the name that people use, and events know them by the id of their shop. */
const orderNames = sql`arrayFilter(name -> name != '', [order_id, shop_order_id])`

/** The customers of each order, in the shops where it was placed. */
export function customersOfOrders(warehouse: Warehouse, brand: string, { orders, stores }: Placed) {
  return ask<{ order: string; customers: string[] }>(
    warehouse,
    sql`
    SELECT named AS order, groupUniqArray(customer_id) AS customers
    FROM (
      SELECT store, customer_id, arrayJoin(${orderNames}) AS named FROM order_lines
      WHERE brand = ${str(brand)} AND (order_id IN ${strs(orders)} OR shop_order_id IN ${strs(orders)}) AND ${isSomebody}
    )
    WHERE ${isPlaced(sql`named`, sql`store`, orders, stores)} GROUP BY order`,
  )
}

/** The orders of each customer, and where they were placed; customers are named in small letters. */
export function ordersOfCustomers(warehouse: Warehouse, brand: string, customers: readonly string[]) {
  return ask<{ customer: string; store: string; orders: string[] }>(
    warehouse,
    sql`
    SELECT customer_id AS customer, store, groupUniqArrayArray(${orderNames}) AS orders FROM order_lines
    WHERE brand = ${str(brand)} AND ${isSomebody} AND lower(customer_id) IN ${strs(customers)} GROUP BY customer, store`,
  )
}

/** The shops that have an order of each of the numbers. */
export function shopsOfOrders(warehouse: Warehouse, brand: string, orders: readonly string[]) {
  return ask<{ order: string; stores: string[] }>(
    warehouse,
    sql`
    SELECT named AS order, groupUniqArray(toString(store)) AS stores FROM (
      SELECT store, arrayJoin(${orderNames}) AS named FROM order_lines
      WHERE brand = ${str(brand)} AND (order_id IN ${strs(orders)} OR shop_order_id IN ${strs(orders)}))
    WHERE named IN ${strs(orders)} GROUP BY order`,
  )
}

/**
 * Who sent events of these orders: users, and visitors who were nobody then. A source that names no shop is of any, but for
 * numbers that are also those of `elsewhere`.
 */
export function sendersOfOrders(
  { warehouse, brand }: Pick<Asked, 'warehouse' | 'brand'>,
  { orders, stores }: Placed,
  shops: Shops,
  elsewhere: readonly string[],
) {
  return ask<{ order: string; users: string[]; visitors: string[] }>(
    warehouse,
    sql`
    SELECT order_id AS order, groupUniqArrayIf(user_id, user_id != '') AS users,
      groupUniqArrayIf(anonymous_id, user_id = '' AND anonymous_id != '') AS visitors
    FROM events WHERE brand = ${str(brand)} AND order_id != '' AND order_id IN ${strs(orders)}
      AND (${shopOf(shops)} = '' AND order_id NOT IN ${strs(elsewhere)}
        OR ${isPlaced(sql`order_id`, shopOf(shops), orders, stores)})
    GROUP BY order`,
  )
}
