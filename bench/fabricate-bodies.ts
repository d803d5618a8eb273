import { randomNumbers } from './random.ts'

export const eventsPerBatch = 20
/** Events that follow each other of one visitor. */
const eventsPerVisitor = 5
const visitors = 400_000
/** Batches of different pages, goods and browsers; each is sent with ids of its own. */
const kinds = 500
const products = 3000
const idLength = 36

const browsers = [
  ...[15, 16, 17, 18].map(
    (version) =>
      `Mozilla/5.0 (iPhone; CPU iPhone OS ${version}_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${version}.5 Mobile/15E148 Safari/604.1`,
  ),
  ...[120, 124, 126, 131].flatMap((version) => [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`,
    `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Mobile Safari/537.36`,
  ]),
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 300.0',
]

/** Makes the bodies of batches, each by its number: the same number gives the same bytes. */
export type BatchMaker = {
  /** Writes the body of a batch and gives its length. */
  write(batch: number, into: Buffer, at: number): number
  /** The message ids of a batch. */
  idsOf(batch: number): string[]
  /** Bytes that the longest body takes. */
  readonly longest: number
}

/** Batches as pages of a shop send them: views, goods seen and put into the cart, searches, now and then an order. */
export function createBatchMaker(writeKey: string): BatchMaker {
  const random = randomNumbers(11)
  const templates = Array.from({ length: kinds }, () => templateOf(random, writeKey))
  const templateFor = (batch: number) => templates[batch % kinds] as Template
  return {
    longest: Math.max(...templates.map(({ body }) => body.length)),
    write(batch, into, at) {
      const { body, messages, people } = templateFor(batch)
      body.copy(into, at)
      for (let i = 0; i < eventsPerBatch; i++) {
        writeId(into, at + (messages[i] as number), batch * eventsPerBatch + i)
        writeId(into, at + (people[i] as number), -1 - visitorOf(batch, i))
      }
      return body.length
    },
    idsOf(batch) {
      const id = Buffer.alloc(idLength)
      return Array.from({ length: eventsPerBatch }, (_, i) => {
        writeId(id, 0, batch * eventsPerBatch + i)
        return id.toString('latin1')
      })
    },
  }
}

function visitorOf(batch: number, place: number): number {
  const visit = batch * (eventsPerBatch / eventsPerVisitor) + Math.floor(place / eventsPerVisitor)
  return (Math.imul(visit, 0x9e3779b1) >>> 0) % visitors
}

type Template = { body: Buffer; messages: number[]; people: number[] }

function templateOf(random: () => number, writeKey: string): Template {
  const batch = Array.from({ length: eventsPerBatch }, (_, i) => eventOf(random, i))
  const body = Buffer.from(JSON.stringify({ batch, sentAt: '2026-03-02T10:00:05.000Z', writeKey }))
  return { body, messages: placesOf(body, messageMark), people: placesOf(body, personMark) }
}

const messageMark = 'M'.repeat(idLength)
const personMark = 'P'.repeat(idLength)

function placesOf(body: Buffer, mark: string): number[] {
  const places: number[] = []
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) places.push(at)
  return places
}

function eventOf(random: () => number, place: number): object {
  const product = Math.floor(products * random() ** 2)
  const path = `/products/linen-shirt-${product}`
  const ad = random() < 0.4 ? `?utm_source=google&utm_medium=cpc&utm_campaign=spring-${Math.floor(40 * random())}` : ''
  return {
    ...callOf(random, product),
    messageId: messageMark,
    anonymousId: personMark,
    timestamp: new Date(Date.UTC(2026, 2, 2, 10) + place * 240 + Math.floor(200 * random())).toISOString(),
    context: {
      page: {
        url: `https://www.shop.example${path}${ad}`,
        referrer: random() < 0.5 ? 'https://www.google.com/' : 'https://www.shop.example/collections/shirts',
        title: `Linen Shirt ${product} – Example Shop`,
      },
      userAgent: browsers[Math.floor(browsers.length * random())],
      locale: random() < 0.7 ? 'en-US' : 'de-DE',
      screen: { width: random() < 0.6 ? 390 : 1440 },
      sessionId: String(1_772_445_600 + Math.floor(10_000 * random())),
    },
  }
}

function callOf(random: () => number, product: number): object {
  const drawn = random()
  const sku = `SHIRT-${product}`
  const price = 19.9 + (product % 50)
  if (drawn < 0.5) return { type: 'page', properties: {} }
  if (drawn < 0.54) return { type: 'track', event: 'Products Searched', properties: { query: `shirt ${product % 97}` } }
  if (drawn < 0.58) {
    const properties = { order_id: `#${Math.floor(1e6 * random())}`, total: price, currency: 'USD', tax: 1.9 }
    return {
      type: 'track',
      event: 'Order Completed',
      properties: { ...properties, products: [{ sku, quantity: 1, price }] },
    }
  }
  const event = drawn < 0.85 ? 'Product Viewed' : 'Product Added'
  return { type: 'track', event, properties: { sku, price, quantity: 1, variant: 'L', theme: 'dawn' } }
}

const digits = Buffer.from('0123456789abcdef')

/** Writes a UUID of version 4 that looks random and is always the same for a number. */
function writeId(into: Buffer, at: number, number: number): void {
  let to = at
  for (let word = 0; word < 4; word++) {
    let mixed = mix(number, word)
    for (let nibble = 0; nibble < 8; nibble++) {
      if (to - at === 8 || to - at === 13 || to - at === 18 || to - at === 23) into[to++] = 45
      into[to++] = digits[mixed & 15] as number
      mixed >>>= 4
    }
  }
  into[at + 14] = 52
  into[at + 19] = 97
}

function mix(number: number, word: number): number {
  let mixed = Math.imul(number ^ Math.imul(word + 1, 0x9e3779b1), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 16) ^ (number + word), 0x27d4eb2f)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
