import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Day } from '../kernel/time.ts'
import type { AssetChannel } from '../store/registry/asset-tables.ts'
import type { Actor } from './access.ts'
import { placementInput, placementPatch } from './asset-input.ts'
import { audited } from './audit.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'

/** Where an asset is or was shown. */
export type Placement = {
  id: string
  asset: string
  channel: AssetChannel
  platform: string
  reference: string
  from_day: Day
  to_day: Day | null
}

export const placementColumns = ['id', 'asset', 'channel', 'platform', 'reference', 'from_day', 'to_day'] as const

/** The placements of an asset, the latest first. */
export async function placementsOf({ db }: Stated, brand: string, asset: string): Promise<Placement[]> {
  return db
    .selectFrom('asset_placements')
    .select([...placementColumns])
    .where('brand', '=', brand)
    .where('asset', '=', asset)
    .orderBy('from_day', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** States where an asset is shown. Throws `not_found` for an asset of others, `conflict` for a placement that is there. */
export function addPlacement(
  registry: Stated,
  actor: Actor,
  brand: string,
  asset: string,
  input: unknown,
): Promise<Placement> {
  const stated = readInput(placementInput, input)
  return audited(registry, { actor, brand, action: 'placements.create' }, async (tx) => {
    const mine = tx.db.selectFrom('assets').select('id').where('brand', '=', brand).where('id', '=', asset)
    if (!(await mine.forKeyShare().executeTakeFirst())) throw new Problem('not_found', { what: 'asset' })
    const { kind, id: by, name } = actor
    const [result] = await tx.db
      .insertInto('asset_placements')
      .values({ id: newId('plc'), brand, asset, ...stated, created_by: JSON.stringify({ kind, id: by, name }) })
      .onConflict((there) => there.columns(['asset', 'channel', 'platform', 'reference', 'from_day']).doNothing())
      .returning([...placementColumns])
      .execute()
    if (!result) throw new Problem('conflict', { reason: there, field: 'reference' })
    return { what: `placements/${result.id}`, after: result, result }
  })
}

const there = { en: 'this placement is stated already', zh: '该投放位置已登记' }

/** Says when a placement ended, or that it goes on. Throws `not_found`, or `bad_request` for an end before its beginning. */
export function endPlacement(
  registry: Stated,
  actor: Actor,
  brand: string,
  id: string,
  input: unknown,
): Promise<Placement> {
  const { to_day } = readInput(placementPatch, input)
  return audited(registry, { actor, brand, action: 'placements.update' }, async (tx) => {
    const before = await locked(tx, brand, id)
    if (to_day !== null && to_day < before.from_day)
      throw new Problem('bad_request', { reason: 'to_day: comes before from_day', field: 'to_day' })
    const result = { ...before, to_day }
    await tx.db
      .updateTable('asset_placements')
      .set({ to_day })
      .where('brand', '=', brand)
      .where('id', '=', id)
      .execute()
    return { what: `placements/${id}`, before, after: result, result }
  })
}

/** Takes back that an asset was shown somewhere. Throws `not_found`. */
export function removePlacement(registry: Stated, actor: Actor, brand: string, id: string): Promise<void> {
  return audited(registry, { actor, brand, action: 'placements.remove' }, async (tx) => {
    const before = await locked(tx, brand, id)
    await tx.db.deleteFrom('asset_placements').where('brand', '=', brand).where('id', '=', id).execute()
    return { what: `placements/${id}`, before, result: undefined }
  })
}

async function locked({ db }: Stated, brand: string, id: string): Promise<Placement> {
  const row = await db
    .selectFrom('asset_placements')
    .select([...placementColumns])
    .where('brand', '=', brand)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Problem('not_found', { what: 'placement' })
  return row
}
