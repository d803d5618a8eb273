import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { creatorKey } from '../kernel/creator.ts'
import { accountKey } from '../kernel/social-platform.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import { type CreatorStep, changeCreators } from './creator-changes.ts'
import type { CreatorInput } from './creator-input.ts'
import { type Creator, creatorColumns, personalFields, storedPrices } from './creator-rows.ts'
import { mergedAccounts, newCreator, withFormer } from './creators.ts'
import type { LineFault, LinePlace } from './line-fault.ts'
import type { Stated } from './loads.ts'

/**
 * What a line of a file says of a creator; what is empty is not said. `id` is that of the book, where the file has it. A line without a
 * name is not `isNamed`: somebody new goes by the handle.
 */
export type CreatorLine = { id: string; isNamed: boolean; fields: CreatorInput }
type CreatorRow = CreatorLine & LinePlace
export type CreatorImport = { made: number; changed: number; same: number; faults: LineFault[]; change: string | null }

/** A creator as the file makes it, beside the one that was there. */
type Draft = { before: Creator | undefined; after: Omit<Creator, 'change' | 'updated_at'> }

/**
 * Takes the rows of a file into the book, or with `write` false says what that would do. A row is of the creator who has its id, one
 * of its accounts, or had it before; without an account, of the one with the same name. What a row does not say stays; the same file
 * again changes nothing.
 */
export async function importCreators(
  registry: Stated,
  actor: Actor,
  brand: string,
  file: string,
  rows: readonly CreatorRow[],
  write: boolean,
): Promise<CreatorImport> {
  if (!write) return outcome(await draftsOf(registry, brand, rows), null)
  return audited(registry, { actor, brand, action: 'creators.import' }, async (tx) => {
    const plan = await draftsOf(tx, brand, rows)
    const steps: CreatorStep[] = plan.drafts.filter(isChanged)
    const about = { kind: 'import', about: file } as const
    const change = steps.length ? (await changeCreators(tx, { actor, brand }, about, steps)).change : null
    const result = outcome(plan, change)
    const after = { file, made: result.made, changed: result.changed, same: result.same }
    return { what: 'creators', after, result }
  })
}

type Plan = { drafts: Draft[]; faults: LineFault[] }

function outcome({ drafts, faults }: Plan, change: string | null): CreatorImport {
  const made = drafts.filter(({ before }) => !before).length
  const changed = drafts.filter((draft) => draft.before && isChanged(draft)).length
  return { made, changed, same: drafts.length - made - changed, faults, change }
}

const fieldsSaid = [
  ...(['name', 'category', 'markets', 'languages', 'accounts', 'prices'] as const),
  ...personalFields,
] as const

/** JSON gives fields back in another order: compared is what they say. */
function isChanged({ before, after }: Draft): boolean {
  return !before || !fieldsSaid.every((name) => isDeepStrictEqual(before[name], after[name]))
}

async function draftsOf(registry: Stated, brand: string, rows: readonly CreatorRow[]): Promise<Plan> {
  const book = await openBook(registry, brand, rows)
  const faults: LineFault[] = []
  for (const row of rows) {
    const found = book.ownersOf(row)
    if (found.length > 1) faults.push(claimedTwice(row, found))
    else book.put(row, found[0])
  }
  return { drafts: [...book.drafts()], faults }
}

function claimedTwice({ table, line, fields }: CreatorRow, owners: readonly Draft[]): LineFault {
  const names = owners.map(({ after }) => after.name).join(', ')
  const handles = fields.accounts.map(({ handle }) => handle).join(', ')
  return {
    table,
    line,
    field: 'accounts',
    value: handles,
    reason: { en: `These accounts are of several creators: ${names}.`, zh: `这些账号分属多位红人：${names}。` },
    remedy: { en: 'Merge those creators first, or correct the line.', zh: '请先合并这些红人，或更正此行。' },
  }
}

/** The creators that the rows may be of, by all that finds them. */
async function openBook(registry: Stated, brand: string, rows: readonly CreatorRow[]) {
  const known = await knownTo(registry, brand, rows)
  const drafts = new Map<string, Draft>(known.map((one) => [one.id, draftOf(one)]))
  const touched = new Set<string>()
  const [current, former, names] = [
    new Map<string, string>(),
    new Map<string, Set<string>>(),
    new Map<string, Set<string>>(),
  ]
  const note = ({ after }: Draft) => {
    add(names, after.name.toLowerCase(), after.id)
    for (const { platform, handle, former: before } of after.accounts) {
      current.set(accountKey(platform, handle), after.id)
      for (const one of before) add(former, accountKey(platform, one), after.id)
    }
  }
  for (const draft of drafts.values()) note(draft)
  const byAccount = ({ fields }: CreatorRow) => {
    const keys = fields.accounts.map(({ platform, handle }) => accountKey(platform, handle))
    const now = keys.flatMap((key) => current.get(key) ?? [])
    return now.length ? now : keys.flatMap((key) => [...(former.get(key) ?? [])])
  }
  return {
    ownersOf(row: CreatorRow): Draft[] {
      const ids = new Set(byAccount(row))
      if (drafts.has(row.id)) ids.add(row.id)
      if (ids.size === 0 && row.fields.accounts.length === 0)
        for (const id of names.get(row.fields.name.toLowerCase()) ?? []) ids.add(id)
      return [...ids].flatMap((id) => drafts.get(id) ?? [])
    },
    put({ fields, isNamed }: CreatorRow, there: Draft | undefined): void {
      const draft = there ?? { before: undefined, after: newCreator(fields) }
      if (there) draft.after = saidOf(draft.after, fields, isNamed)
      drafts.set(draft.after.id, draft)
      touched.add(draft.after.id)
      note(draft)
    },
    *drafts(): Generator<Draft> {
      for (const id of touched) yield drafts.get(id) as Draft
    },
  }
}

function draftOf(creator: Creator): Draft {
  const { change: _change, updated_at: _updated, ...after } = creator
  return { before: creator, after }
}

function add(map: Map<string, Set<string>>, key: string, id: string): void {
  const there = map.get(key)
  if (there) there.add(id)
  else map.set(key, new Set([id]))
}

/** A creator with what a row says of them: texts take the place of texts, lists grow, and a later audience counts. */
function saidOf(was: Draft['after'], said: CreatorInput, isNamed: boolean): Draft['after'] {
  const text = (name: 'category' | 'email' | 'phone' | 'address' | 'notes') => said[name] || was[name]
  const isFormer = (platform: string, handle: string) =>
    was.accounts.some(
      (one) => one.platform === platform && one.former.some((old) => creatorKey(old) === creatorKey(handle)),
    )
  const accounts = said.accounts
    .filter(({ platform, handle }) => !isFormer(platform, handle))
    .map((account) => withFormer(account, account.former ?? []))
  const prices = new Map(was.prices.map((price) => [`${price.deliverable}|${price.currency}`, price]))
  for (const price of storedPrices(said.prices)) prices.set(`${price.deliverable}|${price.currency}`, price)
  return {
    ...was,
    name: isNamed ? said.name : was.name,
    category: text('category'),
    email: text('email'),
    phone: text('phone'),
    address: text('address'),
    notes: text('notes'),
    markets: [...new Set([...was.markets, ...said.markets])],
    languages: [...new Set([...was.languages, ...said.languages])],
    accounts: mergedAccounts(was.accounts, accounts),
    prices: [...prices.values()],
  }
}

/** Creators who have an id, an account or, where a row has no account, a name of the rows; held until the transaction ends. */
async function knownTo({ db }: Stated, brand: string, rows: readonly CreatorRow[]): Promise<Creator[]> {
  const accounts = rows.flatMap(({ fields }) => fields.accounts)
  const platforms = accounts.map(({ platform }) => platform)
  const handles = accounts.map(({ handle }) => creatorKey(handle))
  const ids = rows.map(({ id }) => id).filter((id) => id !== '')
  const named = rows.filter(({ fields }) => fields.accounts.length === 0).map(({ fields }) => fields.name.toLowerCase())
  const { rows: found } = await sql<{ id: string }>`
    SELECT creator AS id FROM creator_accounts
    WHERE brand = ${brand} AND (platform, handle) IN (SELECT * FROM unnest(${platforms}::text[], ${handles}::text[]))
    UNION SELECT id FROM creators WHERE brand = ${brand} AND gone_at IS NULL AND id = ANY(${ids}::text[])
    UNION SELECT id FROM creators WHERE brand = ${brand} AND gone_at IS NULL AND lower(name) = ANY(${named}::text[])`.execute(
    db,
  )
  if (found.length === 0) return []
  return db
    .selectFrom('creators')
    .select(creatorColumns)
    .where('brand', '=', brand)
    .where('gone_at', 'is', null)
    .where(sql<boolean>`id = ANY(${found.map(({ id }) => id)}::text[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
}
