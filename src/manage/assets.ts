import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { AssetKind, AssetPlace } from '../store/registry/asset-tables.ts'
import type { Actor } from './access.ts'
import { type AssetPatch, assetPatch } from './asset-input.ts'
import { getAsset } from './asset-list.ts'
import type { Asset } from './asset-rows.ts'
import { audited } from './audit.ts'
import { given } from './given.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'

/** A file that is in the store. */
export type StoredFile = {
  kind: AssetKind
  media_type: string
  bytes: number
  sha256: string
  place: AssetPlace
  file_name: string
}

/** Enters a file into the library. Throws `conflict` where its bytes are there already. */
export function enterAsset(registry: Stated, actor: Actor, brand: string, file: StoredFile): Promise<Asset> {
  return audited(registry, { actor, brand, action: 'assets.create' }, async (tx) => {
    const { kind, id: by, name } = actor
    const id = newId('ast')
    const title = file.file_name.replace(/\.\w{1,5}$/, '').slice(0, 200) || file.file_name.slice(0, 200)
    const made = await tx.db
      .insertInto('assets')
      .values({ ...file, id, brand, title, created_by: JSON.stringify({ kind, id: by, name }) })
      .onConflict((same) => same.columns(['brand', 'sha256']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw new Problem('conflict', { reason: { en: 'this file is there already', zh: '该文件已存在' } })
    const asset = await getAsset(tx, brand, id)
    return { what: `assets/${id}`, after: asset, result: asset }
  })
}

/** The asset with these bytes; undefined where the brand has none. */
export async function assetOfBytes(registry: Stated, brand: string, sha256: string): Promise<Asset | undefined> {
  const row = await registry.db
    .selectFrom('assets')
    .select('id')
    .where('brand', '=', brand)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row && getAsset(registry, brand, row.id)
}

/**
 * Changes what is stated of an asset. With `seen` (its `updated_at` as it was looked at), one that was changed since is a `conflict`.
 * Throws `not_found`, or `bad_request` for a creator who is not in the book or a collaboration that the brand has not.
 */
export function updateAsset(
  registry: Stated,
  actor: Actor,
  brand: string,
  id: string,
  input: unknown,
  seen?: Date,
): Promise<Asset> {
  const { rights, archived, ...change } = readInput(assetPatch, input)
  return audited(registry, { actor, brand, action: 'assets.update' }, async (tx) => {
    const before = await locked(tx, brand, id)
    if (seen && seen.getTime() !== before.updated_at.getTime())
      throw new Problem('conflict', { reason: changedMeanwhile })
    if (change.collaboration) await demandCollaboration(tx, brand, change.collaboration)
    if (change.creator) await demandCreator(tx, brand, change.creator)
    const updated_at = new Date(Math.max(Date.now(), before.updated_at.getTime() + 1))
    await tx.db
      .updateTable('assets')
      .set({
        ...given(change),
        ...(archived !== undefined && { archived_at: archived ? (before.archived_at ?? updated_at) : null }),
        updated_at,
      })
      .where('brand', '=', brand)
      .where('id', '=', id)
      .execute()
    if (rights) await writeRights(tx, brand, id, rights)
    const result = await getAsset(tx, brand, id)
    return { what: `assets/${id}`, before, after: result, result }
  })
}

const changedMeanwhile = {
  en: 'somebody changed it meanwhile; look at it again',
  zh: '期间已被他人修改，请重新查看',
}

async function writeRights(tx: Stated, brand: string, asset: string, rights: NonNullable<AssetPatch['rights']>) {
  await tx.db.deleteFrom('asset_rights').where('brand', '=', brand).where('asset', '=', asset).execute()
  if (rights.length === 0) return
  await tx.db
    .insertInto('asset_rights')
    .values(rights.map((right) => ({ ...right, brand, asset })))
    .execute()
}

async function demandCreator({ db }: Stated, brand: string, id: string): Promise<void> {
  const all = db.selectFrom('creators').select('id').where('brand', '=', brand).where('gone_at', 'is', null)
  if (await all.where('id', '=', id).executeTakeFirst()) return
  throw new Problem('bad_request', { reason: 'creator: not in the creator book', field: 'creator' })
}

async function demandCollaboration({ db }: Stated, brand: string, id: string): Promise<void> {
  const all = db.selectFrom('collaborations').select('id').where('brand', '=', brand)
  if (await all.where('id', '=', id).executeTakeFirst()) return
  throw new Problem('bad_request', { reason: 'collaboration: not one of the brand', field: 'collaboration' })
}

/** Takes an asset out of the library, with its rights, placements and places in galleries. Throws `not_found`. @returns what it was */
export function removeAsset(registry: Stated, actor: Actor, brand: string, id: string): Promise<Asset> {
  return audited(registry, { actor, brand, action: 'assets.remove' }, async (tx) => {
    const before = await locked(tx, brand, id)
    if (before.in_use.length) throw new Problem('conflict', { reason: stillShown })
    await tx.db.deleteFrom('assets').where('brand', '=', brand).where('id', '=', id).execute()
    return { what: `assets/${id}`, before, result: before }
  })
}

const stillShown = {
  en: 'it is still shown somewhere; end its placements first',
  zh: '该素材仍在使用中，请先结束其投放位置',
}

async function locked(tx: Stated, brand: string, id: string): Promise<Asset> {
  const mine = tx.db.selectFrom('assets').select('id').where('brand', '=', brand).where('id', '=', id)
  await mine.forUpdate().executeTakeFirst()
  return getAsset(tx, brand, id)
}
