import { beforeAll, describe, expect, test } from 'vitest'
import type { BookedOrder } from '../../../test/books.ts'
import { engines, newBrandId } from '../../../test/engines.ts'
import { state } from '../../../test/facts.ts'
import { ledger, scopeOf, shirt } from '../../../test/ledger.ts'
import { brandWith } from '../../../test/measuring.ts'
import { act, deriveStories, happens, view } from '../../../test/stories.ts'
import { addDays } from '../../kernel/time.ts'
import type { Actor } from '../../manage/access.ts'
import { listAudit } from '../../manage/audit.ts'
import type { Scope } from '../../manage/scope.ts'
import { trafficTable } from '../../measure/traffic/traffic-table.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { askingLately } from './asking.ts'
import { rules } from './catalogue.ts'
import { decideOn } from './decide.ts'
import { findMoves } from './find-moves.ts'
import { createFinder } from './finder.ts'
import { nextMoves } from './next-moves.ts'

const actor: Actor = { kind: 'local', id: 'local', name: 'Test' }
let warehouse: Warehouse
beforeAll(async () => {
  warehouse = (await engines()).warehouse
})

/** `count` orders of one product in a market over 28 days, each of 10 dollars. */
function sold(count: number, sku: string, country: string, costs = 400, first = '2025-01-01'): BookedOrder[] {
  return Array.from({ length: count }, (_, i) => ({
    order_id: `${sku}-${country}-${first}-${i}`,
    country,
    entries: [
      {
        at: `${addDays(first, Math.round((i * 27) / Math.max(1, count - 1)))} 12:00:00`,
        sku,
        units: 1,
        net_sales: 1000,
        goods_cost: costs,
      },
    ],
  }))
}

async function found(scope: Scope) {
  const asking = await askingLately({ warehouse, scope })
  if (!asking) throw new Error('too few days')
  return findMoves(asking, rules)
}

/** A brand whose tea loses two dollars an order in two markets, of which one buys four times as much. */
const losingTea = [
  ...sold(40, 'MUG', 'DE'),
  ...sold(10, 'MUG', 'US'),
  ...sold(10, 'TEA', 'DE', 1200),
  ...sold(40, 'TEA', 'US', 1200),
]

async function losingBrand(orders: BookedOrder[] = losingTea) {
  const { registry } = await engines()
  const { scope } = await brandWith(async () => warehouse, orders)
  await registry.db
    .insertInto('brands')
    .values({ id: scope.brand, name: 'Acme', currency: 'USD', time_zone: 'UTC', markets: [] })
    .execute()
  const list = (now?: Date) => nextMoves({ warehouse, registry, finder: createFinder(), scope, ...(now && { now }) })
  const decide = (input: Parameters<typeof decideOn>[1], now = new Date('2025-02-01T12:00:00Z')) =>
    decideOn({ warehouse, registry, finder: createFinder(), scope, actor, now }, input)
  return { registry, scope, list, decide }
}

describe('what is found', () => {
  test('a product that loses is to be stopped where it loses most, for what it will lose in 180 days', async () => {
    const { scope } = await losingBrand()
    const { moves, failed } = await found(scope)
    expect(failed).toEqual([])
    // 40 orders in 28 days, each losing 2.00.
    expect(moves).toMatchObject([
      {
        id: 'losing-place/country/US/TEA',
        margin: Math.round((40 * 180 * 200) / 28),
        measured: Math.round((-8000 * 180) / 28),
        evidence: { measure: 'product-fit', params: { by: 'country' }, row: { sku: 'TEA', key: 'US', orders: 40 } },
        view: { path: '/products', query: { 'product-fit.by': 'country' } },
      },
    ])
    const [{ low, high, margin, why, evidence } = {} as never] = moves
    expect(low).toBeLessThan(margin)
    expect(high).toBeGreaterThan(margin)
    // Poisson of 257 with a rate known from 40 orders: a standard deviation of 43.8 orders, 1.28 of them to either side.
    expect((high - low) / 200 / (2 * 1.2816 * Math.sqrt(257.1 + 257.1 ** 2 / 40))).toBeCloseTo(1, 1)
    expect(why.en).toContain('40 orders')
    expect(evidence.orders).toMatchObject({ sku: 'TEA', country: 'US' })
  })

  test('a product goes where those that sell alike elsewhere do well', async () => {
    const markets = ['DE', 'FR', 'US', 'GB', 'JP', 'CA']
    const orders = Array.from({ length: 8 }, (_, sku) =>
      markets.flatMap((market, place) =>
        sku === 0 && place === 2 ? [] : sold((sku + place) % 2 === 0 ? 20 : 2, `S${sku}`, market),
      ),
    ).flat()
    const { moves } = await found((await losingBrand(orders)).scope)
    const move = moves.find(({ id }) => id === 'next-place/country/US/S0')
    expect(move).toMatchObject({ kind: 'product', measured: 0, evidence: { row: { verdict: 'next', orders: 0 } } })
    expect(move?.margin).toBe(Math.round((Number(move?.evidence.row.gain) * 180) / 28))
    expect(move?.low).toBeGreaterThan(0)
    expect(move?.low).toBeLessThan(move?.margin ?? 0)
    expect(move?.high).toBeGreaterThan(move?.margin ?? 0)
    expect(moves.map(({ margin }) => margin)).toEqual(moves.map(({ margin }) => margin).sort((a, b) => b - a))
  })

  test('ads that became dearer cost the rise times the orders bought there', async () => {
    const scope = await brandWithAds([before, after])
    const { moves } = await found(scope)
    // 30 orders in 60 days became 10.00 dearer each by the auction alone.
    expect(moves.find(({ rule }) => rule === 'dearer-ads')).toMatchObject({
      about: 'meta_ads',
      margin: 90_000,
      measured: 2000,
      title: { en: 'Answer the rise in price of Meta Ads' },
    })
  })

  test('a paid channel that earns less than it costs is to be cut, and its campaigns are not named again', async () => {
    const scope = await brandWithAds([after])
    await happens(warehouse, scope, [
      view('ann', '2025-05-01T10:00', '/?utm_source=meta&utm_medium=paid_social&utm_campaign=spring'),
      act('ann', '2025-05-01T10:10', 'Order Completed', { order_id: '1001' }),
      view('ben', '2025-06-29T10:00', '/?utm_source=mail&utm_medium=email'),
    ])
    await deriveStories(warehouse, scope)
    const { moves } = await found(scope)
    const cut = moves.filter(({ rule }) => rule === 'unpaid-traffic')
    // 600.00 were spent in the 60 days on which visits are known, and the order earned 12.00: two shirts at 10.00 that cost 4.00.
    expect(cut).toMatchObject([{ about: 'channel/paid_social', margin: (60_000 - 1200) * 3, measured: -58_800 * 3 }])
    expect(cut[0]?.low).toBeGreaterThan(0)
  })

  test('a channel that any attribution model credits with enough is left alone, whoever had the last visit', async () => {
    // No visit tells of the second ad, so that nothing is known of what it brought.
    const ads = [
      { ...after, spend_minor: 60_00n },
      { ...after, platform: 'google_ads', campaign: 'unseen' },
    ]
    const scope = await brandWithAds(ads, 8)
    const shown = '/?utm_source=meta&utm_medium=paid_social&utm_campaign=spring'
    const comeBack = Array.from({ length: 7 }, (_, i) => [
      view(`p${i}`, '2025-05-01T08:00', shown),
      view(`p${i}`, '2025-05-01T10:00', '/?utm_source=mail&utm_medium=email'),
      act(`p${i}`, '2025-05-01T10:10', 'Order Completed', { order_id: String(1001 + i) }),
    ])
    await happens(warehouse, scope, [
      ...comeBack.flat(),
      view('ben', '2025-06-29T10:00', shown),
      act('ben', '2025-06-29T10:10', 'Order Completed', { order_id: '1008' }),
    ])
    await deriveStories(warehouse, scope)
    const asking = await askingLately({ warehouse, scope })
    const { rows } = (await asking?.ask(trafficTable, { by: 'channel' })) ?? { rows: [] }
    // By last visits it earns 12.00 of the 60.00 that it costs; as the first visit it led to all eight orders, which earn 96.00.
    expect(rows.find(({ key }) => key === 'paid_social')).toMatchObject({ cm2: 1200, cost: 6000, kept: -4800 })
    expect((await found(scope)).moves.filter(({ rule }) => rule === 'unpaid-traffic')).toEqual([])
  })

  test('a question that lacks a rate says so, and the others are asked', async () => {
    const scope = await brandWithAds([{ ...before, currency: 'AED' }, after])
    const { failed } = await found(scope)
    expect(failed.map(({ rule }) => rule)).toEqual(['dearer-ads'])
    expect(failed[0]?.problem.en).toContain('AED')
  })

  test('fewer than 28 days of orders are no ground for moves', async () => {
    const { list } = await losingBrand(losingTea.filter(({ entries }) => (entries[0]?.at ?? '') < '2025-01-28'))
    expect(await list()).toMatchObject({ days: null, moves: [] })
  })
})

describe('what is decided', () => {
  const move = 'losing-place/country/US/TEA'

  test('a move put off is gone until its day, one put aside for good, and either can be taken back', async () => {
    const { list, decide } = await losingBrand()
    const on = (day: string) => list(new Date(`${day}T12:00:00Z`))
    await decide({ move, state: 'snoozed', until: '2025-02-10' })
    expect(await on('2025-02-09')).toMatchObject({ moves: [], closed: [{ id: move, until: '2025-02-10', by: actor }] })
    expect(await on('2025-02-10')).toMatchObject({ moves: [{ id: move }], closed: [] })
    await decide({ move, state: 'dismissed' })
    expect(await on('2026-02-10')).toMatchObject({ moves: [], closed: [{ state: 'dismissed' }] })
    await decide({ move, state: 'open' })
    expect(await on('2025-02-10')).toMatchObject({ moves: [{ id: move }], closed: [] })
  })

  test('decisions are in the trail; a move that nobody found, and a day gone by, are refused', async () => {
    const { registry, scope, decide } = await losingBrand()
    await decide({ move, state: 'done' })
    await decide({ move, state: 'open' })
    const { items } = await listAudit(registry, scope.brand)
    expect(items.map(({ action, what, before, after }) => ({ action, what, before, after }))).toEqual([
      { action: 'moves.reopen', what: `moves/${move}`, before: { state: 'done', until: null }, after: null },
      { action: 'moves.close', what: `moves/${move}`, before: null, after: { state: 'done', until: null } },
    ])
    await expect(decide({ move, state: 'open' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(decide({ move: 'losing-place/country/US/MUG', state: 'done' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(decide({ move, state: 'snoozed', until: '2025-02-01' })).rejects.toMatchObject({ code: 'bad_request' })
  })

  test('a move that is made is measured again on the days since, once there are 28 of them', async () => {
    // From 29 January on the tea earns a dollar an order in the US, with 14 orders in 28 days.
    const later = sold(14, 'TEA', 'US', 900, '2025-01-29').concat(sold(28, 'MUG', 'DE', 400, '2025-01-29'))
    const { list, decide } = await losingBrand([...losingTea, ...later])
    const measuredThen = (await list()).moves.find(({ id }) => id === move)?.measured
    await decide({ move, state: 'done' }, new Date('2025-01-28T12:00:00Z'))
    const { moves, done } = await list()
    expect(moves.map(({ id }) => id)).not.toContain(move)
    expect(done).toMatchObject([
      {
        id: move,
        as_found: { measured: measuredThen, currency: 'USD', title: { en: 'Mend or stop TEA: United States' } },
        measured: { per: '180_days' },
        came: { days: { from: '2025-01-29', to: '2025-02-25' }, value: Math.round((14 * 100 * 180) / 28) },
      },
    ])
    await decide({ move, state: 'open' })
    await decide({ move, state: 'done' }, new Date('2025-01-29T12:00:00Z'))
    expect((await list()).done).toMatchObject([{ came: null, checked_from: '2025-02-26' }])
  })
})

type Ad = { day: string; spend_minor: bigint; currency?: string; platform?: string; campaign?: string }
const before: Ad = { day: '2025-04-10', spend_minor: 300_00n }
const after: Ad = { day: '2025-05-10', spend_minor: 600_00n }

/** Orders of 20 dollars on 1 May 2025, the last one on 29 June, and ads of 30,000 impressions, 600 clicks and 30 orders on these days. */
async function brandWithAds(ads: Ad[], count = 2): Promise<Scope> {
  const brand = newBrandId()
  const orders = Array.from({ length: count }, (_, i) => ({
    ...shirt,
    order_id: String(1001 + i),
    ordered_at: new Date(i === count - 1 ? '2025-06-29T10:10:00Z' : '2025-05-01T10:10:00Z'),
  }))
  const shown = { platform: 'meta_ads', kind: 'ads', currency: 'USD', campaign: 'spring' }
  const did = { impressions: 30_000, clicks: 600, conversions: 30, conversion_value_minor: 100_000n }
  await state(warehouse, brand, 1, 'order_lines', orders)
  await state(warehouse, brand, 1, 'product_costs', [
    { sku: 'SHIRT', currency: 'USD', unit_cost: '4', valid_from: '2025-01-01', country: '', removed: false },
  ])
  await state(warehouse, brand, 1, 'spend', ads.map((ad) => ({ ...shown, ...did, ...ad })) as never)
  const scope = scopeOf(brand)
  await ledger(warehouse, scope)
  return scope
}
