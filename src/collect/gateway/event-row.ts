import { createHash } from 'node:crypto'
import { arrayCell, escapeText, mapCell } from '../../store/warehouse/cells.ts'
import { readAgent } from './agents.ts'
import { readCommerce } from './commerce.ts'
import { type EventCells, eventColumns } from './event-columns.ts'
import { eventLimits, faults } from './event-fault.ts'
import { nameOfEvent } from './event-names.ts'
import { instantCell } from './instant-cell.ts'
import { firstText, type Json, numberOf, objectOf, textOf } from './json.ts'
import { readAddress, readReferrer } from './page-address.ts'
import type { Envelope } from './received.ts'

const types = new Set(['track', 'page', 'screen', 'identify', 'group', 'alias'])
const longestText = 1000
const mostProps = 100
const longestId = 512
/** Clocks that run ahead are believed so far. */
const aheadMs = 5 * 60_000
const earliest = Date.UTC(2000, 0, 1)

/** An event as a row of `events` (TabSeparated), and what finds it there. */
export type EventRow = { row: string; messageId: string; day: string; person: string }

/** What the events of a request have in common, and the cells that follow from it. */
export type Origin = {
  envelope: Envelope
  /** When the sender sent it, by its own clock. */
  sentAt: number | undefined
  cells: Pick<EventCells, 'brand' | 'source' | 'received_at' | 'request_id' | 'ip' | 'segment'>
  /** Makes a text that the sender wrote a cell. */
  cellOf: (text: string) => string
}

/** `isPlain` says that no text of the request holds a character that would end a cell. */
export function originOf(
  envelope: Envelope,
  { segment, sentAt, isPlain }: { segment: number; sentAt: number | undefined; isPlain: boolean },
): Origin {
  const cells = {
    brand: escapeText(envelope.brand),
    source: escapeText(envelope.source),
    received_at: instantCell(envelope.receivedAt),
    request_id: escapeText(envelope.requestId),
    ip: escapeText(envelope.ip),
    segment: String(segment),
  }
  return { envelope, sentAt, cells, cellOf: isPlain ? (text) => text : escapeText }
}

/** Throws `EventFault` naming what is wrong with the event. */
export function eventRow(value: unknown, origin: Origin): EventRow {
  const { envelope, cells: known, cellOf } = origin
  const event = objectOf(value)
  if (event !== value) throw faults.noObject()
  const type = envelope.call || textOf(event.type)
  if (!types.has(type)) throw faults.unknownType(type)
  const context = objectOf(event.context)
  const page = objectOf(context.page)
  const properties = objectOf(event.properties)
  const name = nameOfEvent(type, textOf(event.event))
  if (name === '') throw faults.noName()
  const consent = consentOf(context)
  const nameless = consent === 'cookieless' ? envelope.idOfDay : ''
  const anonymousId = firstText(event.anonymousId, event.anonymous_id, nameless).slice(0, longestId)
  const userId = firstText(event.userId, event.user_id).slice(0, longestId)
  if (anonymousId === '' && userId === '') throw faults.nobody()

  const address = readAddress(firstText(page.url, properties.url))
  const campaign = objectOf(context.campaign)
  const referrer = readReferrer(firstText(page.referrer, properties.referrer))
  const userAgent = firstText(context.userAgent, envelope.userAgent)
  const agent = readAgent(userAgent)
  const commerce = readCommerce(properties, envelope.currency)
  const place = placeOf(envelope, objectOf(context.location))
  const engaged = numberOf(properties.engaged_seconds)
  const scrolled = numberOf(properties.scroll_percent)
  const own = textOf(event.messageId).slice(0, eventLimits.idChars)

  const cells: EventCells = {
    brand: known.brand,
    source: known.source,
    at: instantCell(timeOf(event, origin)),
    received_at: known.received_at,
    message_id: messageKey(own, event, envelope),
    request_id: known.request_id,
    type,
    name: cellOf(name),
    anonymous_id: cellOf(anonymousId),
    user_id: cellOf(userId),
    session_hint: cellOf(firstText(context.sessionId, properties.ga_session_id)),
    host: cellOf(address.host),
    path: cellOf(address.path),
    query: cellOf(address.query),
    title: cellOf(firstText(page.title, properties.title).slice(0, longestText)),
    referrer_host: cellOf(referrer.host),
    referrer_path: cellOf(referrer.path),
    utm_source: text(firstText(address.utm.source, campaign.source)),
    utm_medium: text(firstText(address.utm.medium, campaign.medium)),
    utm_campaign: text(firstText(address.utm.campaign, campaign.name)),
    utm_content: text(firstText(address.utm.content, campaign.content)),
    utm_term: text(firstText(address.utm.term, campaign.term)),
    click_id_kind: envelope.code?.click ? 'millpond' : address.clickIdKind,
    click_id: text(envelope.code?.click || address.clickId),
    code: text(envelope.code?.code ?? address.code),
    device: agent.device,
    os: text(agent.os),
    browser: text(agent.browser),
    in_app: agent.inApp,
    locale: text(textOf(context.locale)).slice(0, 40),
    screen_width: String(Math.min(65_535, Math.max(0, Math.trunc(numberOf(objectOf(context.screen).width) ?? 0)))),
    country: place.country,
    region: text(place.region),
    ip: known.ip,
    skus: arrayCell(commerce.skus),
    quantities: `[${commerce.quantities.map((one) => clamped(one)).join(',')}]`,
    prices: `[${commerce.prices.join(',')}]`,
    order_id: text(commerce.orderId),
    value_minor: commerce.valueMinor === undefined ? '\\N' : String(commerce.valueMinor),
    currency: commerce.currency,
    coupon: text(commerce.coupon),
    search_term: text(commerce.searchTerm),
    engaged_seconds: engaged === undefined || engaged < 0 ? '\\N' : String(Math.min(engaged, 86_400)),
    scroll_percent: scrolled === undefined ? '\\N' : String(Math.round(Math.min(100, Math.max(0, scrolled)))),
    consent,
    props: mapCell(plain(saidWith(type, event, context, properties), own)),
    bot_reasons: arrayCell(botReasons(agent.isBot, context, envelope)),
    previous_id: escapeText(type === 'alias' ? firstText(event.previousId, event.previous_id).slice(0, longestId) : ''),
    segment: known.segment,
  }
  const row = eventColumns.map((column) => cells[column]).join('\t')
  return { row, messageId: cells.message_id, day: cells.at.slice(0, 10), person: userId || anonymousId }
}

const text = (value: string) => escapeText(value.slice(0, longestText))
const clamped = (value: number) => Math.min(2_147_483_647, Math.max(-2_147_483_648, value))

/**
 * When it happened, by our clock: how long before sending the sender's clock says it was, before it was received here. Without
 * a time of sending the sender's clock is taken as right; without any time it happened when it came.
 */
function timeOf(event: Json, { envelope: { receivedAt }, sentAt }: Origin): number {
  const given = firstText(event.timestamp, event.originalTimestamp)
  if (given === '') return receivedAt
  const happened = Date.parse(given)
  if (Number.isNaN(happened)) throw faults.badTime(given)
  const corrected = sentAt === undefined ? happened : receivedAt - (sentAt - happened)
  if (corrected < earliest) throw faults.badTime(given)
  return corrected > receivedAt + aheadMs ? receivedAt : corrected
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * What tells the event from every other of the brand, so that one that is sent again counts once. Without an id of its own,
 * an event is itself only within its request.
 */
function messageKey(own: string, event: Json, { brand, requestId }: Envelope): string {
  if (uuid.test(own)) return own.toLowerCase()
  const named = own === '' ? `${requestId}\n${JSON.stringify(event)}` : own
  const hex = createHash('md5').update(`${brand}\n${named}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** What the request told comes before what the event says of itself. */
function placeOf({ country = '', region = '' }: Envelope, location: Json): { country: string; region: string } {
  if (country !== '') return { country, region }
  const stated = textOf(location.country)
  return { country: /^[A-Za-z]{2}$/.test(stated) ? stated.toUpperCase() : '', region: textOf(location.region) }
}

const consents = new Set(['full', 'cookieless', 'none'])

function consentOf(context: Json): string {
  const stated = textOf(objectOf(context.consent).mode ?? context.consent)
  return consents.has(stated) ? stated : ''
}

function botReasons(isBot: boolean, context: Json, { code }: Envelope): string[] {
  const reasons = isBot ? ['user_agent'] : []
  if (context.webdriver === true) reasons.push('webdriver')
  if (context.prefetch === true) reasons.push('prefetch')
  return [...reasons, ...(code?.botReasons ?? [])]
}

/** The properties, and what a call of its type says beside them. RudderStack keeps the traits of a person in the context. */
function saidWith(type: string, event: Json, context: Json, properties: Json): Json {
  if (type === 'track' || type === 'alias') return properties
  if (type === 'identify') return { ...properties, ...objectOf(context.traits), ...objectOf(event.traits) }
  if (type === 'group') return { ...properties, ...objectOf(event.traits), group_id: event.groupId }
  return { name: event.name, category: event.category, ...properties }
}

/** What has no column of its own, as text; lists and objects as JSON. An id that is no UUID is kept here. */
function plain(values: Json, own: string): Record<string, string> {
  // A Map, since a property may have any name, such as __proto__.
  const props = new Map<string, string>(own !== '' && !uuid.test(own) ? [['message_id', own]] : [])
  let count = 0
  for (const [name, value] of Object.entries(values)) {
    if (columnsOfTheirOwn.has(name) || value === null || value === undefined) continue
    if (++count > mostProps) break
    const written = typeof value === 'object' ? JSON.stringify(value) : String(value)
    props.set(name.slice(0, 100).toWellFormed(), written.slice(0, longestText).toWellFormed())
  }
  return Object.fromEntries(props)
}

/** Properties that have columns of their own. */
const columnsOfTheirOwn = new Set([
  'url',
  'path',
  'title',
  'referrer',
  'search',
  'products',
  'items',
  'order_id',
  'transaction_id',
  'currency',
  'coupon',
  'engaged_seconds',
  'scroll_percent',
])
