import { z } from 'zod'

export const namings = ['user', 'visitor', 'customer', 'order'] as const

/** How somebody names the person who is meant. */
export const personName = z.strictObject({
  by: z.enum(namings).describe('What the id is: of a user, of a visitor (anonymous id), of a customer, or of an order'),
  id: z.string().trim().min(1).max(512).describe('As it was sent or imported; for customers often an e-mail address'),
  store: z.string().default('').describe('Where two shops number their orders alike: the shop of the order'),
})
export type PersonName = z.infer<typeof personName>

/** Everything by which one person is known to a brand. */
export type Person = {
  /** Ids of users, as events carry them. */
  users: string[]
  /** Anonymous ids that no other user has. */
  visitors: string[]
  /** As orders carry them. */
  customers: string[]
  /** Numbers of orders. */
  orders: string[]
  /** The shops of those orders whose shop is known; an order that is left out is of any shop. */
  stores?: Record<string, string[]>
  /** Ids that belong to several people, and are not followed: devices, and numbers of orders of two shops or senders. */
  shared: string[]
}

/** Ids that name the person, in small letters, but for numbers of orders. */
export function namesOf({ users, visitors, customers }: Person): string[] {
  return [...new Set([...users, ...visitors, ...customers].map(plain))]
}

/** Of the names those that mean nobody else wherever they stand in a text: addresses, and phone numbers with their country. */
export function contactsOf(person: Person): string[] {
  return namesOf(person).filter((name) => /.@.|^\+\d{6,}$/.test(name))
}

export const plain = (id: string) => id.trim().toLowerCase()
