import { creatorKey } from '../kernel/creator.ts'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { StoredAccount } from '../store/registry/creator-tables.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import { changeCreators, gone } from './creator-changes.ts'
import { type CreatorInput, creatorFields, creatorPatch } from './creator-input.ts'
import { type Creator, heldCreators, storedPrices, withoutPersonal } from './creator-rows.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'
import { statedFields } from './stated-fields.ts'

/** Adds a creator to the book. Throws `bad_request` naming the field, or `conflict` for an account that another has. */
export async function createCreator(registry: Stated, actor: Actor, brand: string, input: unknown): Promise<Creator> {
  const fields = readInput(creatorFields, input)
  return audited(registry, { actor, brand, action: 'creators.create' }, async (tx) => {
    const after = newCreator(fields)
    const about = { kind: 'create', about: fields.name } as const
    const { creators } = await changeCreators(tx, { actor, brand }, about, [{ before: undefined, after }])
    const [made] = creators as [Creator]
    return { what: `creators/${made.id}`, after: withoutPersonal(made), result: made }
  })
}

/** A creator who is not in the book yet. */
export function newCreator(fields: CreatorInput) {
  const { prices, accounts, ...rest } = fields
  return {
    ...rest,
    id: newId('crt'),
    accounts: accounts.map((account) => withFormer(account, account.former ?? [])),
    prices: storedPrices(prices),
    archived_at: null,
    gone_at: null,
    gone_into: '',
    created_at: new Date(),
  }
}

/**
 * Changes a creator. With `seen` (its `updated_at` as it was looked at), one that was changed since is a `conflict`. Throws
 * `not_found`, or `bad_request` naming the field.
 */
export async function updateCreator(
  registry: Stated,
  actor: Actor,
  brand: string,
  id: string,
  input: unknown,
  seen?: Date,
): Promise<Creator> {
  const { archived, accounts, prices, ...change } = readInput(creatorPatch, input)
  return audited(registry, { actor, brand, action: 'creators.update' }, async (tx) => {
    const [before] = await heldCreators(tx, brand, [id])
    if (!before) throw new Problem('not_found', { what: 'creator' })
    if (seen && seen.getTime() !== before.updated_at.getTime()) {
      throw new Problem('conflict', {
        reason: { en: 'somebody changed it meanwhile; look at it again', zh: '期间已被他人修改，请重新查看' },
      })
    }
    const { change: _change, updated_at: _updated, ...was } = before
    const after = {
      ...was,
      ...statedFields(change),
      ...(accounts && { accounts: accountsAfter(before.accounts, accounts) }),
      ...(prices && { prices: storedPrices(prices) }),
      ...(archived !== undefined && { archived_at: archived ? (before.archived_at ?? new Date()) : null }),
    }
    const about = { kind: 'update', about: after.name } as const
    const { creators } = await changeCreators(tx, { actor, brand }, about, [{ before, after }])
    const [result] = creators as [Creator]
    return { what: `creators/${id}`, before: withoutPersonal(before), after: withoutPersonal(result), result }
  })
}

/**
 * Accounts as they are after a change. A handle that gave way to another of its platform stays known as a former one; one whose
 * platform has no account any more was a mistake, and goes.
 */
export function accountsAfter(before: readonly StoredAccount[], after: CreatorInput['accounts']): StoredAccount[] {
  const keyOf = ({ platform, handle }: { platform: string; handle: string }) => `${platform}:${creatorKey(handle)}`
  const kept = new Map(before.map((account) => [keyOf(account), account]))
  const now = new Set(after.map(keyOf))
  const left = before.filter((account) => !now.has(keyOf(account)))
  return after.map((account) => {
    const was = kept.get(keyOf(account))
    const first = after.find((one) => one.platform === account.platform && !kept.has(keyOf(one)))
    const heir = first ?? after.find((one) => one.platform === account.platform)
    const gaveWay = heir === account ? left.filter(({ platform }) => platform === account.platform) : []
    const former = account.former ?? [...(was?.former ?? []), ...gaveWay.flatMap((one) => one.former)]
    return withFormer(account, [...former, ...gaveWay.map(({ handle }) => handle)])
  })
}

/** An account with the handles that it had before: each once, and not the one that it has. */
export function withFormer(account: Omit<StoredAccount, 'former'>, former: readonly string[]): StoredAccount {
  const { platform, handle, url, followers, followers_on } = account
  const before = new Map(former.map((one) => [creatorKey(one), one]))
  before.delete(creatorKey(handle))
  return { platform, handle, url, followers, followers_on, former: [...before.values()] }
}

/**
 * Makes two creators one: what `into` does not say is taken from `from`, accounts of both are kept, and `from` is gone. Throws
 * `not_found`, or `bad_request` for one and the same.
 */
export async function mergeCreators(
  registry: Stated,
  actor: Actor,
  brand: string,
  { into, from }: { into: string; from: string },
): Promise<{ creator: Creator; change: string }> {
  if (into === from) throw new Problem('bad_request', { reason: 'name two creators', field: 'from' })
  return audited(registry, { actor, brand, action: 'creators.merge' }, async (tx) => {
    const held = await heldCreators(tx, brand, [into, from])
    const kept = held.find(({ id }) => id === into)
    const other = held.find(({ id }) => id === from)
    if (!kept || !other) throw new Problem('not_found', { what: 'creator' })
    const about = { kind: 'merge', about: `${other.name} → ${kept.name}` } as const
    // The one that goes gives its accounts up before the other takes them.
    const { change, creators } = await changeCreators(tx, { actor, brand }, about, [
      { before: other, after: gone(other, new Date(), into) },
      { before: kept, after: merged(kept, other) },
    ])
    const creator = creators[1] as Creator
    const result = { creator, change }
    return { what: `creators/${into}`, before: withoutPersonal(other), after: withoutPersonal(creator), result }
  })
}

/** What is known of one creator, and of another what the first does not say. */
export function merged<Known extends Omit<Creator, 'change' | 'updated_at'>>(
  kept: Known,
  other: Omit<Creator, 'change' | 'updated_at'>,
): Known {
  const text = (name: 'category' | 'email' | 'phone' | 'address' | 'notes') => kept[name] || other[name]
  return {
    ...kept,
    category: text('category'),
    email: text('email'),
    phone: text('phone'),
    address: text('address'),
    notes: kept.notes && other.notes && kept.notes !== other.notes ? `${kept.notes}\n${other.notes}` : text('notes'),
    markets: [...new Set([...kept.markets, ...other.markets])],
    languages: [...new Set([...kept.languages, ...other.languages])],
    accounts: mergedAccounts(kept.accounts, other.accounts),
    prices: kept.prices.length ? kept.prices : other.prices,
  }
}

/** Accounts of both, each once: of one that both have, the audience that was stated later. */
export function mergedAccounts(some: readonly StoredAccount[], more: readonly StoredAccount[]): StoredAccount[] {
  const all = new Map<string, StoredAccount>()
  for (const account of [...some, ...more]) {
    const key = `${account.platform}:${creatorKey(account.handle)}`
    const known = all.get(key)
    all.set(key, known ? withLatest(known, account) : account)
  }
  return [...all.values()]
}

function withLatest(known: StoredAccount, other: StoredAccount): StoredAccount {
  const isLater =
    other.followers !== null && (known.followers === null || (other.followers_on ?? '') >= (known.followers_on ?? ''))
  const { followers, followers_on } = isLater ? other : known
  return withFormer({ ...known, url: known.url || other.url, followers, followers_on }, [
    ...known.former,
    ...other.former,
  ])
}
