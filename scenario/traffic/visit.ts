import type { TrafficChannelId } from '../../src/kernel/traffic-channel.ts'
import type { Market } from '../brand/markets.ts'
import { siteOf } from '../brand/site.ts'
import type { Random } from '../random.ts'
import type { StatedOrder } from '../statements.ts'
import { engagedTenths, type Times } from './timing.ts'
import type { Touch } from './touch.ts'
import { type Met, uuid } from './visitor.ts'
import type { Look } from './walk.ts'

/** A visit as it is true. Instants are milliseconds; texts are empty where nothing was said. */
export type Visit = {
  person: string
  anonymous_id: string
  user_id: string
  store: string
  country: string
  started_at: number
  ended_at: number
  channel: TrafficChannelId
  source: string
  medium: string
  campaign: string
  content: string
  term: string
  click_id_kind: string
  code: string
  referrer: string
  entry_path: string
  exit_path: string
  /** Pages looked at; and how often products were looked at and put in the cart, carts looked at and checkouts begun. */
  pages: number
  product_views: number
  added: number
  cart_views: number
  checkouts: number
  order_ids: string[]
  /** Messages of the visit, of every kind. */
  events: number
  /** Undefined where no page told it. */
  engaged_seconds: number | undefined
  scroll_percent: number | undefined
  device: string
  in_app: string
  consent: string
  is_bot: boolean
}

/** A visit with the messages that the tracker of its store sends, each as JSON, and the orders that were placed in it. */
export type PlayedVisit = { visit: Visit; messages: string[]; orders: StatedOrder[] }

/** What is to happen in a visit, and who makes it. */
export type Scene = {
  store: string
  market: Market
  touch: Touch
  met: Met
  consent: 'full' | 'cookieless'
  looks: readonly Look[]
  times: Times
  /** The customer's id where this browser has told it before. */
  userId: string
  /** Tells it on the look of this place. */
  identify?: { place: number; userId: string }
  isBot?: boolean
}

/** Plays a visit: its messages in the order of time, and what is true of it. */
export function playVisit(random: Random, scene: Scene): PlayedVisit {
  const teller = new Teller(random, scene)
  for (const [place, look] of scene.looks.entries()) teller.look(look, place)
  return teller
}

const counted: Readonly<Record<string, 'product_views' | 'added' | 'cart_views' | 'checkouts'>> = {
  'Product Viewed': 'product_views',
  'Product Added': 'added',
  'Cart Viewed': 'cart_views',
  'Checkout Started': 'checkouts',
}

class Teller {
  readonly visit: Visit
  readonly messages: string[] = []
  readonly orders: StatedOrder[] = []
  readonly #random: Random
  readonly #scene: Scene
  readonly #tags: string
  #who: string
  #context = ''
  #before: string

  constructor(random: Random, scene: Scene) {
    this.#random = random
    this.#scene = scene
    this.#tags = tagsOf(scene.touch)
    this.#before = scene.touch.referrer
    this.#who = whoIs(scene.met.anonymousId, scene.userId)
    this.visit = emptyVisit(scene)
  }

  look(look: Look, place: number): void {
    const { times } = this.#scene
    const [from, until] = [times[place] as number, times[place + 1] as number]
    const id = uuid(this.#random)
    this.#context = this.#contextOf(look, place === 0)
    this.#send(from, 'page', id, '')
    this.visit.pages += 1
    if (this.#scene.identify?.place === place) this.#identify(from + 150, this.#scene.identify.userId)
    for (const { event, properties, share, order } of look.acts) {
      const at = order?.orderedAt ?? from + 200 + Math.floor(share * Math.max(0, until - from - 400))
      this.#send(at, 'track', uuid(this.#random), eventOf(event, properties))
      const name = counted[event]
      if (name) this.visit[name] += 1
      if (order) this.#note(order)
    }
    if (this.#scene.isBot !== true && this.#random.chance(0.95)) this.#leave(id, from, until)
  }

  #note(order: StatedOrder): void {
    this.orders.push(order)
    this.visit.order_ids.push(order.orderId)
  }

  #leave(view: string, from: number, until: number): void {
    const seconds = engagedTenths(this.#random, until - from) / 10
    const scrolled = this.#random.between(20, 100)
    const properties = { view_id: view, engaged_seconds: seconds, scroll_percent: scrolled }
    this.#send(until - 10, 'track', uuid(this.#random), eventOf('page_left', properties))
    this.visit.engaged_seconds = Math.round(10 * ((this.visit.engaged_seconds ?? 0) + seconds)) / 10
    this.visit.scroll_percent = Math.max(this.visit.scroll_percent ?? 0, scrolled)
  }

  #identify(at: number, userId: string): void {
    this.#who = whoIs(this.#scene.met.anonymousId, userId)
    this.visit.user_id = userId
    this.#send(at, 'identify', uuid(this.#random), ',"traits":{}')
  }

  #send(at: number, type: string, id: string, more: string): void {
    const time = new Date(at).toISOString()
    this.messages.push(
      `{"type":"${type}","messageId":"${id}","timestamp":"${time}",${this.#who},"context":${this.#context}${more}}`,
    )
    this.visit.events += 1
    this.visit.ended_at = Math.max(this.visit.ended_at, at)
  }

  #contextOf({ page, referrer, again }: Look, isEntry: boolean): string {
    const { market, met, consent, touch } = this.#scene
    const { origin, prefix } = siteOf(market)
    const path = prefix + page.path
    const search = isEntry || again ? (page.search ? `${page.search}&` : '?') + this.#tags : page.search
    const url = `${origin}${path}${search === '?' ? '' : search}`
    const from = again ? touch.referrer : (referrer ?? this.#before)
    this.#before = url
    if (isEntry) this.visit.entry_path = path
    this.visit.exit_path = path
    return JSON.stringify({
      page: { url, path, search: search === '?' ? '' : search, referrer: from, title: page.title },
      consent,
      locale: met.locale,
      screen: { width: met.width, height: met.height },
      userAgent: met.userAgent,
      location: { country: market.country },
    })
  }
}

const eventOf = (event: string, properties: object) =>
  `,"event":${JSON.stringify(event)},"properties":${JSON.stringify(properties)}`

function whoIs(anonymousId: string, userId: string): string {
  return `"anonymousId":"${anonymousId}"${userId ? `,"userId":${JSON.stringify(userId)}` : ''}`
}

/** The tags of a link, as they stand behind the question mark. */
function tagsOf({ source, medium, campaign, content, term, clickIdKind, clickId, code }: Touch): string {
  const pairs = [
    ['utm_source', source],
    ['utm_medium', medium],
    ['utm_campaign', campaign],
    ['utm_content', content],
    ['utm_term', term],
    [clickIdKind, clickId],
    ['mpc', code],
  ].filter((pair): pair is [string, string] => pair[0] !== '' && pair[1] !== '')
  return new URLSearchParams(pairs).toString()
}

function emptyVisit({ store, market, touch, met, consent, times, userId, isBot = false }: Scene): Visit {
  const { channel, source, medium, campaign, content, term, clickIdKind, code, referrer, app } = touch
  return {
    person: met.person,
    anonymous_id: met.anonymousId,
    user_id: userId,
    store,
    country: market.country,
    started_at: times[0] as number,
    ended_at: times[0] as number,
    channel,
    ...{ source, medium, campaign, content, term, click_id_kind: clickIdKind, code, referrer },
    ...{ entry_path: '', exit_path: '', pages: 0, product_views: 0, added: 0, cart_views: 0, checkouts: 0 },
    ...{ order_ids: [], events: 0, engaged_seconds: undefined, scroll_percent: undefined },
    ...{ device: isBot ? '' : met.device, in_app: isBot ? '' : app, consent, is_bot: isBot },
  }
}
