import { sql } from 'kysely'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { AssetPlace } from '../store/registry/asset-tables.ts'
import { inTransaction } from '../store/registry/database.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import type { Stated } from './loads.ts'

/** What a file of a collaboration is. */
export const fileKinds = ['contract', 'rights', 'invoice'] as const
export type FileKind = (typeof fileKinds)[number]
export type CollaborationFile = {
  id: string
  collaboration: string
  kind: FileKind
  media_type: string
  bytes: number
  sha256: string
  place: AssetPlace
  file_name: string
  created_by: { kind: string; id: string; name: string }
  created_at: Date
  removed_at: Date | null
}
type NewFile = Omit<CollaborationFile, 'id' | 'created_by' | 'created_at' | 'removed_at'>

const mostFiles = 100
/** So long a removed file can be put back. */
const keptDays = 30

const columns = [
  ...(['id', 'collaboration', 'kind', 'media_type', 'bytes', 'sha256', 'place', 'file_name'] as const),
  ...(['created_by', 'created_at', 'removed_at'] as const),
]

/** The files of a collaboration, the latest first; with those that were removed and can be put back. Throws `not_found`. */
export async function listCollaborationFiles(
  registry: Stated,
  brand: string,
  collaboration: string,
): Promise<CollaborationFile[]> {
  await demandCollaboration(registry, brand, collaboration)
  return filesOf(registry, brand).where('collaboration', '=', collaboration).orderBy('id', 'desc').execute()
}

/** A file that was not removed. Throws `not_found`. */
export async function getCollaborationFile(registry: Stated, brand: string, id: string): Promise<CollaborationFile> {
  const found = await filesOf(registry, brand).where('id', '=', id).where('removed_at', 'is', null).executeTakeFirst()
  if (!found) throw new Problem('not_found', { what: 'file' })
  return found
}

/** Throws `not_found` for a collaboration that the brand has not, and `conflict` where it has as many files as it may. */
export async function demandRoom(registry: Stated, brand: string, collaboration: string): Promise<void> {
  await demandCollaboration(registry, brand, collaboration)
  const there = filesOf(registry, brand).where('collaboration', '=', collaboration).where('removed_at', 'is', null)
  if ((await there.execute()).length >= mostFiles) throw new Problem('conflict', { reason: tooMany })
}

/** Enters a file that is in the store. Throws `conflict` where the collaboration has it already, or as many as it may. */
export function enterCollaborationFile(
  registry: Stated,
  actor: Actor,
  brand: string,
  file: NewFile,
): Promise<CollaborationFile> {
  return audited(registry, { actor, brand, action: 'collaboration-files.create' }, async (tx) => {
    const { kind, id: by, name } = actor
    await holdCollaboration(tx, brand, file.collaboration)
    await demandRoom(tx, brand, file.collaboration)
    const result = await tx.db
      .insertInto('collaboration_files')
      .values({ ...file, id: newId('cof'), brand, created_by: JSON.stringify({ kind, id: by, name }) })
      .onConflict((same) =>
        same.columns(['collaboration', 'kind', 'sha256']).where('removed_at', 'is', null).doNothing(),
      )
      .returning(columns)
      .executeTakeFirst()
    if (!result) throw new Problem('conflict', { reason: thereAlready })
    return { what: `collaboration_files/${result.id}`, after: toldOf(result), result }
  })
}

/** Removes a file, or with `removed` false puts it back. Throws `not_found`, or `conflict` where it is there by another upload or the collaboration is full. */
export function setFileRemoved(
  registry: Stated,
  actor: Actor,
  brand: string,
  id: string,
  removed: boolean,
): Promise<CollaborationFile> {
  const action = removed ? 'collaboration-files.remove' : 'collaboration-files.restore'
  return audited(registry, { actor, brand, action }, async (tx) => {
    const found = await filesOf(tx, brand).where('id', '=', id).executeTakeFirst()
    if (found) await holdCollaboration(tx, brand, found.collaboration)
    const before = await filesOf(tx, brand).where('id', '=', id).forUpdate().executeTakeFirst()
    if (!before) throw new Problem('not_found', { what: 'file' })
    if (!removed && (await isThere(tx, before))) throw new Problem('conflict', { reason: thereAlready })
    if (!removed && before.removed_at) await demandRoom(tx, brand, before.collaboration)
    const removed_at = removed ? (before.removed_at ?? new Date()) : null
    await tx.db.updateTable('collaboration_files').set({ removed_at }).where('id', '=', id).execute()
    const result = { ...before, removed_at }
    return { what: `collaboration_files/${id}`, before: toldOf(before), after: toldOf(result), result }
  })
}

async function isThere({ db }: Stated, { id, collaboration, kind, sha256 }: CollaborationFile): Promise<boolean> {
  const same = db.selectFrom('collaboration_files').select('id').where('collaboration', '=', collaboration)
  const other = same.where('kind', '=', kind).where('sha256', '=', sha256).where('id', '<>', id)
  return (await other.where('removed_at', 'is', null).executeTakeFirst()) !== undefined
}

type Bytes = Pick<CollaborationFile, 'sha256' | 'place'> & { brand: string }
const isOver = sql<boolean>`removed_at < now() - make_interval(days => ${keptDays})`

/** What was removed longer ago than it can be put back, of any brand. */
export function overdueFiles({ db }: Stated): Promise<(Bytes & { id: string })[]> {
  return db.selectFrom('collaboration_files').select(['id', 'brand', 'sha256', 'place']).where(isOver).execute()
}

/**
 * Takes an overdue file out of the registry, its bytes first: where they cannot be removed, the row stays and names them. Does nothing
 * where it was put back meanwhile.
 */
export function forgetFile(registry: Stated, id: string, removeBytes: () => Promise<void>): Promise<void> {
  return inTransaction(registry, async (tx) => {
    const mine = tx.db.selectFrom('collaboration_files').select(['brand', 'sha256', 'place']).where('id', '=', id)
    const gone = await mine.where(isOver).forUpdate().executeTakeFirst()
    if (!gone) return
    if (!(await isFileInUse(tx, gone, id))) await removeBytes()
    await tx.db.deleteFrom('collaboration_files').where('id', '=', id).execute()
  })
}

/** Whether a file of the brand, other than that one, has these bytes in this place. */
export async function isFileInUse({ db }: Stated, { brand, sha256, place }: Bytes, except = ''): Promise<boolean> {
  const all = db.selectFrom('collaboration_files').select('id').where('brand', '=', brand).where('id', '<>', except)
  const same = all.where('sha256', '=', sha256).where('place', '=', place)
  return (await same.limit(1).executeTakeFirst()) !== undefined
}

/** Whether a collaboration has files, removed ones that can be put back among them. */
export async function hasFiles({ db }: Stated, brand: string, collaboration: string): Promise<boolean> {
  const all = db.selectFrom('collaboration_files').select('id').where('brand', '=', brand)
  return (await all.where('collaboration', '=', collaboration).limit(1).executeTakeFirst()) !== undefined
}

const toldOf = ({ collaboration, kind, file_name, bytes, sha256, removed_at }: CollaborationFile) => {
  return { collaboration, kind, file_name, bytes, sha256, removed_at }
}

function filesOf({ db }: Stated, brand: string) {
  return db.selectFrom('collaboration_files').select(columns).where('brand', '=', brand)
}

async function demandCollaboration({ db }: Stated, brand: string, id: string): Promise<void> {
  const all = db.selectFrom('collaborations').select('id').where('brand', '=', brand)
  if (!(await all.where('id', '=', id).executeTakeFirst())) throw new Problem('not_found', { what: 'collaboration' })
}

/** Who enters a file or puts one back waits for others who do: together they may not be too many. */
async function holdCollaboration({ db }: Stated, brand: string, id: string): Promise<void> {
  const mine = db.selectFrom('collaborations').select('id').where('brand', '=', brand).where('id', '=', id)
  await mine.forUpdate().execute()
}

const thereAlready = { en: 'the collaboration has this file already', zh: '该合作已有此文件' }
const tooMany = { en: `a collaboration has at most ${mostFiles} files`, zh: `每项合作最多 ${mostFiles} 个文件` }
