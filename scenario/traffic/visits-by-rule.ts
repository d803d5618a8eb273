/** A message as it stands in the files, as far as it is read here. */
export type Message = {
  type: string
  messageId: string
  timestamp: string
  anonymousId: string
  userId?: string
  event?: string
  context: { page: { url: string }; userAgent: string; consent: string }
  properties?: {
    order_id?: string
    currency?: string
    total?: string
    coupon?: string
    engaged_seconds?: number
    products?: { sku: string; price: string; quantity: number }[]
  }
}

/** A visit as the rule cuts it. */
export type CutVisit = {
  person: string
  ids: string[]
  started_at: string
  ended_at: string
  events: number
  order_ids: string[]
  campaign: string
}

const restMs = 30 * 60_000

/**
 * Cuts messages into visits, person by person, from nothing but the messages: ids that stand in one message are one person; a
 * page begins a visit after 30 minutes without anything, or with another campaign than the one under way.
 */
export function visitsByRule(messages: readonly Message[]): CutVisit[] {
  const personOf = merged(messages)
  const inTime = [...messages].sort((a, b) => (a.timestamp < b.timestamp ? -1 : a.timestamp > b.timestamp ? 1 : 0))
  const current = new Map<string, { visit: CutVisit; tags: string }>()
  const visits: CutVisit[] = []
  for (const message of inTime) {
    const person = personOf(message.anonymousId)
    const under = current.get(person)
    const tags = tagsOf(message.context.page.url)
    const rested = under && Date.parse(message.timestamp) - Date.parse(under.visit.ended_at) >= restMs
    if (message.type === 'page' && (!under || rested || (tags !== '' && tags !== under.tags))) {
      const campaign = new URL(message.context.page.url).searchParams.get('utm_campaign') ?? ''
      const at = message.timestamp
      const visit = { person, ids: [], started_at: at, ended_at: at, events: 0, order_ids: [], campaign }
      visits.push(visit)
      current.set(person, { visit, tags })
    }
    const visit = current.get(person)?.visit
    if (!visit) throw new RangeError('something happened before the first page')
    add(visit, message)
  }
  return visits
}

function add(visit: CutVisit, { timestamp, anonymousId, userId, event, properties }: Message): void {
  visit.events += 1
  visit.ended_at = timestamp
  for (const id of userId ? [anonymousId, userId] : [anonymousId]) if (!visit.ids.includes(id)) visit.ids.push(id)
  if (event === 'Order Completed') visit.order_ids.push(properties?.order_id ?? '')
}

/** The tags of an address that make a campaign; empty where there are none. */
function tagsOf(url: string): string {
  const names = /^(utm_.*|gclid|gbraid|wbraid|fbclid|ttclid|awc|mpc)$/
  return [...new URL(url).searchParams].filter(([name]) => names.test(name)).join('&')
}

/** Who a browser's id belongs to: browsers that told the same user id are one person's. */
function merged(messages: readonly Message[]): (anonymousId: string) => string {
  const users = new Map<string, string>()
  for (const { anonymousId, userId } of messages) if (userId) users.set(anonymousId, userId)
  return (anonymousId) => users.get(anonymousId) ?? anonymousId
}
