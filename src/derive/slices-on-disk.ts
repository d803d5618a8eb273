import { setTimeout } from 'node:timers/promises'
import type { BaseLogger } from 'pino'
import type { Registry } from '../store/registry/registry.ts'
import { literal, sql } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { derivedTables } from './derive.ts'
import { trafficTables } from './traffic/derive-traffic.ts'

const tables = [...derivedTables, ...trafficTables] as const

/** Questions that were asked before a slice was replaced may read it for so long. */
const graceMs = 60_000

/** Drops a slice of every derived table. Slices of the ledger and of traffic have numbers from one sequence. */
export async function dropSlice(warehouse: Warehouse, slice: number): Promise<void> {
  for (const table of tables) await warehouse.dropPartition(table, String(slice))
}

/** Drops what killed rebuilds have left: slices of brands of this registry that are not live. */
export async function dropUnknownSlices(warehouse: Warehouse, { db }: Registry): Promise<void> {
  const brands = await db
    .selectFrom('brands')
    .leftJoin('traffic', 'traffic.brand', 'brands.id')
    .select(['brands.id', 'brands.slice', 'traffic.slice as traffic_slice'])
    .execute()
  const live = new Map(brands.map(({ id, slice, traffic_slice }) => [id, [slice, traffic_slice]]))
  const unknown = new Set<number>()
  for (const table of tables) {
    const rows = await warehouse.query<{ brand: string; slice: number }>(
      sql`SELECT DISTINCT brand, slice FROM ${literal(table)}`,
    )
    for (const { brand, slice } of rows) if (live.get(brand)?.includes(slice) === false) unknown.add(slice)
  }
  for (const slice of unknown) await dropSlice(warehouse, slice)
}

/** Drops slices that were replaced, or what else is given by its number, once nobody reads them any more. `close` leaves what is due later to the next start. */
export function createLateDrops(warehouse: Warehouse, log: Pick<BaseLogger, 'error'>, stopping: AbortSignal) {
  const drops = new Set<Promise<void>>()
  return {
    add(slice: number, take = (replaced: number) => dropSlice(warehouse, replaced)) {
      const drop = setTimeout(graceMs, undefined, { signal: stopping, ref: false })
        .then(
          () => take(slice),
          // Stopping: the next start drops it.
          () => undefined,
        )
        .catch((error: unknown) => log.error({ err: error, slice }, 'an old slice could not be dropped'))
        .finally(() => drops.delete(drop))
      drops.add(drop)
    },
    async settled() {
      await Promise.all(drops)
    },
  }
}
