import { z } from 'zod'
import { assetChannels } from '../../kernel/asset.ts'
import { brandToday } from '../../manage/asset-list.ts'
import { reusableAssets } from '../../manage/asset-reusable.ts'
import { brandScope, type Stated } from '../../manage/loads.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { placedDays } from './placed-days.ts'
import { proposeReuse, type Reuse } from './reuse.ts'
import { shownRecords } from './shown-records.ts'

/** Which proposals are asked for; empty means any. */
export const reuseFilter = z.strictObject({
  asset: z.string().trim().max(100).default('').describe('Id of an asset'),
  channel: z
    .enum(['', ...assetChannels])
    .default('')
    .describe('Where it is to be shown'),
  market: z.string().trim().toUpperCase().max(2).default('').describe('ISO 3166'),
  state: z.enum(['allowed', 'all']).default('all').describe('allowed: only where a right holds'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export type ReuseFilter = z.output<typeof reuseFilter>

type Parts = { registry: Stated; warehouse: Warehouse }

/** Which assets to show again or elsewhere, by what came of them in each place. Throws `missing_rate`. */
export async function assetReuse(
  { registry, warehouse }: Parts,
  brand: string,
  filter: ReuseFilter,
  signal?: AbortSignal,
): Promise<Reuse & { total: number; left_out: number }> {
  const today = await brandToday(registry, brand)
  const { assets, placements, left_out } = await reusableAssets(registry, brand)
  const factsOf = await placedDays({ warehouse }, await brandScope(registry, brand), { placements, today, signal })
  const told = placements.map((placement) => ({ placement, placed: factsOf(placement) }))
  const { items: all, ...counted } = proposeReuse({ assets, placements, records: shownRecords(told, today), today })
  const items = all.filter(
    ({ asset, place, forbidden }) =>
      (!filter.asset || asset.id === filter.asset) &&
      (!filter.channel || place.channel === filter.channel) &&
      (!filter.market || place.market === filter.market) &&
      (filter.state === 'all' || !forbidden),
  )
  return { ...counted, left_out, total: items.length, items: items.slice(0, filter.limit) }
}
