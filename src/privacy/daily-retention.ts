import { sql } from 'kysely'
import type { BaseLogger } from 'pino'
import type { Registry } from '../store/registry/registry.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { applyRetention } from './apply-retention.ts'
import type { Expired } from './expired.ts'

/** Applies every brand's periods once a day. */
export type Keeper = {
  /** Applies the periods of brands that were not applied today. */
  tick(): Promise<void>
  /** Applies the periods of one brand now, after what is under way. */
  apply(brand: string): Promise<Expired[]>
  close(): Promise<void>
}

type KeeperOptions = {
  warehouse: Warehouse
  registry: Registry
  dataDir: string
  log: Pick<BaseLogger, 'info' | 'error'>
  clock?: () => Date
}

/** How often it is asked whether a day has begun. */
const tickMs = 30 * 60_000

export function createKeeper({ log, clock = () => new Date(), ...where }: KeeperOptions): Keeper {
  let working: Promise<unknown> = Promise.resolve()
  let closing = false

  /** One at a time; one that fails holds up no other. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = working.then(work)
    working = mine.catch(() => undefined)
    return mine
  }
  const applyNoted = async (brand: string) => {
    try {
      const expired = await applyRetention(where, brand, clock())
      log.info({ brand, removed: expired.map(({ kind, rows }) => [kind, rows]) }, 'what was kept long enough went')
    } catch (error) {
      log.error({ err: error, brand }, 'what was kept long enough could not be taken away')
    }
  }
  const tick = async () => {
    for (const brand of await dueBrands(where.registry, clock())) {
      if (!closing) await inTurn(() => applyNoted(brand))
    }
  }
  const timer = setInterval(
    () => void tick().catch((error) => log.error({ err: error }, 'retention broke off')),
    tickMs,
  )
  timer.unref()
  return {
    tick,
    apply: (brand) => inTurn(() => applyRetention(where, brand, clock())),
    async close() {
      closing = true
      clearInterval(timer)
      await working
    },
  }
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
