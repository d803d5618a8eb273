import { z } from 'zod'
import type { Actor } from './access.ts'
import { rightsInput } from './asset-input.ts'
import { audited } from './audit.ts'
import { getCollaboration } from './collaboration-list.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'

/** Rights that a collaboration grants, for the assets that came from it. */
export const grantInput = z.strictObject({ rights: rightsInput.min(1) })

/**
 * Writes the rights that a collaboration grants to every asset that came from it; other channels of an asset stay as they are. A right
 * without a note names the collaboration. Throws `not_found`. @returns how many assets have them now
 */
export function grantRights(
  registry: Stated,
  actor: Actor,
  brand: string,
  id: string,
  input: unknown,
): Promise<{ assets: number }> {
  const { rights } = readInput(grantInput, input)
  return audited(registry, { actor, brand, action: 'collaborations.grant' }, async (tx) => {
    const { title } = await getCollaboration(tx, brand, id)
    const assets = await tx.db
      .selectFrom('assets')
      .select('id')
      .where('brand', '=', brand)
      .where('collaboration', '=', id)
      .orderBy('id')
      .forUpdate()
      .execute()
    const granted = rights.map((right) => ({ ...right, note: right.note || title }))
    for (const asset of assets) {
      const values = granted.map((right) => ({ ...right, brand, asset: asset.id }))
      await tx.db
        .insertInto('asset_rights')
        .values(values)
        .onConflict((same) =>
          same
            .columns(['asset', 'channel'])
            .doUpdateSet((given) => ({ until: given.ref('excluded.until'), note: given.ref('excluded.note') })),
        )
        .execute()
      await tx.db.updateTable('assets').set({ updated_at: new Date() }).where('id', '=', asset.id).execute()
    }
    const after = { rights: granted, assets: assets.map((one) => one.id) }
    return { what: `collaborations/${id}`, after, result: { assets: assets.length } }
  })
}
