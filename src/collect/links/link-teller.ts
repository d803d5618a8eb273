import { createHash } from 'node:crypto'
import type { BaseLogger } from 'pino'
import type { Link } from '../../manage/links.ts'
import type { Stated } from '../../manage/loads.ts'
import { markTold, untoldLinks } from '../../manage/untold-links.ts'
import { cellOf } from '../../store/warehouse/cells.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { createTeller, type Teller } from '../telling.ts'

const atOnce = 1000
const columns = [
  ...(['brand', 'code', 'version', 'link', 'kind', 'title', 'channel', 'creator', 'post', 'coupon', 'target'] as const),
  'archived',
]

type TellerOptions = { registry: Stated; warehouse: Warehouse; log: Pick<BaseLogger, 'error'> }

/** Tells the warehouse what links are, so that questions about clicks and orders know creator, post and channel. */
export function createLinkTeller({ registry, warehouse, log }: TellerOptions): Teller {
  const tellSome = async () => {
    const links = await untoldLinks(registry, atOnce)
    if (links.length === 0) return false
    const bytes = Buffer.from(links.map(rowOf).join(''))
    // Telling the same state twice is harmless: the latest counts.
    await warehouse.insert('link_versions', columns, bytes, { token: createHash('md5').update(bytes).digest('hex') })
    await markTold(registry, links)
    return true
  }
  return createTeller({
    tellSome,
    failure: 'the warehouse does not take what links are; it is tried again',
    log,
  })
}

function rowOf(link: Link & { brand: string }): string {
  const { brand, code, updated_at, id, kind, title, channel, creator, post, coupon, target, archived_at } = link
  const cells = [brand, code, updated_at, id, kind, title, channel, creator, post, coupon, target, archived_at !== null]
  return `${cells.map((cell) => cellOf(cell)).join('\t')}\n`
}
