import { sql } from 'kysely'
import type { BaseLogger } from 'pino'
import { createDaily, type Daily } from '../manage/once-a-day.ts'
import type { Registry } from '../store/registry/registry.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { applyRetention } from './apply-retention.ts'
import type { Expired } from './expired.ts'

/** Applies every brand's periods once a day. */
export type Keeper = Daily<Expired[]>

type KeeperOptions = {
  warehouse: Warehouse
  registry: Registry
  dataDir: string
  log: Pick<BaseLogger, 'info' | 'error'>
  /** How often it is asked which brands are due. */
  everyMs?: number
  clock?: () => Date
}

export function createKeeper({ log, everyMs = 30 * 60_000, clock, ...where }: KeeperOptions): Keeper {
  return createDaily({
    everyMs,
    due: (now) => dueBrands(where.registry, now),
    work: (brand, now) => applyRetention(where, brand, now),
    say: {
      done: (brand, expired) =>
        log.info({ brand, removed: expired.map(({ kind, rows }) => [kind, rows]) }, 'what was kept long enough went'),
      failed: (brand, error) => log.error({ err: error, brand }, 'what was kept long enough could not be taken away'),
    },
    log,
    clock,
  })
}

/** Brands with periods that were last applied on a day before this, in UTC. */
async function dueBrands({ db }: Registry, now: Date): Promise<string[]> {
  const today = new Date(now.toISOString().slice(0, 10))
  const rows = await db
    .selectFrom('privacy')
    .select('brand')
    .where(sql<boolean>`periods != '{}'::jsonb`)
    .where((is) => is.or([is('applied_at', 'is', null), is('applied_at', '<', today)]))
    .orderBy('brand')
    .execute()
  return rows.map(({ brand }) => brand)
}
