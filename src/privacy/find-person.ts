import { Problem } from '../kernel/errors.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { type Person, type PersonName, plain } from './person.ts'
import {
  type Asked,
  aliasesOf,
  contactsInTraits,
  customersOfOrders,
  mergedIds,
  namesInEvents,
  ordersOfCustomers,
  ordersOfEvents,
  sendersOfOrders,
  usersOfVisitors,
} from './person-edges.ts'

/** Whom a brand is asked about, and in which rebuild of its traffic merged people stand (0: none yet). */
type Where = { warehouse: Warehouse; brand: string; trafficSlice: number }

/** More ids than one person has: a shared id was followed, or the id is that of a program. */
const mostIds = 5000
const mostRounds = 20

/** A person as it is put together; ids are kept as they were sent. */
class Gathering {
  readonly users = new Set<string>()
  readonly visitors = new Set<string>()
  readonly customers = new Set<string>()
  readonly orders = new Set<string>()
  readonly shared = new Set<string>()
  get size(): number {
    return this.users.size + this.visitors.size + this.customers.size + this.orders.size
  }
}

/** The ids with which a search begins. */
export function seedOf({ by, id }: PersonName): Person {
  const none = { users: [], visitors: [], customers: [], orders: [], shared: [] }
  const place = { user: 'users', visitor: 'visitors', customer: 'customers', order: 'orders' } as const
  return { ...none, [place[by]]: [id] }
}

/**
 * Every id of the person of whom some are known. Ids join by events that carry a user and a visitor, by alias events, by
 * addresses in traits, by the numbers of orders in events, by the customers of orders, and by what the rebuild of traffic has
 * merged. An id that several people have is not followed, but listed. Throws `conflict` where there is no end of it, or the
 * number of an order is that of two customers and no shop is named.
 */
export async function findPerson(where: Where, seed: Person, store = ''): Promise<Person> {
  const found = new Gathering()
  for (const name of ['users', 'visitors', 'customers', 'orders'] as const)
    for (const id of seed[name]) found[name].add(id)
  const named = new Set([...seed.visitors, ...seed.orders])
  for (let round = 0, before = -1; found.size > before; round++) {
    if (round === mostRounds || found.size > mostIds)
      throw new Problem('conflict', {
        reason: `more than ${mostIds} ids belong together here; they are not one person's`,
      })
    before = found.size
    await joinByEvents(where, found, named)
    await joinByOrders(where, found, named, store)
  }
  const sorted = (ids: Set<string>) => [...ids].sort()
  const { users, visitors, customers, orders, shared } = found
  return {
    users: sorted(users),
    visitors: sorted(visitors),
    customers: sorted(customers),
    orders: sorted(orders),
    shared: sorted(shared),
  }
}

async function joinByEvents(
  { warehouse, brand, trafficSlice }: Where,
  found: Gathering,
  named: Set<string>,
): Promise<void> {
  const asked: Asked = { warehouse, brand, users: [...found.users], visitors: [...found.visitors] }
  for (const { visitors, orders } of await namesInEvents(asked)) {
    for (const id of visitors) found.visitors.add(id)
    for (const id of orders) found.orders.add(id)
  }
  for (const { user, previous } of await aliasesOf(asked)) {
    found.users.add(user).add(previous)
    found.visitors.add(previous)
  }
  for (const { user, visitor } of trafficSlice > 0 ? await mergedIds(asked, trafficSlice) : []) {
    if (user) found.users.add(user)
    else if (visitor) found.visitors.add(visitor)
  }
  for (const { visitor, users } of await usersOfVisitors({ ...asked, visitors: [...found.visitors] })) {
    const strangers = users.filter((user) => !found.users.has(user))
    if (strangers.length === 0) continue
    if (users.length === 1) found.users.add(strangers[0] ?? '')
    else {
      found.shared.add(visitor)
      if (!named.has(visitor)) found.visitors.delete(visitor)
    }
  }
}

async function joinByOrders(
  { warehouse, brand }: Where,
  found: Gathering,
  named: Set<string>,
  store: string,
): Promise<void> {
  const users = [...found.users]
  const asked: Asked = { warehouse, brand, users, visitors: [...found.visitors] }
  for (const { contact, user, visitor } of await contactsInTraits(asked, [...found.customers].map(plain))) {
    found.customers.add(contact)
    if (user) found.users.add(user)
    else if (visitor && !found.shared.has(visitor)) found.visitors.add(visitor)
  }
  for (const { order, customers } of await customersOfOrders(warehouse, brand, [...found.orders], store)) {
    if (customers.length === 1) found.customers.add(customers[0] ?? '')
    if (customers.length < 2 || customers.every((one) => found.customers.has(one))) continue
    if (named.has(order))
      throw new Problem('conflict', { reason: `the order ${order} is of several customers; name its store` })
    found.shared.add(order)
    found.orders.delete(order)
  }
  for (const { customer, orders } of await ordersOfCustomers(
    warehouse,
    brand,
    [...found.customers, ...users].map(plain),
  )) {
    found.customers.add(customer)
    for (const order of orders) if (!found.shared.has(order)) found.orders.add(order)
  }
  for (const order of await ordersOfEvents(asked)) if (!found.shared.has(order)) found.orders.add(order)
  for (const { order, users: senders, visitors } of await sendersOfOrders(warehouse, brand, [...found.orders])) {
    if (senders.length > 1 && !senders.every((one) => found.users.has(one))) found.shared.add(order)
    else for (const user of senders) found.users.add(user)
    if (senders.length === 0) for (const one of visitors) if (!found.shared.has(one)) found.visitors.add(one)
  }
}
