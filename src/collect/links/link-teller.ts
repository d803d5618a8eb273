import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { BaseLogger } from 'pino'
import type { Link } from '../../manage/links.ts'
import type { Stated } from '../../manage/loads.ts'
import { markTold, untoldLinks } from '../../manage/untold-links.ts'
import { cellOf } from '../../store/warehouse/cells.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'

/** Tells the warehouse what links are, so that questions about clicks and orders know creator, post and channel. */
export type LinkTeller = {
  /** Links were made or changed. */
  wake(): void
  /** Resolves when all is told, or when the warehouse did not take it. */
  idle(): Promise<void>
  close(): Promise<void>
}

const atOnce = 1000
const retryMs = 5000
const columns = [
  ...(['brand', 'code', 'version', 'link', 'kind', 'title', 'channel', 'creator', 'post', 'coupon', 'target'] as const),
  'archived',
]

type TellerOptions = { registry: Stated; warehouse: Warehouse; log: Pick<BaseLogger, 'error'> }

/** What an earlier process has left untold is told at once. */
export function createLinkTeller({ registry, warehouse, log }: TellerOptions): LinkTeller {
  const stopping = new AbortController()
  let working: Promise<void> | undefined
  let again = false
  const tellAll = async () => {
    for (;;) {
      const links = await untoldLinks(registry, atOnce)
      if (links.length === 0) return
      const bytes = Buffer.from(links.map(rowOf).join(''))
      // Telling the same state twice is harmless: the latest counts.
      await warehouse.insert('link_versions', columns, bytes, { token: createHash('md5').update(bytes).digest('hex') })
      await markTold(registry, links)
    }
  }
  const work = async () => {
    do {
      again = false
      await tellAll().catch((error) => {
        if (stopping.signal.aborted) return
        log.error({ err: error }, 'the warehouse does not take what links are; it is tried again')
        void setTimeout(retryMs, undefined, { signal: stopping.signal, ref: false }).then(wake, () => undefined)
      })
    } while (again && !stopping.signal.aborted)
  }
  const wake = () => {
    again = true
    working ??= work().finally(() => {
      working = undefined
    })
  }
  wake()
  return {
    wake,
    idle: async () => {
      await working
    },
    close: async () => {
      stopping.abort()
      await working
    },
  }
}

function rowOf(link: Link & { brand: string }): string {
  const { brand, code, updated_at, id, kind, title, channel, creator, post, coupon, target, archived_at } = link
  const cells = [brand, code, updated_at, id, kind, title, channel, creator, post, coupon, target, archived_at !== null]
  return `${cells.map((cell) => cellOf(cell)).join('\t')}\n`
}
