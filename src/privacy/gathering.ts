import type { Person } from './person.ts'

/** A person as it is put together; ids are kept as they were sent. */
export class Gathering {
  readonly users: Set<string>
  readonly visitors: Set<string>
  readonly customers: Set<string>
  /** Numbers of orders, with the shops where they were placed; none: not known. */
  readonly orders: Map<string, Set<string>>
  /** Ids that several people have. */
  readonly shared: Set<string>
  /** Of these the numbers of orders that are of several customers. */
  readonly contested = new Set<string>()
  /** Visitors and orders that were asked for: they stay, whoever else has them. */
  readonly named: ReadonlySet<string>

  constructor({ users, visitors, customers, orders, shared, stores = {} }: Person) {
    this.users = new Set(users)
    this.visitors = new Set(visitors)
    this.customers = new Set(customers)
    this.orders = new Map(orders.map((order) => [order, new Set(stores[order])]))
    this.shared = new Set(shared)
    this.named = new Set([...visitors, ...orders])
  }

  get size(): number {
    return this.users.size + this.visitors.size + this.customers.size + this.orders.size
  }

  addOrder(order: string, stores: readonly string[]): void {
    this.orders.set(order, new Set([...(this.orders.get(order) ?? []), ...stores]))
  }

  /** The numbers of orders, and the shops of those whose shop is known. */
  placed(): { orders: string[]; stores: Record<string, string[]> } {
    const known = [...this.orders].filter(([, stores]) => stores.size > 0)
    return {
      orders: [...this.orders.keys()].sort(),
      stores: Object.fromEntries(known.map(([order, stores]) => [order, [...stores].sort()])),
    }
  }

  person(): Person {
    const sorted = (ids: Set<string>) => [...ids].sort()
    const { users, visitors, customers, shared } = this
    return {
      users: sorted(users),
      visitors: sorted(visitors),
      customers: sorted(customers),
      shared: sorted(shared),
      ...this.placed(),
    }
  }
}
