import { Problem } from '../kernel/errors.ts'
import { shopsOfSources } from '../manage/event-loads.ts'
import type { Registry } from '../store/registry/registry.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { Gathering } from './gathering.ts'
import { alsoElsewhere, joinByOrders } from './join-by-orders.ts'
import type { Person, PersonName } from './person.ts'
import { type Asked, aliasesOf, mergedIds, usersOfVisitors, visitorsOfUsers } from './person-edges.ts'

/** Whom a brand is asked about, and in which rebuild of its traffic merged people stand (0: none yet). */
type Where = { warehouse: Warehouse; registry: Pick<Registry, 'db'>; brand: string; trafficSlice: number }

/** More ids than one person has: a shared id was followed, or the id is that of a program. */
const mostIds = 5000
const mostRounds = 20

/** The ids with which a search begins. */
export function seedOf({ by, id, store }: PersonName): Person {
  const none = { users: [], visitors: [], customers: [], orders: [], shared: [] }
  const place = { user: 'users', visitor: 'visitors', customer: 'customers', order: 'orders' } as const
  const stores = by === 'order' && store !== '' ? { [id]: [store] } : {}
  return { ...none, [place[by]]: [id], stores }
}

/**
 * Every id of the person of whom some are known. Ids join by events that carry a user and a visitor, by alias events, by
 * addresses in traits, by the numbers of orders in events of the same shop, by the customers of orders, and by what the rebuild of
 * traffic has merged. An id that several people have is not followed, but listed. Throws `conflict` where there is no end of it,
 * or the number of an order is that of two customers and no shop is named.
 */
export async function findPerson(where: Where, seed: Person): Promise<Person> {
  const found = new Gathering(seed)
  const shops = await shopsOfSources(where.registry, where.brand)
  for (let round = 0, before = -1; found.size > before; round++) {
    if (round === mostRounds || found.size > mostIds)
      throw new Problem('conflict', {
        reason: `more than ${mostIds} ids belong together here; they are not one person's`,
      })
    before = found.size
    await joinByEvents(where, found)
    await joinByOrders({ ...where, shops }, found)
  }
  // Where no other shop has the number, a return that names no shop is of it.
  const elsewhere = new Set(await alsoElsewhere({ ...where, shops }, found))
  for (const [order, stores] of found.orders) if (stores.size > 0 && !elsewhere.has(order)) found.addOrder(order, [''])
  return found.person()
}

async function joinByEvents({ warehouse, brand, trafficSlice }: Where, found: Gathering): Promise<void> {
  const asked: Asked = { warehouse, brand, users: [...found.users], visitors: [...found.visitors] }
  for (const { visitors } of await visitorsOfUsers(asked)) for (const id of visitors) found.visitors.add(id)
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
      if (!found.named.has(visitor)) found.visitors.delete(visitor)
    }
  }
}
