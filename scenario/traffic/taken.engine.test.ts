import { beforeAll, expect, test } from 'vitest'
import { withChannel } from '../../src/derive/channel-of.ts'
import { deriveAllTraffic } from '../../src/derive/traffic/derive-traffic.ts'
import { defaultChannelRules } from '../../src/manage/default-channel-rules.ts'
import { sql, str } from '../../src/store/sql.ts'
import type { Warehouse } from '../../src/store/warehouse/warehouse.ts'
import { gated } from '../../test/gateway.ts'
import { trafficOf } from '../../test/stories.ts'
import { inMemory } from '../files/output.ts'
import { generate } from '../generate.ts'
import { eventsInto } from '../write-events.ts'
import type { OrderTruth, VisitTruth } from './traffic-book.ts'

let warehouse: Warehouse
let brand: string
let visits: VisitTruth[]
let orders: OrderTruth[]

beforeAll(async () => {
  const output = inMemory()
  await eventsInto(output, generate({ size: 'tiny', end: '2026-03-31' }))
  output.close()
  const lines = (name: string) => (output.texts.get(name) ?? '').trim().split('\n')
  visits = lines('traffic-visits.ndjson').map((line) => JSON.parse(line))
  orders = lines('traffic-orders.ndjson').map((line) => JSON.parse(line))
  const { gateway, send, ...rest } = await gated()
  ;({ warehouse, brand } = rest)
  const files = [...output.texts.keys()].filter((name) => name.startsWith('events-'))
  for (const body of files.flatMap(lines)) await send(Buffer.from(body))
  await gateway.idle()
  await gateway.close()
  const [last] = await warehouse.query<{ segment: number }>(
    sql`SELECT max(segment) AS segment FROM events WHERE brand = ${str(brand)}`,
  )
  await deriveAllTraffic(warehouse, trafficOf({ brand }), last?.segment ?? 0)
}, 180_000)

test('the gateway takes every event, and none is set aside', async () => {
  const [counted] = await warehouse.query(sql`
    SELECT (SELECT count() FROM events WHERE brand = ${str(brand)}) AS events,
      (SELECT count() FROM event_quarantine WHERE brand = ${str(brand)}) AS set_aside`)
  expect(counted).toEqual({ events: visits.reduce((sum, visit) => sum + visit.events, 0), set_aside: 0 })
})

test('orders in the warehouse have the value, currency and coupon of the truth', async () => {
  const found = await warehouse.query<Record<string, string | number>>(sql`
    SELECT order_id, value_minor, currency, coupon, formatDateTime(at, '%Y-%m-%dT%H:%i:%S.000Z') AS ordered_at
    FROM events WHERE brand = ${str(brand)} AND name = 'order_completed' ORDER BY order_id`)
  const true_ = orders.map(({ order_id, value_minor, currency, coupon, ordered_at }) => ({
    order_id,
    value_minor,
    currency,
    coupon,
    ordered_at,
  }))
  expect(found).toEqual(true_.sort((a, b) => (a.order_id < b.order_id ? -1 : 1)))
})

test('by the default rules, every visit has the channel of the truth, its tags, device and app, and crawlers are told', async () => {
  const entries = sql`
    SELECT * FROM events WHERE brand = ${str(brand)} AND type = 'page'`
  const found = await warehouse.query<Record<string, string>>(sql`
    SELECT anonymous_id, formatDateTime(at, '%Y-%m-%dT%H:%i:%S') AS second, channel, utm_source, utm_campaign, click_id_kind,
      code, path, device, in_app, toString(length(bot_reasons) > 0) AS bot
    FROM ${withChannel(entries, { rules: defaultChannelRules.rules, own_domains: [] })}`)
  const byStart = new Map(found.map((row) => [`${row.anonymous_id} ${row.second}`, row]))
  const wrong = visits.flatMap((visit) => {
    const { anonymous_id, second, ...row } = byStart.get(`${visit.anonymous_id} ${visit.started_at.slice(0, 19)}`) ?? {}
    const { channel, source, campaign, click_id_kind, code, entry_path, device, in_app, is_bot } = visit
    const tags = { utm_source: source, utm_campaign: campaign, click_id_kind, code }
    const true_ = { channel, ...tags, path: entry_path, device, in_app, bot: is_bot ? '1' : '0' }
    return JSON.stringify(sorted(row)) === JSON.stringify(sorted(true_)) ? [] : [{ row, true_ }]
  })
  expect(wrong).toEqual([])
})

test('visits that are derived from the events are those of the truth, person by person, with all that was done in them', async () => {
  const derived = await warehouse.query<Record<string, string | number | string[] | null>>(sql`
    SELECT toString(person) AS person, toString(toUnixTimestamp64Milli(started_at)) AS started, toString(toUnixTimestamp64Milli(ended_at)) AS ended,
      anonymous_id, channel, utm_campaign AS campaign, code, entry_path, exit_path, device, in_app, consent, events, page_views,
      product_views, carts, checkouts, order_ids, round(engaged_seconds, 1) AS engaged, scroll_percent AS scrolled
    FROM visits FINAL WHERE brand = ${str(brand)} AND empty(bot_reasons) ORDER BY started_at, anonymous_id`)
  const people = visits.filter(({ is_bot }) => !is_bot)
  const known = people.map((visit) => ({
    started: String(Date.parse(visit.started_at)),
    ended: String(Date.parse(visit.ended_at)),
    anonymous_id: visit.anonymous_id,
    channel: visit.channel,
    campaign: visit.campaign,
    code: visit.code,
    entry_path: visit.entry_path,
    exit_path: visit.exit_path,
    device: visit.device,
    in_app: visit.in_app,
    consent: visit.consent,
    events: visit.events,
    page_views: visit.pages,
    product_views: visit.product_views,
    carts: visit.added,
    checkouts: visit.checkouts,
    order_ids: visit.order_ids,
    engaged: visit.engaged_seconds ?? null,
    scrolled: visit.scroll_percent ?? null,
  }))
  const inTime = <Row extends { started?: unknown; anonymous_id?: unknown }>(rows: Row[]) =>
    rows.sort((a, b) => (`${a.started} ${a.anonymous_id}` < `${b.started} ${b.anonymous_id}` ? -1 : 1))
  expect(inTime(derived.map(({ person: _, ...visit }) => visit))).toEqual(inTime(known))
  const personOf = new Map(derived.map(({ anonymous_id, person }) => [anonymous_id, person]))
  const pairs = new Set(people.map(({ person, anonymous_id }) => `${person} ${personOf.get(anonymous_id)}`))
  expect(pairs.size).toBe(new Set(people.map(({ person }) => person)).size)
  expect(pairs.size).toBe(new Set(derived.map(({ person }) => person)).size)
})

test('journeys that are derived are those of the truth: every order with its touches, oldest first', async () => {
  const derived = await warehouse.query<{ order_id: string; touches: [string, string, string, string][] }>(sql`
    SELECT order_id, arrayMap((at, channel, campaign, code) -> [toString(toUnixTimestamp64Milli(at)), channel, campaign, code],
      touch_at, touch_channel, touch_campaign, touch_code) AS touches
    FROM journeys FINAL WHERE brand = ${str(brand)} ORDER BY order_id`)
  const known = orders.map(({ order_id, touches }) => ({
    order_id,
    touches: touches.map(({ at, channel, campaign, code }) => [String(Date.parse(at)), channel, campaign, code]),
  }))
  expect(derived).toEqual(known.sort((a, b) => (a.order_id < b.order_id ? -1 : 1)))
})

const sorted = (row: object) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))
