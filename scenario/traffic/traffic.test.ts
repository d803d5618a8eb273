import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
import { inMemory } from '../files/output.ts'
import { FileWriter } from '../files/write-files.ts'
import { generate, type ScenarioDay } from '../generate.ts'
import type { ScenarioOptions } from '../options.ts'
import { eventsInto } from '../write-events.ts'
import type { OrderTruth, PersonTruth, TrafficBook, VisitTruth } from './traffic-book.ts'
import { type Message, visitsByRule } from './visits-by-rule.ts'

const tiny: ScenarioOptions = { size: 'tiny', end: '2026-03-31' }

let messages: Message[]
let visits: VisitTruth[]
let orders: OrderTruth[]
let people: PersonTruth[]
let summary: ReturnType<TrafficBook['end']>
let days: ScenarioDay[]
let exported: Record<string, string>[]

beforeAll(async () => {
  const texts = await textsOf(tiny)
  const rows = (name: string) =>
    (texts.get(name) ?? '')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  visits = rows('traffic-visits.ndjson')
  orders = rows('traffic-orders.ndjson')
  people = rows('traffic-people.ndjson')
  summary = rows('traffic.json')[0]
  messages = [...texts.keys()]
    .filter((name) => name.startsWith('events-'))
    .flatMap((name) => rows(name))
    .flatMap(({ batch }) => batch)
  const scenario = generate(tiny)
  days = [...scenario.days()]
  const output = inMemory()
  const writer = new FileWriter(scenario, output)
  for (const day of days) writer.write(day)
  writer.end()
  output.close()
  const files = [...output.texts].filter(([name]) => name.startsWith('shopify-orders'))
  exported = files.flatMap(([, text]) => parse(text, { columns: true }) as Record<string, string>[])
}, 30_000)

async function textsOf(options: ScenarioOptions): Promise<Map<string, string>> {
  const output = inMemory()
  await eventsInto(output, generate(options))
  output.close()
  return output.texts
}

test('equal options give equal events and truth, byte by byte; another seed gives others', async () => {
  const fingerprint = async (options: ScenarioOptions) => {
    const hash = createHash('sha256')
    for (const [name, text] of await textsOf(options)) hash.update(name).update(text)
    return hash.digest('hex')
  }
  const first = await fingerprint(tiny)
  expect(await fingerprint(tiny)).toBe(first)
  expect(await fingerprint({ ...tiny, seed: 2 })).not.toBe(first)
}, 30_000)

test('a tiny brand has some hundred visits, of every channel that leads to it and of crawlers', () => {
  expect(summary.totals.visits).toBeGreaterThan(500)
  expect(summary.totals.visits).toBeLessThan(1500)
  expect(new Set(visits.map(({ channel }) => channel)).size).toBeGreaterThanOrEqual(14)
  expect(summary.totals.bots).toBeGreaterThan(10)
  expect(messages).toHaveLength(summary.totals.events)
  expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(messages.length)
})

test('orders in events are those of the export: ids, moments, money, currency, coupon and goods', () => {
  const told = messages
    .filter(({ event }) => event === 'Order Completed')
    .map(({ timestamp, properties }) => ({
      Name: properties?.order_id,
      at: Date.parse(timestamp),
      Currency: properties?.currency,
      Total: properties?.total,
      'Discount Code': properties?.coupon ?? '',
      goods: properties?.products?.map(({ sku, price, quantity }) => [sku, price, String(quantity)]),
    }))
  const rowsOf = Map.groupBy(exported, ({ Name }) => Name)
  const known = told.map(({ Name }) => {
    const rows = rowsOf.get(Name ?? '') ?? []
    const [first] = rows
    return {
      Name,
      at: Date.parse((first?.['Created at'] ?? '').replace(' ', 'T').replace(' ', '')),
      Currency: first?.Currency,
      Total: first?.Total,
      'Discount Code': first?.['Discount Code'],
      goods: rows.map((row) => [row['Lineitem sku'], row['Lineitem price'], row['Lineitem quantity']]),
    }
  })
  expect(told).toEqual(known)
  expect(told.map(({ Name }) => Name).sort()).toEqual(orders.map(({ order_id }) => order_id).sort())
  // The others are of people who let nothing be counted.
  expect(told.length / rowsOf.size).toBeGreaterThan(0.9)
  expect(new Set(told.map(({ Name }) => Name)).size).toBe(told.length)
})

test('no day, campaign and country has more visits than the ad exports have clicks', () => {
  const clicks = new Map<string, number>()
  const visited = new Map<string, number>()
  const add = (all: Map<string, number>, key: string, count: number) => all.set(key, (all.get(key) ?? 0) + count)
  const isGoogle = (name: string) => name === 'shopping-generic' || name === 'search-brand'
  const isCreator = (name: string) => name.startsWith('creator-')
  const keyOf = (campaign: string, country: string, day: string) =>
    [campaign, isGoogle(campaign) ? '' : country, isCreator(campaign) ? '' : day].join('|')
  for (const { campaign, country, day, clicks: count } of days.flatMap(({ spend }) => spend))
    add(clicks, keyOf(campaign, country, day), count)
  for (const { campaign, country, day, visits: count } of summary.campaigns) {
    const isPaid = isGoogle(campaign) || isCreator(campaign) || campaign in paidNames
    if (isPaid) add(visited, keyOf(campaign, country, day), count)
  }
  const over = [...visited].filter(([key, count]) => count > (clicks.get(key) ?? 0))
  expect(over).toEqual([])
  expect(visited.size).toBeGreaterThan(100)
})

const paidNames = { 'prospecting-video': true, 'retargeting-catalogue': true, 'spark-ugc': true }

test('cutting the stream of events by the rule gives the visits of the truth, and its people', () => {
  const cut = visitsByRule(messages)
  const line = (visit: {
    started_at: string
    ended_at: string
    events: number
    order_ids: string[]
    campaign: string
  }) => [visit.started_at, visit.ended_at, visit.events, visit.order_ids.join(), visit.campaign].join(' ')
  expect(cut.map(line).sort()).toEqual(visits.map(line).sort())
  const together = new Map(cut.flatMap(({ ids, person }) => ids.map((id) => [id, person] as const)))
  for (const { ids } of people) expect(new Set(ids.map((id) => together.get(id))).size).toBe(1)
  const pairs = new Set(visits.map((visit) => `${visit.person} ${together.get(visit.anonymous_id)}`))
  expect(pairs.size).toBe(new Set(visits.map(({ person }) => person)).size)
  expect(pairs.size).toBe(new Set(cut.map(({ person }) => person)).size)
  expect(people.some(({ ids }) => ids.length > 2)).toBe(true)
})

test('a journey ends with the visit of its order, holds nothing older than 90 days, and goes back over several visits', () => {
  const byNumber = new Map(visits.map((visit) => [visit.visit, visit]))
  for (const { order_id, ordered_at, person, visit, touches } of orders) {
    expect(touches.at(-1)?.visit).toBe(visit)
    expect(byNumber.get(visit)?.order_ids).toContain(order_id)
    const earliest = Date.parse(ordered_at) - 90 * 86_400_000
    const own = visits.filter((one) => one.person === person && one.started_at <= ordered_at)
    const within = own.filter((one) => Date.parse(one.started_at) >= earliest).map((one) => one.visit)
    expect(touches.map((touch) => touch.visit)).toEqual(within)
  }
  const several = orders.filter(({ touches }) => touches.length > 1).length
  expect(several / orders.length).toBeGreaterThan(0.3)
})
