import type { Selectable } from 'kysely'
import { creatorKey } from '../kernel/creator.ts'
import { Problem } from '../kernel/errors.ts'
import { fromMinor, toMinor } from '../kernel/money.ts'
import type { Creators, StoredAccount, StoredPrice } from '../store/registry/creator-tables.ts'
import type { CreatorInput } from './creator-input.ts'
import type { Stated } from './loads.ts'

/** A creator as the registry keeps it. */
export type Creator = Omit<Selectable<Creators>, 'brand' | 'words' | 'told_at' | 'main_platform' | 'audience'>
/** What is nobody's business but of those who work with the creator. */
export const personalFields = ['email', 'phone', 'address', 'notes'] as const

export const creatorColumns = [
  ...(['id', 'name', 'category', 'markets', 'languages', 'accounts', 'prices', ...personalFields] as const),
  ...(['archived_at', 'gone_at', 'gone_into', 'change', 'created_at', 'updated_at'] as const),
] as const

/** Prices as they are kept: whole minor units as text, since JSON has no large integers. */
export function storedPrices(prices: CreatorInput['prices']): StoredPrice[] {
  return prices.map(({ deliverable, amount, currency }) => {
    return { deliverable, amount_minor: String(toMinor(amount, currency) ?? 0n), currency }
  })
}

export function shownPrices(prices: readonly StoredPrice[]) {
  return prices.map((price) => ({ ...price, amount: fromMinor(BigInt(price.amount_minor), price.currency) }))
}

/** The account that most people follow; the first one where no audience is known. */
export function mainAccount(accounts: readonly StoredAccount[]): StoredAccount | undefined {
  return accounts.toSorted((one, other) => (other.followers ?? -1) - (one.followers ?? -1))[0]
}

/** A creator without what is personal, for the trail of changes. */
export function withoutPersonal(creator: Creator): object {
  const shown = Object.entries(creator).filter(([name]) => !(personalFields as readonly string[]).includes(name))
  return Object.fromEntries(shown)
}

/** Creators by their ids, held until the transaction ends. Those of other brands and those that are gone are left out. */
export async function heldCreators({ db }: Stated, brand: string, ids: readonly string[]): Promise<Creator[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('creators')
    .select(creatorColumns)
    .where('brand', '=', brand)
    .where('id', 'in', ids)
    .where('gone_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows
}

const rowsAtOnce = 1000

/** Writes creators as they are to be, with the accounts by which they are found. Throws `conflict` for an account of another. */
export async function writeCreators(tx: Stated, brand: string, creators: readonly Creator[]): Promise<void> {
  for (let at = 0; at < creators.length; at += rowsAtOnce)
    await writeSome(tx, brand, creators.slice(at, at + rowsAtOnce))
  for (let at = 0; at < creators.length; at += rowsAtOnce)
    await claimAccounts(tx, brand, creators.slice(at, at + rowsAtOnce))
}

async function writeSome({ db }: Stated, brand: string, creators: readonly Creator[]): Promise<void> {
  const rows = creators.map((creator) => {
    const main = mainAccount(creator.accounts)
    const { accounts, prices } = creator
    return {
      ...creator,
      brand,
      accounts: JSON.stringify(accounts),
      prices: JSON.stringify(prices),
      main_platform: main?.platform ?? '',
      audience: main?.followers ?? null,
      words: wordsOf(creator),
    }
  })
  await db
    .insertInto('creators')
    .values(rows)
    .onConflict((there) =>
      there.column('id').doUpdateSet((was) => {
        const names = Object.keys(rows[0] ?? {}).filter((name) => !['id', 'brand', 'created_at'].includes(name))
        return Object.fromEntries(names.map((name) => [name, was.ref(`excluded.${name}` as 'excluded.name')]))
      }),
    )
    .execute()
  const ids = creators.map(({ id }) => id)
  await db.deleteFrom('creator_accounts').where('brand', '=', brand).where('creator', 'in', ids).execute()
}

/** What a search looks through, in small letters. */
function wordsOf({ name, category, accounts }: Creator): string {
  const handles = accounts.flatMap(({ handle, former }) => [handle, ...former])
  return [name, category, ...handles].join(' ').toLowerCase()
}

async function claimAccounts({ db }: Stated, brand: string, creators: readonly Creator[]): Promise<void> {
  const claims = creators.flatMap((creator) =>
    creator.gone_at === null ? creator.accounts.flatMap((account) => claimsOf(creator.id, account)) : [],
  )
  for (let at = 0; at < claims.length; at += rowsAtOnce) {
    const some = claims.slice(at, at + rowsAtOnce).map((claim) => ({ ...claim, brand }))
    const made = await db
      .insertInto('creator_accounts')
      .values(some)
      .onConflict((taken) => taken.doNothing())
      .returning(['platform', 'handle', 'former', 'creator'])
      .execute()
    if (made.length === some.length) continue
    const left = some.find((one) => !made.some((other) => isSame(one, other)))
    if (left) throw await taken({ db }, brand, left)
  }
}

type Claim = { creator: string; platform: string; handle: string; former: boolean }

function claimsOf(creator: string, { platform, handle, former }: StoredAccount): Claim[] {
  const now = { creator, platform, handle: creatorKey(handle), former: false }
  const before = new Set(former.map(creatorKey).filter((key) => key !== now.handle && key !== ''))
  return [now, ...[...before].map((key) => ({ ...now, handle: key, former: true }))]
}

function isSame(one: Claim, other: Claim): boolean {
  return one.platform === other.platform && one.handle === other.handle && one.former === other.former
}

async function taken({ db }: Stated, brand: string, { platform, handle }: Claim): Promise<Problem> {
  const owner = await db
    .selectFrom('creator_accounts')
    .innerJoin('creators', 'creators.id', 'creator_accounts.creator')
    .select('name')
    .where('creator_accounts.brand', '=', brand)
    .where('platform', '=', platform)
    .where('handle', '=', handle)
    .where('former', '=', false)
    .executeTakeFirst()
  const name = owner?.name ?? '?'
  return new Problem('conflict', {
    field: 'accounts',
    reason: {
      en: `${handle} on ${platform} is the account of ${name}; change that creator, or merge the two`,
      zh: `${platform} 账号 ${handle} 已属于「${name}」；请修改该红人，或将两者合并`,
    },
  })
}
