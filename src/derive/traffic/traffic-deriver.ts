import { setTimeout } from 'node:timers/promises'
import type { BaseLogger } from 'pino'
import { restartTraffic } from '../../manage/traffic.ts'
import type { Registry } from '../../store/registry/registry.ts'
import { sql, u64 } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { createBrandQueue } from '../brand-queue.ts'
import { createLateDrops } from '../slices-on-disk.ts'
import { runTraffic } from './traffic-run.ts'

/** Keeps visits, people and journeys up with the events: one brand at a time. A run that fails is tried again, later each time. */
export type TrafficDeriver = {
  /** Events came into the warehouse; what they touch is derived within a minute. */
  eventsCame(): void
  /** The brand's channel rules have changed, or something else that its visits depend on. */
  request(brand: string): void
  /** Derives everything of the brand anew, beside what is live. */
  restart(brand: string): Promise<void>
  /** Resolves when nothing is derived or waits. */
  idle(): Promise<void>
  /** Stops the run under way; the next start takes it up. */
  close(): Promise<void>
}

type Options = {
  warehouse: Warehouse
  registry: Registry
  log: Pick<BaseLogger, 'info' | 'error'>
  /** How long events are gathered before they are derived. */
  gatherMs?: number
  /** Segments before this one are known to be derived; without it, every brand is looked at once. */
  since?: number
}

/** Runs follow each other so far apart that each finds enough to do, and events are seen well within a minute. */
const usualGatherMs = 10_000
/** Segments have the time in milliseconds for their number; so far behind the last one new ones are looked for. */
const lateMs = 60_000

export function createTrafficDeriver({
  warehouse,
  registry,
  log,
  gatherMs = usualGatherMs,
  since = 0,
}: Options): TrafficDeriver {
  const stopping = new AbortController()
  const drops = createLateDrops(warehouse, log, stopping.signal)
  let gathering: Promise<void> | undefined
  /** The last segment that was seen, and what there was of each brand then. */
  let looked = since
  const seen = new Map<string, string>()

  const queue = createBrandQueue({
    async work(brand, signal) {
      const { replaced, ...report } = await runTraffic({ warehouse, registry }, brand, signal)
      if (replaced > 0) drops.add(replaced)
      return report
    },
    log,
    says: { done: 'visits derived', failed: 'visits could not be derived' },
    stopping,
  })
  /** Finds the brands that have new events; more of the last segment may have come. */
  const look = async () => {
    const rows = await warehouse.query<{ brand: string; newest: number; events: number }>(
      sql`SELECT brand, max(segment) AS newest, count() AS events FROM events WHERE segment >= ${u64(Math.max(0, looked - lateMs))} GROUP BY brand`,
    )
    const { db } = registry
    const known = new Set((await db.selectFrom('brands').select('id').execute()).map(({ id }) => id))
    for (const { brand, newest, events } of rows) {
      const now = `${newest} ${events}`
      if (known.has(brand) && seen.get(brand) !== now) queue.request(brand)
      seen.set(brand, now)
      looked = Math.max(looked, newest)
    }
  }

  return {
    eventsCame() {
      gathering ??= setTimeout(gatherMs, undefined, { signal: stopping.signal, ref: false })
        .then(
          () => look().catch((error: unknown) => log.error({ err: error }, 'new events could not be looked for')),
          // Stopping: the next start looks.
          () => undefined,
        )
        .finally(() => {
          gathering = undefined
        })
    },
    request: queue.request,
    async restart(brand) {
      await restartTraffic(registry, brand)
      queue.request(brand)
    },
    async idle() {
      do {
        await gathering
        await queue.idle()
      } while (gathering)
    },
    async close() {
      await queue.close()
      await gathering
      await drops.settled()
    },
  }
}
