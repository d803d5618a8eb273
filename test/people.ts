import { newId } from '../src/kernel/ids.ts'
import type { Actor } from '../src/manage/access.ts'
import { type Brand, createBrand } from '../src/manage/brands.ts'
import { nextSlice, type Stated } from '../src/manage/loads.ts'
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

/**
 * A brand in dollars and UTC whose figures a test writes itself, into a live slice of its own: a number that others have,
 * too, would be dropped with theirs.
 */
export async function newFiguredBrand(registry: Stated): Promise<{ brand: string; slice: number }> {
  const { brand } = await newBrand(registry, { currency: 'USD', time_zone: 'UTC' })
  const slice = await nextSlice(registry)
  await registry.db.updateTable('brands').set({ slice, stale_since: null }).where('id', '=', brand).execute()
  return { brand, slice }
}
