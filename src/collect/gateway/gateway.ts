import type { IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import type { BaseLogger } from 'pino'
import { Problem, type Text } from '../../kernel/errors.ts'
import { everyKeptOut } from '../../manage/kept-out.ts'
import { mayPageSend } from '../../manage/source-hosts.ts'
import { findSender, type Sender } from '../../manage/sources.ts'
import { lastDerived } from '../../manage/traffic.ts'
import type { Registry } from '../../store/registry/registry.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { createDailyIds } from './daily-salt.ts'
import { eventLimits } from './event-fault.ts'
import { openEventLog } from './event-log.ts'
import { createLoader } from './loader.ts'
import { type PlaceOf, placeOfNobody } from './places.ts'
import { encodeReceived, type OfCode } from './received.ts'
import { deepest, type Scanned, scanBody } from './scan-body.ts'
import { shortened } from './short-address.ts'

/** A request as it came over HTTP. */
export type GatewayRequest = {
  /** The call of the address (track, page …); empty for a batch. */
  call: string
  /** The body, unpacked: JSON. */
  body: Buffer
  /** The write key of the header or the address; empty where the body has it. */
  writeKey: string
  requestId: string
  /** Kept cut short, whole only for as long as the request. */
  ip: string
  userAgent: string
  /** The origin of the page, as browsers name it; nothing where no page has sent it. */
  origin?: string | undefined
  /** Headers of the visitor's browser, from which a place may be told; nothing where no visitor has asked. */
  headers?: IncomingHttpHeaders
}

/** Something that Millpond tells of itself, such as the click of a short link. It needs no write key. */
export type OwnEvent = {
  brand: string
  source: string
  /** The brand's currency. */
  currency: string
  code: OfCode
  /** The event, as a library would send it. */
  body: object
  requestId: string
  /** Tells the visitor's place and who it is for the day; it is not kept. */
  ip: string
  userAgent: string
  /** Headers of the visitor's browser; nothing where no visitor has asked. */
  headers?: IncomingHttpHeaders
}

/** Takes events in: acknowledged when they are on the disk, in the warehouse soon after. */
export type Gateway = {
  /**
   * Resolves when the events are on the disk. Throws `bad_request` for what is no JSON or holds too many events,
   * `not_signed_in` for an unknown write key, `foreign_page` for pages that may not send with it, `too_many_requests` when too much waits for the warehouse, `disk_full`.
   */
  accept(request: GatewayRequest): Promise<void>
  /** Resolves when the event is on the disk. Throws `too_many_requests` and `disk_full` as `accept` does. */
  record(event: OwnEvent): Promise<void>
  /** Whose write key this is; undefined for an unknown one. */
  senderOf(writeKey: string): Promise<Sender | undefined>
  /** What waits for the warehouse, and why it does where the warehouse does not take it. */
  lag(): { bytes: number; since: Date | undefined; trouble: Text | undefined }
  /** Resolves when all that was acknowledged is in the warehouse. */
  idle(): Promise<void>
  close(): Promise<void>
}

type GatewayOptions = {
  warehouse: Warehouse
  registry: Registry
  dataDir: string
  /** Bytes that may wait for the warehouse. */
  spoolBytes: number
  /** Where visitors are; nowhere if left out. */
  placeOf?: PlaceOf
  log: Pick<BaseLogger, 'info' | 'error'>
  /** Called when events are in the warehouse. */
  onEvents?: () => void
}

/** A key that was looked up is believed for so long; an ended one brings nothing after that. */
const keyMs = 5000
/** The salt of a day that is over is thrown away so soon. */
const throwAwayMs = 60_000

/** Opens the gateway; what an earlier process has acknowledged goes into the warehouse at once. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { warehouse, registry, dataDir, spoolBytes, log, onEvents = () => {}, placeOf = placeOfNobody } = options
  const directory = join(dataDir, 'events')
  let wake = () => {}
  const events = await openEventLog({
    directory,
    limitBytes: spoolBytes,
    after: await lastDerived(registry),
    onSegment: () => wake(),
  })
  const keptOut = () => everyKeptOut(registry)
  const loader = createLoader({ warehouse, log, events, keptOut, onLoaded: onEvents })
  wake = loader.wake
  wake()
  const ids = createDailyIds(directory)
  ids.throwAway(new Date())
  const throwingAway = setInterval(() => ids.throwAway(new Date()), throwAwayMs).unref()
  const senderOf = rememberingSenders(registry)
  return {
    senderOf,
    async accept({ call, body, writeKey, requestId, ip, userAgent, origin = '', headers }) {
      const receivedAt = Date.now()
      const scanned = scan(body)
      const sender = await senderOf(writeKey || scanned.writeKey)
      if (!sender) throw new Problem('not_signed_in')
      if (!mayPageSend(origin, sender)) throw new Problem('foreign_page', { origin })
      const { kind, hosts: _, ip_addresses: addresses, ...whose } = sender
      // The library of a server names itself, not the visitor's browser.
      const visitor =
        kind === 'server'
          ? { ip: '', userAgent: '', idOfDay: '' }
          : {
              ip: addresses === 'drop' ? '' : shortened(ip),
              userAgent,
              ...(headers && placeOf({ ip, headers })),
              idOfDay: ids.idOf({ brand: sender.brand, ip, userAgent }, new Date(receivedAt)),
            }
      const envelope = { ...whose, call, receivedAt, requestId, ...visitor }
      await events.append(...encodeReceived(envelope, body))
    },
    async record({ body, ip, headers, userAgent, ...whose }) {
      const receivedAt = Date.now()
      // No source says whether addresses may be kept here, so none is.
      const visitor = {
        ip: '',
        userAgent,
        ...(headers && placeOf({ ip, headers })),
        idOfDay: ids.idOf({ brand: whose.brand, ip, userAgent }, new Date(receivedAt)),
      }
      const envelope = { ...whose, call: 'track', receivedAt, ...visitor }
      await events.append(...encodeReceived(envelope, Buffer.from(JSON.stringify(body))))
    },
    lag: () => ({ ...events.waiting(), trouble: loader.trouble() }),
    async idle() {
      while (events.waiting().bytes > 0) {
        await new Promise((resolve) => setTimeout(resolve, 20))
        await loader.idle()
      }
    },
    async close() {
      clearInterval(throwingAway)
      await events.close()
      await loader.close()
    },
  }
}

function scan(body: Buffer): Scanned {
  const scanned = scanBody(body)
  if (!scanned) {
    throw new Problem('bad_request', { reason: `the body is no JSON object, or more than ${deepest} of them deep` })
  }
  if (scanned.batch > eventLimits.events) {
    throw new Problem('bad_request', {
      reason: `the batch holds more than ${eventLimits.events} events`,
      field: 'batch',
    })
  }
  return scanned
}

function rememberingSenders(registry: Registry): Gateway['senderOf'] {
  const known = new Map<string, { until: number; sender: Promise<Sender | undefined> }>()
  return (writeKey) => {
    if (writeKey === '') return Promise.resolve(undefined)
    const found = known.get(writeKey)
    if (found && found.until > Date.now()) return found.sender
    const sender = findSender(registry, writeKey)
    // Guessed keys must not fill the memory.
    if (known.size >= 10_000) known.clear()
    known.set(writeKey, { until: Date.now() + keyMs, sender })
    sender.catch(() => known.delete(writeKey))
    return sender
  }
}
