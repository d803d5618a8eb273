import { beforeAll, expect, test } from 'vitest'
import { withChannel } from '../../src/derive/channel-of.ts'
import { defaultChannelRules } from '../../src/manage/default-channel-rules.ts'
import { sql, str } from '../../src/store/sql.ts'
import type { Warehouse } from '../../src/store/warehouse/warehouse.ts'
import { gated } from '../../test/gateway.ts'
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
}, 60_000)

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

const sorted = (row: object) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))
