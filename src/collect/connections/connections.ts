import { Problem } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Actor } from '../../manage/access.ts'
import { audited } from '../../manage/audit.ts'
import { given } from '../../manage/given.ts'
import { readInput } from '../../manage/input.ts'
import type { Stated } from '../../manage/loads.ts'
import type { Seal } from '../../manage/seal.ts'
import { platformById } from './catalogue.ts'
import { checkedSettings, checkSecrets, connectionInput, connectionPatch } from './connection-input.ts'
import type { Platform } from './define.ts'
import { lastRuns, type Run } from './runs.ts'

/** A connection as it may be shown: of its secrets only when each was set. */
export type Connection = {
  id: string
  platform: string
  name: string
  settings: Record<string, string>
  secrets_set_at: Record<string, string>
  state: 'active' | 'paused' | 'attention'
  next_run_at: Date | null
  created_by: { kind: string; id: string; name: string }
  created_at: Date
  updated_at: Date
  last_run: Run | null
}

/** Who changes a connection of which brand, and the seal of its secrets. */
export type Change = { actor: Actor; brand: string; seal: Seal }

/** The brand's connections, oldest first. */
export async function listConnections(registry: Stated, brand: string): Promise<Connection[]> {
  const rows = await rowsOf(registry, brand).orderBy('id').execute()
  const last = await lastRuns(registry, brand)
  return rows.map((row) => shown(row, last.get(row.id)))
}

/** Throws `not_found`. */
export async function getConnection(registry: Stated, brand: string, id: string): Promise<Connection> {
  const last = await lastRuns(registry, brand, id)
  return shown(await rowOf(registry, brand, id), last.get(id))
}

/** Makes a connection, which is read at once. Throws `bad_request`. */
export function createConnection(
  registry: Stated,
  { actor, brand, seal }: Change,
  input: unknown,
): Promise<Connection> {
  const { platform: wanted, name, settings, secrets } = readInput(connectionInput, input)
  const platform = demandPlatform(wanted)
  const set = checkedSettings(platform, settings)
  checkSecrets(platform, secrets, new Set(Object.keys(secrets)))
  return audited(registry, { actor, brand, action: 'connections.create' }, async (tx) => {
    const id = newId('con')
    const { kind, id: by, name: byName } = actor
    const values = {
      ...{ id, brand, platform: platform.id, name, next_run_at: new Date() },
      settings: JSON.stringify(set),
      secrets: JSON.stringify(sealed(seal, secrets)),
      created_by: JSON.stringify({ kind, id: by, name: byName }),
    }
    await tx.db.insertInto('connections').values(values).execute()
    const result = shown(await rowOf(tx, brand, id))
    return { what: `connections/${id}`, after: told(result), result }
  })
}

/**
 * Changes a connection. New secrets and settings let it be read again at once; with other settings it begins anew, since how
 * far it was is of something else. Throws `not_found`, `bad_request`.
 */
export function updateConnection(
  registry: Stated,
  { actor, brand, seal }: Change,
  id: string,
  input: unknown,
): Promise<Connection> {
  const { name, settings, secrets, paused: isPaused } = readInput(connectionPatch, input)
  return audited(registry, { actor, brand, action: 'connections.update' }, async (tx) => {
    const before = await rowOf(tx, brand, id, 'locked')
    // One of a platform that is read no more can still be paused and renamed.
    const set = settings && checkedSettings(demandPlatform(before.platform), settings)
    const kept = secrets && mergedSecrets(demandPlatform(before.platform), seal, before.secrets, secrets)
    const isOther = set !== undefined && !isSame(set, before.settings)
    const change = {
      ...given({ name, settings: set && JSON.stringify(set), secrets: kept && JSON.stringify(kept) }),
      ...(isOther && { cursors: '{}' }),
      ...stateAfter(before.state, isPaused, isOther || secrets !== undefined),
      updated_at: new Date(),
    }
    await tx.db.updateTable('connections').set(change).where('brand', '=', brand).where('id', '=', id).execute()
    const result = await getConnection(tx, brand, id)
    return { what: `connections/${id}`, before: told(shown(before)), after: told(result), result }
  })
}

/** Has a connection read now; one that waited for somebody is tried again. Throws `not_found`, and `conflict` for one that is paused. */
export function askForRead(registry: Stated, { actor, brand }: Omit<Change, 'seal'>, id: string): Promise<Connection> {
  return audited(registry, { actor, brand, action: 'connections.read' }, async (tx) => {
    const { state } = await rowOf(tx, brand, id, 'locked')
    if (state === 'paused') throw new Problem('conflict', { reason: paused })
    const now = await getConnection(tx, brand, id)
    // What is asked for is under way.
    if (now.last_run?.state === 'running') return { what: `connections/${id}`, result: now }
    const change = { state: 'active' as const, next_run_at: new Date() }
    await tx.db.updateTable('connections').set(change).where('brand', '=', brand).where('id', '=', id).execute()
    return { what: `connections/${id}`, result: await getConnection(tx, brand, id) }
  })
}

const paused = { en: 'the connection is paused; take that back first', zh: '该连接已暂停，请先恢复' }

/** Forgets a connection with its secrets. What it has read stays, as imports. Throws `not_found`. */
export function removeConnection(registry: Stated, { actor, brand }: Omit<Change, 'seal'>, id: string): Promise<void> {
  return audited(registry, { actor, brand, action: 'connections.remove' }, async (tx) => {
    const before = shown(await rowOf(tx, brand, id, 'locked'))
    await tx.db.deleteFrom('connections').where('brand', '=', brand).where('id', '=', id).execute()
    return { what: `connections/${id}`, before: told(before), result: undefined }
  })
}

/** A row as the job that reads it needs it. */
export type ConnectionRow = Awaited<ReturnType<typeof rowOf>>

function rowsOf({ db }: Stated, brand: string) {
  return db.selectFrom('connections').selectAll().where('brand', '=', brand)
}

/** Throws `not_found`. */
export async function rowOf(registry: Stated, brand: string, id: string, locked?: 'locked') {
  const query = rowsOf(registry, brand).where('id', '=', id)
  const row = await (locked ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw new Problem('not_found', { what: 'connection' })
  return row
}

function shown({ brand: _, cursors: _cursors, secrets, ...row }: ConnectionRow, last?: Run): Connection {
  const setAt = Object.entries(secrets).map(([name, { set_at }]) => [name, set_at] as const)
  return { ...row, secrets_set_at: Object.fromEntries(setAt), last_run: last ?? null }
}

/** What the trail tells of a connection. */
function told({ platform, name, settings, secrets_set_at, state }: Connection) {
  return { platform, name, settings, secrets_set_at, state }
}

function demandPlatform(id: string): Platform {
  const platform = platformById(id)
  if (platform) return platform
  const reason = { en: `there is no platform ${id}`, zh: `没有名为 ${id} 的平台` }
  throw new Problem('bad_request', { reason, field: 'platform' })
}

type Sealed = Record<string, { sealed: string; set_at: string }>

/** Secrets as they are kept. */
export function sealed(seal: Seal, secrets: Readonly<Record<string, string>>): Sealed {
  const set_at = new Date().toISOString()
  return Object.fromEntries(Object.entries(secrets).map(([name, text]) => [name, { sealed: seal.close(text), set_at }]))
}

function mergedSecrets(
  platform: Platform,
  seal: Seal,
  before: Sealed,
  change: Readonly<Record<string, string | null>>,
): Sealed {
  const fresh = Object.fromEntries(
    Object.entries(change).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  )
  const all = { ...before, ...sealed(seal, fresh) }
  const kept = Object.fromEntries(Object.entries(all).filter(([name]) => change[name] !== null))
  checkSecrets(platform, change, new Set(Object.keys(kept)))
  return kept
}

const isSame = (a: Record<string, string>, b: Record<string, string>) =>
  Object.keys({ ...a, ...b }).every((name) => a[name] === b[name])

/** State and next time after a change: what was paused or waits for somebody is read at once when that is over. */
function stateAfter(state: Connection['state'], paused: boolean | undefined, isNew: boolean) {
  if (paused === true) return { state: 'paused' as const, next_run_at: null }
  const isWoken = paused === false && state === 'paused'
  if (isWoken || (isNew && state !== 'paused')) return { state: 'active' as const, next_run_at: new Date() }
  return {}
}
