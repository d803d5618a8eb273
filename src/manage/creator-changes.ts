import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { CreatorChangeKind } from '../store/registry/creator-tables.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import { type Creator, creatorColumns, writeCreators } from './creator-rows.ts'
import type { Stated } from './loads.ts'

/** One creator as it was (undefined for a new one) and as it is to be. */
export type CreatorStep = { before: Creator | undefined; after: Omit<Creator, 'change' | 'updated_at'> }
export type CreatorChange = {
  id: string
  kind: CreatorChangeKind
  about: string
  creators: number
  by: { kind: string; id: string; name: string }
  at: Date
  undone_at: Date | null
}
type About = { kind: CreatorChangeKind; about: string }

const rowsAtOnce = 5000
/** How creators were is kept for so long: contacts that were taken out of the book do not stay for ever. */
const undoDays = 90
const changeColumns = ['id', 'kind', 'about', 'creators', 'by', 'at', 'undone_at'] as const

/** Writes creators and how they were before, under one change that can be undone. Gives them as they are now. */
export async function changeCreators(
  tx: Stated,
  { actor, brand }: { actor: Actor; brand: string },
  { kind, about }: About,
  steps: readonly CreatorStep[],
): Promise<{ change: string; creators: Creator[] }> {
  const change = newId('chg')
  const { kind: who, id, name } = actor
  const by = JSON.stringify({ kind: who, id, name })
  await tx.db
    .insertInto('creator_changes')
    .values({ id: change, brand, kind, about, creators: steps.length, by })
    .execute()
  const now = new Date()
  await forgetOlder(tx, brand, now)
  const creators = steps.map(({ after }) => ({ ...after, change, updated_at: now }))
  await writeCreators(tx, brand, creators)
  for (const { id, gone_into } of creators) if (gone_into) await moveWork(tx, id, gone_into, now)
  for (let at = 0; at < steps.length; at += rowsAtOnce) {
    const rows = steps.slice(at, at + rowsAtOnce).map(({ before, after }) => {
      return { brand, change, creator: after.id, before: before ? JSON.stringify(before) : null }
    })
    await tx.db.insertInto('creators_before').values(rows).execute()
  }
  return { change, creators }
}

/** What was done with a creator is with the one into whom they were merged; undoing the merge leaves it there. */
async function moveWork({ db }: Stated, from: string, creator: string, updated_at: Date): Promise<void> {
  const moved = { creator, updated_at }
  await db.updateTable('collaborations').set(moved).where('creator', '=', from).execute()
  await db.updateTable('payouts').set(moved).where('creator', '=', from).execute()
  await db.updateTable('payout_lines').set(moved).where('creator', '=', from).execute()
}

async function forgetOlder({ db }: Stated, brand: string, now: Date): Promise<void> {
  const older = db
    .selectFrom('creator_changes')
    .select('id')
    .where('brand', '=', brand)
    .where('at', '<', undoneFrom(now))
  await db.deleteFrom('creators_before').where('brand', '=', brand).where('change', 'in', older).execute()
}

const undoneFrom = (now: Date) => new Date(now.getTime() - undoDays * 86_400_000)

/** What was done to the brand's creators and can be undone still, newest first. */
export async function listCreatorChanges({ db }: Stated, brand: string, limit = 20): Promise<CreatorChange[]> {
  return db
    .selectFrom('creator_changes')
    .select(changeColumns)
    .where('brand', '=', brand)
    .where('at', '>=', undoneFrom(new Date()))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/**
 * Makes creators as they were before a change; those that it made are gone. Throws `not_found`, also after 90 days, or `conflict` where it is undone
 * already or any of them was changed since.
 */
export async function undoCreatorChange(
  registry: Stated,
  actor: Actor,
  brand: string,
  id: string,
): Promise<CreatorChange> {
  return audited(registry, { actor, brand, action: 'creators.undo' }, async (tx) => {
    const change = await tx.db
      .selectFrom('creator_changes')
      .select(changeColumns)
      .where('brand', '=', brand)
      .where('id', '=', id)
      .where('at', '>=', undoneFrom(new Date()))
      .forUpdate()
      .executeTakeFirst()
    if (!change) throw new Problem('not_found', { what: 'change' })
    if (change.undone_at) throw new Problem('conflict', { reason: { en: 'it is undone already', zh: '该操作已撤销' } })
    const restored = await asTheyWere(tx, brand, id)
    await writeCreators(tx, brand, restored)
    const undone_at = new Date()
    await tx.db.updateTable('creator_changes').set({ undone_at }).where('id', '=', id).execute()
    const after = { kind: change.kind, about: change.about, creators: change.creators }
    return { what: `creators/changes/${id}`, after, result: { ...change, undone_at } }
  })
}

async function asTheyWere({ db }: Stated, brand: string, change: string): Promise<Creator[]> {
  const rows = await db
    .selectFrom('creators_before')
    .select(['creator', 'before'])
    .where('change', '=', change)
    .execute()
  const current = await db
    .selectFrom('creators')
    .select(creatorColumns)
    .where('brand', '=', brand)
    .where('change', '=', change)
    .forUpdate()
    .execute()
  if (current.length !== rows.length) {
    throw new Problem('conflict', {
      reason: {
        en: 'some of these creators were changed since; undo that first',
        zh: '其中有红人此后又被修改，请先撤销后来的修改',
      },
    })
  }
  const now = new Date()
  const byId = new Map(current.map((creator) => [creator.id, creator]))
  return rows.map(({ creator, before }) => {
    const was = before as StoredCreator | null
    return was ? { ...revived(was), updated_at: now } : { ...gone(byId.get(creator) as Creator, now), updated_at: now }
  })
}

/** A creator who is no more: nothing personal stays. */
export function gone<Known extends Omit<Creator, 'change' | 'updated_at'>>(creator: Known, at: Date, into = ''): Known {
  const empty = { accounts: [], prices: [], email: '', phone: '', address: '', notes: '' }
  return { ...creator, ...empty, gone_at: at, gone_into: into }
}

type Moments = 'archived_at' | 'gone_at' | 'created_at' | 'updated_at'
/** A creator as JSON has it. */
type StoredCreator = Omit<Creator, Moments> & Record<Moments, string | null>

function revived({ archived_at, gone_at, created_at, updated_at: _updated, ...was }: StoredCreator) {
  const moment = (text: string | null) => (text === null ? null : new Date(text))
  return {
    ...was,
    archived_at: moment(archived_at),
    gone_at: moment(gone_at),
    created_at: moment(created_at) ?? new Date(),
  }
}
