import { createHmac, randomBytes } from 'node:crypto'
import type { Stated } from './loads.ts'

/** The ids of a brand that do not come back: hash of an id → the token that stands for its person. Plain, for worker threads. */
export type KeptOut = { salt: string; tokens: ReadonlyMap<string, string> }

/** What the token begins with that takes the place of a customer who was erased. */
export const erasedPrefix = 'erased-'

/** Ids of people (of users, visitors and customers) and numbers of orders are told apart. */
type Kind = 'person' | 'order'

/** The salted hash under which an id stands in the list. Upper and lower case are one, as shops write e-mails in both. */
export function hashOfId(salt: string, kind: Kind, id: string): string {
  return createHmac('sha256', salt).update(`${kind}\n${id.trim().toLowerCase()}`).digest('hex')
}

/** The token of the person whom the id names; undefined for everybody who was not erased. */
export function tokenOf(keptOut: KeptOut | undefined, kind: Kind, id: string): string | undefined {
  return keptOut && id !== '' ? keptOut.tokens.get(hashOfId(keptOut.salt, kind, id)) : undefined
}

/** The brand's list; undefined while nobody is on it. */
export async function keptOutOf(registry: Stated, brand: string): Promise<KeptOut | undefined> {
  return (await everyKeptOut(registry, brand)).get(brand)
}

/** The lists of all brands, or of one, by brand. */
export async function everyKeptOut({ db }: Stated, brand?: string): Promise<Map<string, KeptOut>> {
  const all = db.selectFrom('kept_out').innerJoin('privacy', 'privacy.brand', 'kept_out.brand')
  const chosen = brand === undefined ? all : all.where('kept_out.brand', '=', brand)
  const rows = await chosen.select(['kept_out.brand', 'salt', 'hash', 'token']).execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.brand)].map(([of, some]) => [
      of,
      { salt: some[0]?.salt ?? '', tokens: new Map(some.map(({ hash, token }) => [hash, token])) },
    ]),
  )
}

/** The brand's salt, made when it is first needed. */
export async function saltOf({ db }: Stated, brand: string): Promise<string> {
  const made = { brand, salt: randomBytes(32).toString('base64url') }
  await db
    .insertInto('privacy')
    .values(made)
    .onConflict((row) => row.column('brand').doNothing())
    .execute()
  const row = await db.selectFrom('privacy').select('salt').where('brand', '=', brand).executeTakeFirstOrThrow()
  return row.salt
}
