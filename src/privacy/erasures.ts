import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Actor } from '../manage/access.ts'
import { audited } from '../manage/audit.ts'
import { erasedPrefix, hashOfId, saltOf } from '../manage/kept-out.ts'
import type { Stated } from '../manage/loads.ts'
import { markStale } from '../manage/slices.ts'
import { restartTraffic } from '../manage/traffic.ts'
import { inTransaction } from '../store/registry/database.ts'
import type { ErasureStatus } from '../store/registry/privacy-tables.ts'
import type { ErasedTable } from './erase.ts'
import { namesOf, type Person, type PersonName, personName } from './person.ts'

export const erasureRequest = personName.extend({
  confirm: z.string().describe('The id once more: what is erased does not come back'),
  keep_out: z
    .boolean()
    .default(true)
    .describe('Drop what comes again for the person: late events, files imported again'),
  delete_files: z.boolean().default(false).describe('Delete the kept files of imports in which the person stands'),
})
export type ErasureRequest = z.infer<typeof erasureRequest>

/** What an erasure did. Nothing in it names the person. */
export type ErasureReport = {
  tables: ErasedTable[]
  registry_rows: number
  /** Files in which the person stands, or which cannot be looked through. */
  files: { import_id: string; file_name: string; state: 'deleted' | 'kept' | 'unread' }[]
  /** Rows of any table in which the person was still found at the end, by table. */
  remains: Record<string, number>
}
export const erasureSteps = [
  'waiting',
  'events',
  'imports',
  'facts',
  'registry',
  'files',
  'figures',
  'checking',
] as const
export type Erasure = {
  id: string
  status: ErasureStatus
  step: string
  named_by: PersonName['by']
  keep_out: boolean
  delete_files: boolean
  report: ErasureReport | null
  error: { code: string; message: string; message_zh: string } | null
  requested_by: { kind: string; id: string; name: string }
  created_at: Date
  finished_at: Date | null
}
/** An erasure as the work on it needs it. */
export type OpenErasure = Erasure & { brand: string; person: Person; token: string }

const columns = [
  'id',
  'status',
  'step',
  'named_by',
  'keep_out',
  'delete_files',
  'report',
  'error',
  'requested_by',
  'created_at',
  'finished_at',
] as const

/** The brand's erasures, newest first. */
export async function listErasures({ db }: Stated, brand: string): Promise<Erasure[]> {
  const rows = db.selectFrom('erasures').select(columns).where('brand', '=', brand).orderBy('id', 'desc').limit(200)
  return (await rows.execute()) as Erasure[]
}

/** One erasure of the brand. Throws `not_found`. */
export async function findErasure({ db }: Stated, brand: string, id: string): Promise<Erasure> {
  const mine = db.selectFrom('erasures').select(columns).where('brand', '=', brand).where('id', '=', id)
  const row = await mine.executeTakeFirst()
  if (!row) throw new Problem('not_found', { what: 'erasure' })
  return row as Erasure
}

/** Throws `bad_request` where the id was not typed again. */
export function assertConfirmed({ id, confirm }: ErasureRequest): void {
  if (confirm.trim() === id) return
  throw new Problem('bad_request', { reason: 'type the id of the person once more to confirm', field: 'confirm' })
}

/** Writes an erasure down, with the list of ids that do not come back: from here on it will be done. The trail does not name the person. */
export function openErasure(
  registry: Stated,
  { actor, brand }: { actor: Actor; brand: string },
  request: ErasureRequest,
  person: Person,
): Promise<Erasure> {
  const { by, keep_out, delete_files } = request
  return audited(registry, { actor, brand, action: 'privacy.erase' }, async (tx) => {
    const { kind, id: actorId, name } = actor
    const row = {
      id: newId('era'),
      brand,
      status: 'waiting' as const,
      named_by: by,
      person: JSON.stringify(person),
      token: `${erasedPrefix}${randomBytes(12).toString('hex')}`,
      keep_out,
      delete_files,
      requested_by: JSON.stringify({ kind, id: actorId, name }),
    }
    const made = await tx.db.insertInto('erasures').values(row).returning(columns).executeTakeFirstOrThrow()
    if (keep_out) await keepOut(tx, { brand, id: row.id, token: row.token }, person)
    const after = { by, keep_out, delete_files }
    return { what: `erasures/${row.id}`, after, result: made as Erasure }
  })
}

/** Adds the ids of the person to the list of those that do not come back. An id that stands there already keeps its token. */
export async function keepOut(
  registry: Stated,
  { brand, id, token }: { brand: string; id: string; token: string },
  person: Person,
): Promise<void> {
  const salt = await saltOf(registry, brand)
  const hashes = [
    ...namesOf(person).map((name) => hashOfId(salt, 'person', name)),
    ...person.orders.map((order) => hashOfId(salt, 'order', order)),
  ]
  if (hashes.length === 0) return
  await registry.db
    .insertInto('kept_out')
    .values([...new Set(hashes)].map((hash) => ({ brand, hash, token, erasure: id })))
    .onConflict((row) => row.columns(['brand', 'hash']).doNothing())
    .execute()
}

/** Lets the person of an erasure come in again. Throws `not_found`. */
export function letIn(
  registry: Stated,
  { actor, brand, id }: { actor: Actor; brand: string; id: string },
): Promise<void> {
  return audited(registry, { actor, brand, action: 'privacy.let_in' }, async (tx) => {
    await findErasure(tx, brand, id)
    await tx.db.deleteFrom('kept_out').where('brand', '=', brand).where('erasure', '=', id).execute()
    await tx.db.updateTable('erasures').set({ keep_out: false }).where('id', '=', id).execute()
    return { what: `erasures/${id}`, result: undefined }
  })
}

/** Erasures that are not done, the oldest first. */
export async function openErasures({ db }: Stated, id?: string): Promise<OpenErasure[]> {
  const open = db.selectFrom('erasures').selectAll().where('status', '!=', 'done').where('person', 'is not', null)
  const rows = id === undefined ? open : open.where('id', '=', id)
  return (await rows.orderBy('id').execute()) as OpenErasure[]
}

/** Writes down how far an erasure is. */
export async function stepTo({ db }: Stated, id: string, step: (typeof erasureSteps)[number], person?: Person) {
  const known = person ? { person: JSON.stringify(person) } : {}
  await db
    .updateTable('erasures')
    .set({ status: 'running', step, ...known })
    .where('id', '=', id)
    .execute()
}

/** An erasure is done: the ids of the person go, too, and figures are computed again. Visits are, only where others share an id with the person: rows of theirs may have gone, too. */
export function finishErasure(
  registry: Stated,
  { id, brand, person: { shared } }: OpenErasure,
  report: ErasureReport,
): Promise<void> {
  const done = { status: 'done' as const, step: '', person: null, error: null, finished_at: new Date() }
  return inTransaction(registry, async (tx) => {
    await tx.db
      .updateTable('erasures')
      .set({ ...done, report: JSON.stringify(report) })
      .where('id', '=', id)
      .execute()
    await markStale(tx, brand)
    if (shared.length > 0) await restartTraffic(tx, brand)
  })
}

/** Why an erasure did not come to its end; it is tried again. */
export async function failErasure({ db }: Stated, id: string, error: Erasure['error'], report?: ErasureReport) {
  await db
    .updateTable('erasures')
    .set({ status: 'failed', error: JSON.stringify(error), ...(report ? { report: JSON.stringify(report) } : {}) })
    .where('id', '=', id)
    .execute()
}
