import type { BaseLogger } from 'pino'
import { brandsWithSources } from '../manage/event-loads.ts'
import { markStale } from '../manage/slices.ts'
import type { Registry } from '../store/registry/registry.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { countOrderEvents } from './event-orders.ts'

/** Sees that events of orders came which the figures do not know yet. */
export type OrderWatch = {
  /** Looks now. */
  look(): Promise<void>
  close(): Promise<void>
}

type WatchOptions = {
  warehouse: Warehouse
  registry: Registry
  log: Pick<BaseLogger, 'error'>
  onChange: (brand: string) => void
}

const everyMs = 60_000

/** Counts the events of orders of each brand with sources once a minute: whatever came between, and however, is seen. */
export function createOrderWatch({ warehouse, registry, log, onChange }: WatchOptions): OrderWatch {
  let looking: Promise<void> = Promise.resolve()
  const lookAll = async () => {
    for (const { brand, events } of await brandsWithSources(registry)) {
      if ((await countOrderEvents(warehouse, brand)) === events) continue
      await markStale(registry, brand)
      onChange(brand)
    }
  }
  const look = () => {
    looking = looking
      .then(lookAll)
      .catch((error: unknown) => log.error({ err: error }, 'events of orders were not counted'))
    return looking
  }
  const timer = setInterval(() => void look(), everyMs).unref()
  return {
    look,
    async close() {
      clearInterval(timer)
      await looking
    },
  }
}
