type Entry = { readonly [name: string]: unknown }
/** An event as the tracker is told it. */
export type LayerEvent = { name: string; properties: object }

/** What GA4 recommends for shops. Other names in a data layer are mostly words between tag managers and their tags. */
const shopEvents = new Set(
  `view_item_list select_item view_item add_to_wishlist add_to_cart remove_from_cart view_cart begin_checkout
  add_shipping_info add_payment_info purchase refund view_promotion select_promotion search view_search_results
  share login sign_up generate_lead`.split(/\s+/),
)
/** The tracker sees these by itself. */
const ownEvents = /^(page_view|user_engagement|session_start|first_visit)$/

const isObject = (value: unknown): value is Entry => typeof value === 'object' && value !== null
const isCall = (value: unknown): value is ArrayLike<unknown> =>
  Object.prototype.toString.call(value) === '[object Arguments]'

/**
 * Reads the entries of a data layer in their order: `{event, ecommerce}`, the goods first and the event after them, and the
 * arguments of `gtag('event', name, params)`. Answers the event that an entry tells; undefined where it tells none for a shop.
 */
export function openLayerReader(): (entry: unknown) => LayerEvent | undefined {
  let goods: unknown
  return (entry) => {
    if (isCall(entry)) return readCall(entry)
    if (!isObject(entry)) return undefined
    const { event: name, ecommerce } = entry
    if (name === undefined && 'ecommerce' in entry) goods = ecommerce
    if (typeof name !== 'string' || ownEvents.test(name)) return undefined
    if (!shopEvents.has(name) && !isObject(ecommerce)) return undefined
    return { name, properties: firstObject(ecommerce, goods) ?? plainOf(entry) }
  }
}

function readCall(call: ArrayLike<unknown>): LayerEvent | undefined {
  const [command, name, params] = Array.from(call)
  if (command !== 'event' || typeof name !== 'string' || ownEvents.test(name)) return undefined
  return { name, properties: firstObject(params) ?? {} }
}

const firstObject = (...values: unknown[]) => values.find(isObject)

/** What stands in the entry itself, without what tag managers add. */
const plainOf = (entry: Entry) =>
  Object.fromEntries(Object.entries(entry).filter(([name]) => !/^(event|ecommerce|gtm\..*)$/.test(name)))
