import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { createGateway } from '../src/collect/gateway/gateway.ts'
import { trafficChannels } from '../src/kernel/traffic-channel.ts'
import type { Scope } from '../src/manage/scope.ts'
import { createSource } from '../src/manage/sources.ts'
import { couponLeaks } from '../src/measure/creators/coupon-leaks.ts'
import { creatorLinks } from '../src/measure/creators/creator-links.ts'
import { creatorScorecard } from '../src/measure/creators/creator-scorecard.ts'
import { runMeasure } from '../src/measure/run.ts'
import { adPrice } from '../src/measure/traffic/ad-price.ts'
import { linkPerformance } from '../src/measure/traffic/link-performance.ts'
import { trafficTable } from '../src/measure/traffic/traffic-table.ts'
import { attribution } from '../src/predict/attribution/attribution.ts'
import { videoSeconds } from '../src/predict/video/video-seconds.ts'
import { deriveStories } from '../test/stories.ts'
import { creatorCodes } from './brand/creator-codes.ts'
import { creatorOf } from './brand/creators.ts'
import { leak } from './brand/leak.ts'
import { inMemory } from './files/output.ts'
import { generate } from './generate.ts'
import { adPriceRows } from './measured/ad-price.ts'
import { each } from './measured/asked.ts'
import { type MeasuredBrand, measuredBrand } from './measured/brand.ts'
import { broughtBy, costOfChannels } from './measured/campaigns.ts'
import { links } from './measured/creator-questions.ts'
import { codeOfCoupon, scorecards } from './measured/creators.ts'
import type { StatedOrder } from './statements.ts'
import type { OrderTruth, VisitTruth } from './traffic/traffic-book.ts'
import { eventsInto } from './write-events.ts'

let brand: MeasuredBrand
let scope: Scope
let visits: VisitTruth[]
let journeys: Map<string, OrderTruth>
const quiet = { info: () => {}, error: () => {} }
const slice = 640_001

/** The tiny brand with its files imported, and with its events sent and derived. */
beforeAll(async () => {
  brand = await measuredBrand()
  const { warehouse, registry, owner } = brand
  scope = { ...brand.scope, trafficSlice: slice }
  const output = inMemory()
  await eventsInto(output, generate({ size: 'tiny', end: '2026-03-31' }))
  output.close()
  const lines = (name: string) => (output.texts.get(name) ?? '').trim().split('\n')
  visits = lines('traffic-visits.ndjson').map((line) => JSON.parse(line))
  journeys = new Map(lines('traffic-orders.ndjson').map((line) => [JSON.parse(line).order_id, JSON.parse(line)]))
  const dataDir = mkdtempSync(join(tmpdir(), 'millpond-attributed-'))
  const gateway = await createGateway({ warehouse, registry, dataDir, log: quiet, spoolBytes: 2 ** 28 })
  const { write_key: writeKey } = await createSource(registry, owner, scope.brand, { name: 'Shop', kind: 'web' })
  const common = { call: '', writeKey, requestId: 'req', ip: '', headers: {}, userAgent: '' }
  for (const name of output.texts.keys()) {
    if (name.startsWith('events-'))
      for (const body of lines(name)) await gateway.accept({ ...common, body: Buffer.from(body) })
  }
  await gateway.idle()
  await gateway.close()
  await deriveStories(warehouse, scope)
}, 240_000)

type Credit = { conversions: number; new_customers: number; net_sales: number; cm2: number; cm3: number }

/** What the books of the generator say of the orders of the own site, by the channel that gets them whole. */
function truth(channelOf: (journey: OrderTruth) => string | undefined): Map<string, Credit> {
  const credits = new Map<string, Credit>()
  const of = (orderId: string) => {
    const journey = journeys.get(orderId)
    const key = (journey && channelOf(journey)) ?? '(no_journey)'
    const credit = credits.get(key) ?? { ...noCredit }
    credits.set(key, credit)
    return credit
  }
  for (const { channel, orderId, amounts } of brand.known.entries) {
    if (channel !== 'own_site' || !orderId) continue
    const credit = of(orderId)
    for (const name of ['net_sales', 'cm2', 'cm3'] as const) credit[name] += amounts[name]
  }
  for (const { order, place } of brand.known.orders) {
    if (order.channel !== 'own_site' || order.status !== 'placed') continue
    const credit = of(order.orderId)
    credit.conversions += 1
    if (place.rank === 1) credit.new_customers += 1
  }
  return credits
}

const first = ({ touches }: OrderTruth) => touches[0]?.channel
const last = ({ touches }: OrderTruth) => touches.at(-1)?.channel
const lastNonDirect = (journey: OrderTruth) =>
  journey.touches.findLast(({ channel }) => channel !== 'direct')?.channel ?? last(journey)

test.each([
  ['first_touch', first],
  ['last_touch', last],
  ['last_non_direct', lastNonDirect],
] as const)(
  '%s gives each channel the orders, sales and margin that the generator knows, to the cent',
  async (model, channelOf) => {
    const { from, to } = brand.known
    const asked = { from, to, by: 'channel', model, window_days: '90' }
    const { rows } = await runMeasure(brand, scope, attribution, asked as never)
    // Channels that only people who did not buy came by have nothing.
    const found = rows.flatMap(({ key, conversions, new_customers, net_sales, cm3 }) =>
      conversions === 0 && net_sales === 0 && cm3 === 0 ? [] : [[key, { conversions, new_customers, net_sales, cm3 }]],
    )
    expect(found.length).toBeGreaterThan(5)
    const known = [...truth(channelOf)].map(([key, { conversions, new_customers, net_sales, cm3 }]) => [
      key,
      { conversions, new_customers, net_sales, cm3 },
    ])
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(known))
  },
)

/** The code of the last visit before an order that was not direct, of 30 days. */
function ledBy({ orderId, orderedAt }: StatedOrder): string {
  const { touches = [] } = journeys.get(orderId) ?? {}
  const recent = touches.filter(
    ({ at }, place) => Date.parse(at) > orderedAt - 30 * 86_400_000 || place === touches.length - 1,
  )
  return recent.findLast(({ channel }) => channel !== 'direct')?.code ?? ''
}

test('scorecards have of each creator the visits and orders that their links and coupons brought, with cost and margin', async () => {
  const { from, to } = brand.known
  const isLinked = new Set(brand.known.posts.map(({ code }) => code).filter((code) => code !== ''))
  const seen = visits.filter(({ is_bot, day }) => !is_bot && from <= day && day <= to)
  const counted = Map.groupBy(seen, ({ code }) => code)
  const codeOf = (order: StatedOrder) => {
    const code = ledBy(order)
    return codeOfCoupon(order.couponCode) || (isLinked.has(code) ? code : '')
  }
  const bringing = { codeOf, visits: (code: string) => counted.get(code)?.length ?? 0 }
  const known = scorecards(brand.known, { from, to }, bringing)
  const { rows } = await runMeasure(brand, scope, creatorScorecard, { from, to } as never)
  const figures = ['visits', 'orders', 'new_customers', 'net_sales', 'spend', 'cost_per_visit', 'margin'] as const
  const told = (all: readonly object[]) =>
    Object.fromEntries(
      (all as Record<string, unknown>[]).map((row) => [
        row.name,
        Object.fromEntries(figures.map((one) => [one, row[one]])),
      ]),
    )
  expect(told(rows)).toEqual(told(known))
  expect(
    rows.filter(({ visits: by_links, orders }) => Number(by_links) > 0 && Number(orders) > 0).length,
  ).toBeGreaterThan(0)
  const { rows: byCode } = await runMeasure(brand, scope, creatorLinks, { from, to } as never)
  const sorted = (all: readonly object[]) => (all as { code: string }[]).toSorted((a, b) => (a.code < b.code ? -1 : 1))
  expect(sorted(byCode)).toEqual(sorted(links(brand.known, { from, to }, bringing)))
  const performance = await runMeasure(brand, scope, linkPerformance, { from, to } as never)
  const sold = (all: readonly object[]) =>
    sorted(all).map((row) => (({ code, orders, net_sales }) => ({ code, orders, net_sales }))(row as never))
  expect(sold(performance.rows)).toEqual(sold(byCode))
})

test('the coupon that leaked is told, with the orders that came from the page of coupons; no other seems leaked', async () => {
  const { from, to, orders, dayAt } = brand.known
  const { rows } = await runMeasure(brand, scope, couponLeaks, { from, to } as never)
  const [coupon = ''] = creatorCodes[leak.campaign] ?? []
  const used = orders.filter(({ order }) => order.couponCode === coupon && order.status === 'placed')
  const leaked = used.filter(({ order }) => order.cause.driver === leak.driver && journeys.has(order.orderId))
  const discount = leaked.flatMap(({ entries }) => entries).reduce((sum, { amounts }) => sum + amounts.coupon, 0)
  const isAway = ({ order }: (typeof used)[number]) => !creatorOf(leak.campaign)?.markets.includes(order.country)
  expect(leaked.length).toBeGreaterThan(10)
  expect(rows.find((row) => row.coupon === coupon)).toMatchObject({
    ...{ verdict: 'leaked', name: creatorOf(leak.campaign)?.name, orders: used.length },
    ...{ seen_orders: used.filter(({ order }) => journeys.has(order.orderId)).length, deal_orders: leaked.length },
    ...{ deal_names: leak.site, deal_since: leaked.map(({ order }) => dayAt(order.orderedAt)).sort()[0] },
    ...{ deal_discount: discount, outside_share: used.filter(isAway).length / used.length },
  })
  expect(rows.filter(({ verdict }) => verdict === 'leaked')).toHaveLength(1)
  // They came by no link of the creator: no click of a post stands before any of them.
  expect(leaked.every(({ order }) => journeys.get(order.orderId)?.touches.every(({ code }) => code === ''))).toBe(true)
})

test('a video has, over the seconds at which its link is shown, the visits and orders that this link brought, and elsewhere none', async () => {
  const { from, to, videos } = brand.known
  const seen = visits.filter(({ is_bot, day }) => !is_bot && from <= day && day <= to)
  const isTold = ({ status, couponCode }: StatedOrder) => status === 'placed' && codeOfCoupon(couponCode) === ''
  let placed = 0
  for (const { platform, id, code, linkShown } of videos) {
    const mine = brand.known.orders.filter(({ order }) => isTold(order) && ledBy(order) === code)
    const { rows } = await runMeasure(brand, scope, videoSeconds, { from, to, video: `${platform}:${id}` } as never)
    const told = rows.filter(({ orders }) => orders !== null)
    const [visited, ordered] = [seen.filter((one) => one.code === code).length, mine.length]
    const known = { visits: visited, orders: ordered, declared: 0 }
    const none = { visits: 0, orders: 0, declared: 0, net_sales: 0, cm3: 0 }
    if (code === '') expect(told).toEqual([])
    else if (!linkShown) expect(told).toMatchObject([{ part: 'unplaced', ...known }])
    else {
      const [begin, end] = linkShown
      expect(told).toMatchObject([
        { part: 'second', second: begin, placed_until: end, ...known },
        { part: 'unplaced', ...none },
      ])
      placed += visited
    }
  }
  expect(placed).toBeGreaterThan(0)
})

const noCredit: Credit = { conversions: 0, new_customers: 0, net_sales: 0, cm2: 0, cm3: 0 }

/** Engaged time in tenths of a second, in which the generator counts; null where no visit told any. */
function tenthsOf(those: readonly VisitTruth[]): number | null {
  const told = those.flatMap(({ engaged_seconds }) => engaged_seconds ?? [])
  return told.length === 0 ? null : told.reduce((sum, seconds) => sum + Math.round(seconds * 10), 0)
}

test('the traffic table has of each channel the visits, people, time, goods looked at, carts, orders, margin and cost that the generator knows', async () => {
  const { from, to } = brand.known
  const { rows } = await runMeasure(brand, scope, trafficTable, { from, to, by: 'channel' } as never)
  const credits = truth(last)
  const people = Map.groupBy(
    visits.filter(({ is_bot }) => !is_bot),
    ({ channel }) => channel,
  )
  const costs = costOfChannels(brand.known)
  expect(costs.size).toBeGreaterThan(3)
  const known = [...people].map(([key, those]) => {
    const { conversions, new_customers, net_sales, cm2 } = credits.get(key) ?? noCredit
    const [cost, seconds] = [costs.get(key) ?? null, tenthsOf(those)]
    // What is paid for, and of which nobody says how much, kept nobody knows what.
    const isFree = trafficChannels[key].tenure !== 'rented'
    return {
      ...{ key, visits: those.length, people: new Set(those.map(({ person }) => person)).size },
      ...{ engaged_tenths: seconds, product_views: those.reduce((sum, { product_views }) => sum + product_views, 0) },
      cart_visits: those.filter(({ added }) => added > 0).length,
      ...{ orders: conversions, new_customers, net_sales, cost },
      ...{
        cac: cost === null ? null : each(cost, new_customers),
        kept: isFree || cost !== null ? cm2 - (cost ?? 0) : null,
      },
      value_per_visit: each(cm2, those.length),
    }
  })
  const found = rows.map(({ engaged_seconds, ...row }) => ({
    ...{ key: row.key, visits: row.visits, people: row.people },
    engaged_tenths: engaged_seconds === null ? null : Math.round(engaged_seconds * 10),
    ...{ product_views: row.product_views, cart_visits: row.cart_visits, orders: row.orders },
    ...{ new_customers: row.new_customers, net_sales: row.net_sales, cost: row.cost, cac: row.cac, kept: row.kept },
    value_per_visit: row.value_per_visit,
  }))
  const byKey = (rows: { key: unknown }[]) => rows.sort((a, b) => String(a.key).localeCompare(String(b.key)))
  expect(byKey(found)).toEqual(byKey(known))
  expect(
    Object.fromEntries(rows.filter(({ orders }) => Number(orders) > 0).map(({ key, cm2, cm3 }) => [key, [cm2, cm3]])),
  ).toEqual(
    Object.fromEntries(
      [...credits].filter(([key]) => key !== '(no_journey)').map(([key, { cm2, cm3 }]) => [key, [cm2, cm3]]),
    ),
  )
})

test.each(['platform', 'campaign', 'all'] as const)(
  'the price of ads by %s has the spend, impressions, clicks and orders that the generator knows, and its parts add up to the change',
  async (by) => {
    const asked = { from: '2026-02-01', to: '2026-03-31', by }
    const { rows } = await runMeasure(brand, scope, adPrice, { ...asked, conversions: 'own' } as never)
    const known = adPriceRows(brand.known, asked, ([row], days) =>
      broughtBy(brand.known, journeys, row?.campaign ?? '', days),
    )
    expect(inDigits(rows)).toEqual(inDigits(known))
    const changed = rows.filter(({ change, roas_change }) => change !== null && roas_change !== null)
    expect(changed.length).toBeGreaterThan(0)
    const sum = (...parts: unknown[]) => parts.reduce<number>((all, one) => all + Number(one ?? Number.NaN), 0)
    for (const row of changed) {
      expect(sum(row.by_auction, row.by_click_rate, row.by_conversion)).toBe(row.change)
      const parts = sum(row.roas_by_auction, row.roas_by_click_rate, row.roas_by_conversion, row.roas_by_value)
      expect(parts).toBeCloseTo(Number(row.roas_change), 9)
    }
  },
)

/** Rows by what they are about, ratios to nine digits. */
function inDigits(rows: readonly object[]) {
  const shown = (value: unknown) => (typeof value === 'number' ? Number(value.toFixed(9)) + 0 : value)
  const all = rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, shown(value)])))
  return all.sort((a, b) => String(a.key).localeCompare(String(b.key)))
}
