import { Problem } from '../../kernel/errors.ts'
import { firstText, type Json, objectOf, parseBody, textOf } from './json.ts'

/** An image that was asked for: what its address says, and what the browser says with it. */
export type PixelRequest = {
  /** The call of the address; empty where the data say it. */
  call: string
  query: Json
  /** Address of the page that shows the image, where the browser tells. */
  referrer: string
  /** Whether the browser only prepares: nobody has seen the image yet. */
  isPrefetch: boolean
}

/**
 * The event of an image's address: Segment's `data` (JSON in base64), or RudderStack's, a field a parameter
 * (`event`, `properties.sku`, `context={…}`). Who is not named is somebody for the day. Throws `bad_request` for data that are
 * no JSON.
 */
export function eventOfPixel({ call, query, referrer, isPrefetch }: PixelRequest): Json {
  const data = textOf(query.data)
  const event = data === '' ? eventOfParameters(query) : parseBody(Buffer.from(data.replaceAll(' ', '+'), 'base64'))
  const context = objectOf(event.context)
  const page = objectOf(context.page)
  const isNameless = firstText(event.anonymousId, event.userId) === ''
  return {
    ...event,
    type: call || textOf(event.type) || (textOf(event.event) === '' ? 'page' : 'track'),
    context: {
      ...context,
      page: { ...page, url: firstText(page.url, referrer) },
      ...(isNameless && { consent: 'cookieless' }),
      ...(isPrefetch && { prefetch: true }),
    },
  }
}

const objects = new Set(['properties', 'context', 'traits'])
const mostSteps = 5

function eventOfParameters(query: Json): Json {
  const event: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(query)) {
    if (name === 'writeKey') continue
    set(event, name.split('.').slice(0, mostSteps), objects.has(name) ? objectIn(name, textOf(value)) : value)
  }
  return event
}

/** `['properties', 'sku']` puts the value into the object that it names, which is made where it is not there. */
function set(into: Record<string, unknown>, [step = '', ...rest]: readonly string[], value: unknown): void {
  if (!/^\w+$/.test(step) || step === '__proto__') return
  const inside = { ...objectOf(into[step]) }
  if (rest.length > 0) set(inside, rest, value)
  into[step] = rest.length > 0 ? inside : objectOf(value) === value ? { ...inside, ...value } : value
}

function objectIn(name: string, text: string): Json {
  try {
    return objectOf(JSON.parse(text))
  } catch (cause) {
    throw new Problem('bad_request', { reason: `${name} is no JSON`, field: name }, cause)
  }
}
