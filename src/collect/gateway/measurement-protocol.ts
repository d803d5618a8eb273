import { createHash, randomUUID } from 'node:crypto'
import { firstText, type Json, numberOf, objectOf, textOf } from './json.ts'

/** Parameters of GA4 that say the same as a field of the gateway's own shape. */
const moved = new Set(['page_location', 'page_referrer', 'page_title', 'session_id', 'engagement_time_msec'])
/** The calls that GA4 makes events. */
const calls: ReadonlyMap<string, string> = new Map([
  ['page_view', 'page'],
  ['screen_view', 'screen'],
])

/**
 * A body of GA4's Measurement Protocol as a batch of the gateway's own shape. Nothing is judged here: what is wrong with an
 * event is found when it is read, and sets it aside. The address of a person (`ip_override`) is left out.
 */
export function batchOfMeasurement(body: Json): { batch: unknown[] } {
  const events = Array.isArray(body.events) ? body.events : [body.events]
  const batch = events.map((event, place) => eventOf(event, place, body))
  const traits = traitsOf(objectOf(body.user_properties))
  if (Object.keys(traits).length === 0) return { batch }
  const said = { type: 'identify', ...whoseAndWhen(body, body.timestamp_micros), traits }
  return { batch: [...batch, named(said, body.timestamp_micros, -1)] }
}

function eventOf(value: unknown, place: number, body: Json): unknown {
  const event = objectOf(value)
  if (event !== value) return value
  const params = objectOf(event.params)
  const name = textOf(event.name)
  const micros = event.timestamp_micros ?? body.timestamp_micros
  const type = calls.get(name) ?? 'track'
  const said = {
    type,
    ...(type === 'track' && { event: name }),
    ...(type === 'screen' && { name: firstText(params.screen_name) }),
    ...whoseAndWhen(body, micros),
    context: contextOf(params, body),
    properties: propertiesOf(params, body),
  }
  return named(said, micros, place)
}

function whoseAndWhen(body: Json, micros: unknown): Json {
  return {
    anonymousId: firstText(body.client_id, body.app_instance_id),
    userId: textOf(body.user_id),
    ...timeOf(micros),
  }
}

/** Microseconds since 1970 as a time; what is none of these is kept as it came, beside a time that cannot be read. */
function timeOf(micros: unknown): Json {
  if (micros === undefined) return {}
  const at = new Date((numberOf(micros) ?? Number.NaN) / 1000)
  return Number.isNaN(at.getTime()) ? { timestamp: 'none', timestamp_micros: micros } : { timestamp: at.toISOString() }
}

/** GA4 has no ids of messages. What says when it happened is the same event if all of it is the same; else each is another. */
function named(said: Json, micros: unknown, place: number): Json {
  if (micros === undefined) return { ...said, messageId: randomUUID() }
  const hex = createHash('sha256')
    .update(`${place}\n${JSON.stringify(said)}`)
    .digest('hex')
  return { ...said, messageId: `ga4-${hex.slice(0, 32)}` }
}

function contextOf(params: Json, body: Json): Json {
  const device = objectOf(body.device)
  const place = objectOf(body.user_location)
  const size = /^(\d+)x\d+$/.exec(firstText(params.screen_resolution, device.screen_resolution))
  return {
    page: { url: params.page_location, referrer: params.page_referrer, title: params.page_title },
    sessionId: params.session_id,
    locale: firstText(params.language, device.language),
    location: { country: place.country_id, region: place.region_id },
    userAgent: body.user_agent,
    ...(size && { screen: { width: Number(size[1]) } }),
    ...(params.source && params.medium ? { campaign: campaignOf(params) } : {}),
  }
}

/** Where GA4 is told a source and a medium, they are those of the campaign. */
function campaignOf({ source, medium, campaign, content, term }: Json): Json {
  return { source, medium, name: campaign, content, term }
}

function propertiesOf(params: Json, body: Json): Json {
  const engagedMs = numberOf(params.engagement_time_msec)
  const own = Object.fromEntries(Object.entries(params).filter(([name]) => !moved.has(name)))
  return {
    ...own,
    ...objectOf(body.consent),
    ...(engagedMs !== undefined && { engaged_seconds: engagedMs / 1000 }),
  }
}

/** `{plan: {value: 'gold'}}` → `{plan: 'gold'}`. */
function traitsOf(properties: Json): Json {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, objectOf(property).value ?? property]),
  )
}
