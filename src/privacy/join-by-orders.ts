import { Problem } from '../kernel/errors.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import type { Gathering } from './gathering.ts'
import { plain } from './person.ts'
import {
  type Asked,
  contactsInTraits,
  customersOfOrders,
  ordersOfCustomers,
  ordersOfEvents,
  type Shops,
  sendersOfOrders,
  shopsOfOrders,
  usersOfVisitors,
} from './person-edges.ts'

type Where = { warehouse: Warehouse; brand: string; shops: Shops }

/** Adds the ids that the orders of a person tell, and the orders that the ids tell. */
export async function joinByOrders(where: Where, found: Gathering): Promise<void> {
  const { warehouse, brand, shops } = where
  const asked: Asked = { warehouse, brand, users: [...found.users], visitors: [...found.visitors] }
  for (const { contact, user, visitor } of await contactsInTraits(asked, [...found.customers].map(plain))) {
    found.customers.add(contact)
    if (user) found.users.add(user)
    else if (visitor && !found.shared.has(visitor)) found.visitors.add(visitor)
  }
  for (const { order, store } of await ordersOfEvents(asked, shops))
    if (!found.shared.has(order)) found.addOrder(order, store === '' ? [] : [store])
  const own = await addOrdersOfCustomers(where, found)
  await joinSenders(where, found, own)
  await joinCustomers(where, found)
}

/** @returns the numbers that the person's customers have */
async function addOrdersOfCustomers({ warehouse, brand }: Where, found: Gathering): Promise<Set<string>> {
  const own = new Set<string>()
  const names = [...found.customers, ...found.users].map(plain)
  for (const { customer, store, orders } of await ordersOfCustomers(warehouse, brand, names)) {
    found.customers.add(customer)
    for (const order of orders.filter((one) => !found.contested.has(one))) {
      found.addOrder(order, [store])
      own.add(order)
    }
  }
  return own
}

/** Whoever alone told of an order is the person; where several did who are not known to be one, nobody is followed. */
async function joinSenders(where: Where, found: Gathering, own: ReadonlySet<string>): Promise<void> {
  const { warehouse, brand, shops } = where
  const told = await sendersOfOrders(where, found.placed(), shops, await alsoElsewhere(where, found))
  const asked: Asked = { warehouse, brand, users: [], visitors: told.flatMap(({ visitors }) => visitors) }
  const usersOf = new Map((await usersOfVisitors(asked)).map(({ visitor, users }) => [visitor, users]))
  for (const { order, users, visitors } of told) {
    const nobodys = visitors.filter((one) => !usersOf.has(one))
    const senders = new Set([...users, ...nobodys, ...visitors.flatMap((one) => usersOf.get(one) ?? [])])
    if (senders.size === 1) {
      for (const user of users) found.users.add(user)
      for (const one of users.length === 0 ? visitors : []) if (!found.shared.has(one)) found.visitors.add(one)
    } else if (![...senders].every((one) => found.users.has(one) || found.visitors.has(one))) {
      found.shared.add(order)
      if (!own.has(order) && !found.named.has(order)) found.orders.delete(order)
    }
  }
}

async function joinCustomers({ warehouse, brand }: Where, found: Gathering): Promise<void> {
  for (const { order, customers } of await customersOfOrders(warehouse, brand, found.placed())) {
    if (customers.length === 1) found.customers.add(customers[0] ?? '')
    if (customers.length < 2 || customers.every((one) => found.customers.has(one))) continue
    if (found.named.has(order))
      throw new Problem('conflict', { reason: `the order ${order} is of several customers; name its store` })
    found.shared.add(order)
    found.contested.add(order)
    found.orders.delete(order)
  }
}

/** Numbers of the person's orders that other shops have, too; where no shop is known, those that several have. */
export async function alsoElsewhere({ warehouse, brand }: Where, found: Gathering): Promise<string[]> {
  const placed = await shopsOfOrders(warehouse, brand, [...found.orders.keys()])
  return placed
    .filter(({ order, stores }) => {
      const known = found.orders.get(order) ?? new Set()
      return known.size === 0 ? stores.length > 1 : stores.some((one) => !known.has(one))
    })
    .map(({ order }) => order)
}
