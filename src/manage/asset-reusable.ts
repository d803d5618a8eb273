import { brandToday } from './asset-list.ts'
import { type Asset, assetsOf, shownAsset } from './asset-rows.ts'
import type { Stated } from './loads.ts'
import { type Placement, placementColumns } from './placements.ts'

/** What came of so many placements is compared, the latest of them. */
const mostPlacements = 5000

/** The placements of the brand, also those of archived assets, and its assets that are in use still and were placed once. */
export async function reusableAssets(
  registry: Stated,
  brand: string,
  now = new Date(),
): Promise<{ assets: Asset[]; placements: Placement[]; left_out: number }> {
  const today = await brandToday(registry, brand, now)
  const all = registry.db.selectFrom('asset_placements').where('brand', '=', brand)
  const placements: Placement[] = await all
    .select([...placementColumns])
    .orderBy('from_day', 'desc')
    .orderBy('id', 'desc')
    .limit(mostPlacements)
    .execute()
  const counted = await all.select(({ fn }) => fn.countAll<number>().as('all')).executeTakeFirst()
  const left_out = Math.max(0, Number(counted?.all ?? 0) - placements.length)
  const placed = [...new Set(placements.map(({ asset }) => asset))]
  if (placed.length === 0) return { assets: [], placements, left_out }
  const rows = await assetsOf(registry, brand, today)
    .where('assets.archived_at', 'is', null)
    .where('assets.id', 'in', placed)
    .execute()
  return { assets: rows.map((row) => shownAsset(row, today)), placements, left_out }
}
