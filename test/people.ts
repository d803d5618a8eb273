import { newId } from '../src/kernel/ids.ts'
import type { Actor } from '../src/manage/access.ts'
import { type Brand, createBrand } from '../src/manage/brands.ts'
import type { Stated } from '../src/manage/loads.ts'
import { createUser, type User } from '../src/manage/users.ts'

export const password = 'correct horse battery'

/** A new person, who can sign in with `password`. */
export function newPerson(registry: Stated, name = 'Ann'): Promise<User> {
  return createUser(registry, { name, email: `${newId('someone')}@example.com`, password })
}

/** A person as the one who acts. */
export function acting({ id, name }: User): Actor {
  return { kind: 'user', id, name }
}

/** A new brand with its owner. */
export async function newBrand(registry: Stated, input: Partial<Parameters<typeof createBrand>[2]> = {}) {
  const user = await newPerson(registry)
  const settings = { name: 'Acme', currency: 'USD', time_zone: 'America/Los_Angeles', markets: ['US', 'GB'], ...input }
  const brand: Brand = await createBrand(registry, acting(user), settings)
  return { brand: brand.id, user, owner: acting(user) }
}
