import type { BaseLogger } from 'pino'
import type { Seal } from '../../manage/seal.ts'
import type { Registry } from '../../store/registry/registry.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { forgetDeliveries, waitingBrands } from './deliveries.ts'
import { type Received, receiveWebhook, type WebhookRequest } from './intake.ts'
import { loadDeliveries } from './load-deliveries.ts'

/** Takes webhooks of shops in: acknowledged when they are on the disk, facts a few seconds later. */
export type Webhooks = {
  /** See `receiveWebhook` for what it throws. */
  receive(request: WebhookRequest): Promise<Received>
  /** Makes facts of all that waits now. */
  load(): Promise<void>
  /** Ends after the batch that is being written; what waits is taken up at the next start. */
  close(): Promise<void>
}

type WebhookOptions = {
  warehouse: Warehouse
  registry: Registry
  seal: Seal
  log: Pick<BaseLogger, 'info' | 'error'>
  /** Told when orders of a brand have changed; figures are then to be rebuilt. */
  onChange: (brand: string) => void
  /** What came meanwhile is written together, so that facts do not grow by a load an order. */
  batchMs?: number
  /** Refunds whose order is not there yet, and batches that failed, are tried again so often. */
  againMs?: number
}

/** Opens the intake. What an earlier process has acknowledged becomes facts with the first `load`. */
export function createWebhooks(options: WebhookOptions): Webhooks {
  const { warehouse, registry, seal, log, onChange, batchMs = 5000, againMs = 60_000 } = options
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> = Promise.resolve()
  let isClosed = false

  const loadAll = async () => {
    for (const brand of await waitingBrands(registry)) {
      if (isClosed) return
      try {
        if (await loadDeliveries({ warehouse, registry }, brand)) onChange(brand)
      } catch (error) {
        log.error({ err: error, brand }, 'webhooks wait, since they could not be written')
      }
    }
    await forgetDeliveries(registry)
  }
  const load = () => {
    working = working.then(loadAll).catch((error: unknown) => log.error({ err: error }, 'webhooks could not be loaded'))
    return working
  }
  const loadIn = (ms: number) => {
    if (isClosed || timer) return
    timer = setTimeout(() => {
      timer = undefined
      void load()
    }, ms).unref()
  }
  const again = setInterval(() => loadIn(0), againMs).unref()

  return {
    async receive(request) {
      const received = await receiveWebhook({ registry, seal }, request)
      if (received.status === 'taken') loadIn(batchMs)
      return received
    },
    load,
    async close() {
      isClosed = true
      clearTimeout(timer)
      clearInterval(again)
      await working
    },
  }
}
