import type { IncomingHttpHeaders } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { BaseLogger } from 'pino'
import { randomText } from '../../kernel/ids.ts'
import { readLinkCode } from '../../kernel/link-code.ts'
import type { Stated } from '../../manage/loads.ts'
import type { Gateway, OwnEvent } from '../gateway/gateway.ts'
import { reasonsAgainst } from './fetchers.ts'
import { createLinkMap, type LinkMap, type ReadyLink } from './link-map.ts'
import { createLostClicks } from './lost-clicks.ts'

/** A request for a short link. */
export type LinkVisit = {
  code: string
  /** The query as it came, without its question mark. */
  query: string
  method: string
  headers: IncomingHttpHeaders
  ip: string
  requestId: string
  /** The id that the browser keeps for this address; empty for none. */
  visitor: string
}
/** Where the visit is led; `over` and `unknown` have no place to go. */
export type Led = { to: string } | 'over' | 'unknown'

/** Short links in memory, and the clicks on them. */
export type Redirects = Pick<LinkMap, 'refresh' | 'refreshBrand'> & {
  /**
   * Says where a short link leads. The click is on the disk by then, or, where the disk takes longer than a click may wait,
   * it is being written. One that cannot be written is counted as lost, and is led on all the same.
   */
  follow(visit: LinkVisit): Promise<Led>
  close(): Promise<void>
}

/** The source of events that Millpond tells of its own links. */
export const linkSource = 'links'
/** Characters of a click's id: 100 random bits. */
const clickLength = 20
/** A click waits so long for the disk, and is then led on while it is being written. */
const patienceMs = 2

type RedirectOptions = { registry: Stated; gateway: Gateway; log: Pick<BaseLogger, 'error'>; most?: number }

export async function createRedirects({ registry, gateway, log, most }: RedirectOptions): Promise<Redirects> {
  const map = await createLinkMap(registry, most)
  const lost = createLostClicks(registry, log)
  let writing = 0
  let onIdle = () => {}
  const record = async (event: OwnEvent) => {
    writing += 1
    try {
      await gateway.record(event)
    } catch (error) {
      lost.count(event.brand, error)
    }
    writing -= 1
    if (writing === 0) onIdle()
  }
  return {
    refresh: map.refresh,
    refreshBrand: map.refreshBrand,
    async follow(visit) {
      const link = await map.get(readLinkCode(visit.code))
      if (!link) return 'unknown'
      const isOver = link.archived_at !== null || link.expiresMs <= Date.now()
      const userAgent = headerOf(visit, 'user-agent')
      const click = randomText(clickLength)
      const to = isOver ? link.fallback : link.destination({ query: visit.query, userAgent, click })
      await Promise.race([record(clickOf(visit, link, { click, to, isOver })), setTimeout(patienceMs)])
      return to === '' ? 'over' : { to }
    },
    async close() {
      if (writing > 0) await new Promise<void>((resolve) => (onIdle = resolve))
      await lost.close()
    },
  }
}

const headerOf = ({ headers }: LinkVisit, name: string) => String(headers[name] ?? '').slice(0, 1000)

type Click = { click: string; to: string; isOver: boolean }

/** The click as an event. A link that is over has clicks of another name, which count as none. */
function clickOf(visit: LinkVisit, link: ReadyLink, { click, to, isOver }: Click): OwnEvent {
  const { brand, currency, code, id, kind } = link
  const [locale = ''] = headerOf(visit, 'accept-language').split(/[,;]/)
  return {
    brand,
    currency,
    source: linkSource,
    code: { code, click, botReasons: reasonsAgainst(visit) },
    requestId: visit.requestId,
    ip: visit.ip,
    headers: visit.headers,
    userAgent: headerOf(visit, 'user-agent'),
    body: {
      event: isOver ? 'Link Missed' : 'Link Clicked',
      messageId: crypto.randomUUID(),
      ...(visit.visitor ? { anonymousId: visit.visitor } : {}),
      context: {
        ...(visit.visitor ? {} : { consent: 'cookieless' }),
        page: { url: to, referrer: headerOf(visit, 'referer') },
        locale,
      },
      properties: { link: id, link_kind: kind },
    },
  }
}
