import { type Sql, sql, str, strs } from '../store/sql.ts'
import { contactsOf, namesOf, type Person, plain } from './person.ts'

/** Rows whose customer is the person. */
export const isCustomer = ({ customers }: Person): Sql => sql`lower(customer_id) IN ${strs(customers.map(plain))}`

/** Rows of the person's orders: of the shops where they were placed, as another shop may number its orders alike. */
export const ofOrders = ({ orders, stores = {} }: Person): Sql => isPlaced(sql`order_id`, sql`store`, orders, stores)

/** Whether a number and a shop are those of one of the orders. */
export function isPlaced(order: Sql, store: Sql, orders: readonly string[], stores: Stores): Sql {
  const placed = orders.flatMap((number) => (stores[number] ?? []).map((shop) => [shop, number] as const))
  const anywhere = orders.filter((number) => !stores[number]?.length)
  const pairs = sql`arrayZip(${strs(placed.map(([shop]) => shop))}, ${strs(placed.map(([, number]) => number))})`
  return sql`(${order} IN ${strs(anywhere)} OR has(${pairs}, (toString(${store}), ${order})))`
}
type Stores = NonNullable<Person['stores']>

/** Rows with the number under which traffic knows the person. */
export const isPerson = ({ users, visitors }: Person, column: Sql): Sql =>
  sql`has(arrayMap(id -> sipHash64(id), ${strs([...users, ...visitors])}), ${column})`

/** Whether one of the texts, of small letters, stands in a text. */
export const holds = (column: Sql, texts: readonly string[]) =>
  sql`arrayExists(name -> position(lower(${column}), name) > 0, ${strs(texts)})`

/** Events that the person sent, and events of others that carry an address of the person. */
export function isSender(person: Person): Sql {
  const { users, visitors } = person
  return sql`(user_id IN ${strs(users)} OR anonymous_id IN ${strs(visitors)} OR previous_id IN ${strs([...users, ...visitors])}
    OR hasAny(arrayMap(value -> lower(value), mapValues(props)), ${strs(contactsOf(person))}))`
}

const idFields = ['userId', 'user_id', 'anonymousId', 'anonymous_id', 'previousId', 'previous_id']

/** An event as it came: known by its ids where it is JSON, by what stands in it where it is cut short. */
export function isInEvent(person: Person): Sql {
  const ids = strs([...person.users, ...person.visitors])
  const byField = sql`arrayExists(field -> has(${ids}, trim(BOTH '"' FROM JSONExtractRaw(event, field))), ${strs(idFields)})`
  const byText = sql`${holds(sql`concat(event, value)`, contactsOf(person))} OR (NOT isValidJSON(event) AND ${holds(sql`event`, namesOf(person))})`
  return sql`(${byField} OR ${byText})`
}

/** Shorter ids of users and orders stand in cells that mean something else. */
const tellingLength = 4

/** Lines that could not be read with the person in one of their cells. */
export function isInCells(person: Person): Sql {
  const others = [...person.users, ...person.visitors, ...person.orders].filter((id) => id.length >= tellingLength)
  const whole = strs([...new Set([...person.customers, ...others].map(plain))])
  return sql`arrayExists(cell -> has(${whole}, lower(trim(cell))) OR ${holds(sql`cell`, contactsOf(person))}, arrayPushBack(cells, value))`
}

/** The person's visits, or the person among people. */
export const isVisitor = (person: Person): Sql =>
  sql`(user_id IN ${strs(person.users)} OR anonymous_id IN ${strs(person.visitors)} OR ${isPerson(person, sql`person`)})`

/** Rows whose customer has become the token. */
export const hasToken = (token: string): Sql => sql`customer_id = ${str(token)}`
