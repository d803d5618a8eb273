import { beforeAll, describe, expect, test } from 'vitest'
import { fabricateCustomers } from '../../../bench/fabricate-customers.ts'
import { insertRows } from '../../../test/books.ts'
import { engines } from '../../../test/engines.ts'
import { warehouses } from '../../../test/measuring.ts'
import { order } from '../../../test/ordering.ts'
import { newFiguredBrand } from '../../../test/people.ts'
import { act, deriveStories, happens, type Told, trafficOf, view } from '../../../test/stories.ts'
import { deriveCustomers } from '../../derive/customers.ts'
import { brandScope } from '../../manage/loads.ts'
import type { Scope } from '../../manage/scope.ts'
import { runMeasure } from '../../measure/run.ts'
import type { Registry } from '../../store/registry/registry.ts'
import { sql, str } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { customerForecast } from '../lifetime/customer-forecast.ts'
import { forecastBrand } from '../lifetime/forecast-brand.ts'
import { createDarkTester } from './daily-dark-test.ts'
import { reach } from './reach.ts'
import { reachPeople } from './reach-people.ts'

const end = '2026-03-30'
const now = new Date('2026-03-31T12:00:00Z')
const quiet = { info: () => {}, error: () => {} }
const asked = { from: '2026-03-01', to: end }
const customers = fabricateCustomers(900, {
  buying: { r: 0.8, alpha: 40, a: 0.8, b: 3 },
  spending: { p: 5, q: 4, v: 2000 },
  longest: 300,
  grain: 1,
})

const says = (userId: string, at: string, traits: Record<string, unknown>): Told => ({
  ...{ type: 'identify', messageId: `${userId} ${at}`, userId, timestamp: `${at}Z`, traits },
})
/** What became of a message, as the tool that sent it tells. */
const message = (userId: string, at: string, event: string, properties: Record<string, unknown> = {}): Told => ({
  ...{ type: 'track', messageId: `${userId} ${at} ${event}`, userId, timestamp: `${at}Z`, event, properties },
})

describe.each(warehouses)('reach, %s', (_, open) => {
  let warehouse: Warehouse
  let registry: Registry
  beforeAll(async () => {
    warehouse = await open()
    registry = (await engines()).registry
  })

  /** A brand whose customers c0, c1 … ordered, with what was told of them by events and with orders (customer, moment, whether they agreed). */
  async function brandOf(events: Told[], orders: [customer: string, at: string, agreed: 0 | 1][] = []): Promise<Scope> {
    const { brand: id, slice } = await newFiguredBrand(registry)
    await order(warehouse, { brand: id, slice }, customers, end, (i) => ({ country: i % 2 ? 'US' : 'DE' }))
    await deriveCustomers(warehouse, { ...(await brandScope(registry, id)), tollRules: [] })
    await forecastBrand({ warehouse, registry, log: quiet }, id, now)
    const scope = { ...(await brandScope(registry, id)), trafficSlice: trafficOf().slice, liveLoads: [7] }
    if (events.length > 0) await happens(warehouse, { brand: id }, events)
    await deriveStories(warehouse, scope)
    const lines = orders.map(([customer_id, ordered_at, accepts_marketing], i) => ({
      ...{ brand: id, load: 7, store: 'Shop', order_id: `${i}`, line_key: 'MUG', row_key: i + 1, as_of: ordered_at },
      ...{ customer_id, ordered_at, accepts_marketing },
    }))
    if (lines.length > 0) await insertRows(warehouse, 'order_lines', lines)
    return scope
  }
  const ask = (scope: Scope, params: object = {}) => runMeasure({ warehouse }, scope, reach, { ...asked, ...params })
  /** What some customers are forecast to bring within a year, one by one. */
  async function expected(scope: Scope, customer_id: string[]): Promise<number> {
    const params = { ...asked, days: '365' as const, customer_id, limit: 100_000 }
    const { rows } = await runMeasure({ warehouse }, scope, customerForecast, params)
    expect(rows).toHaveLength(customer_id.length)
    return rows.reduce((sum, { margin }) => sum + (margin ?? Number.NaN), 0)
  }

  const eight = [
    // c1 agreed with an order; c2 agreed and refused later; c3 agreed by a trait, and mails came back.
    says('c1', '2026-01-01T10:00:00', { email: 'One@Example.com' }),
    says('c2', '2026-01-02T10:00:00', { email: 'two@example.com', accepts_marketing: true }),
    message('c2', '2026-02-02T10:00:00', 'Unsubscribed'),
    says('c3', '2026-01-03T10:00:00', { email: 'three@example.com', emailConsent: 'granted' }),
    message('c3', '2026-01-10T10:00:00', 'Email Delivered'),
    message('c3', '2026-02-03T10:00:00', 'Email Bounced'),
    // c4 said an address and nothing else; c5 agreed to both ways; c6 to SMS alone, and refused mail.
    says('c4', '2026-01-04T10:00:00', { email: 'four@example.com' }),
    says('c5', '2026-01-05T10:00:00', {
      ...{ email: 'five@example.com', phone: '+1 555 000 1111' },
      ...{ email_marketing_consent: { state: 'subscribed' }, sms_consent: true },
    }),
    says('c6', '2026-01-06T10:00:00', { email: 'six@example.com', phone: '+15550001112', acceptsMarketing: false }),
    message('c6', '2026-01-07T10:00:00', 'SMS Subscribed'),
    // Two ids of one reader who has not bought: one person, who agreed.
    says('reader-1', '2026-01-08T10:00:00', { email: 'seven@example.com', accepts_marketing: 'yes' }),
    says('reader-2', '2026-01-09T10:00:00', { email: 'seven@example.com' }),
    // An address of a marketplace, and one that came back once and took the next.
    says('c8', '2026-01-08T10:00:00', { email: 'x1y2@marketplace.amazon.com', accepts_marketing: true }),
    says('c9', '2026-01-08T10:00:00', { email: 'nine@example.com', accepts_marketing: true }),
    message('c9', '2026-01-09T10:00:00', 'Email Bounced'),
    message('c9', '2026-01-19T10:00:00', 'Email Opened'),
  ]
  const withOrders: [string, string, 0 | 1][] = [
    ['c1', '2025-12-01 10:00:00', 0],
    ['c1', '2026-01-01 10:00:00', 1],
    ['c9', '2025-12-01 10:00:00', 0],
  ]

  test('a person counts once; only stated consent is one, and the latest word holds', async () => {
    const scope = await brandOf(eight, withOrders)
    const { rows, sentence } = await ask(scope)
    expect(rows).toMatchObject([
      { key: 'any', people: 901, addressed: 8, consented: 6, refused: 1, unknown: 1, deliverable: 5, forecast: 4 },
      { key: 'email', people: 901, addressed: 8, consented: 5, refused: 2, unknown: 1, deliverable: 4, forecast: 3 },
      { key: 'sms', people: 901, addressed: 2, consented: 2, refused: 0, unknown: 0, deliverable: 2, forecast: 2 },
    ])
    expect(sentence?.en).toMatch(/^Of 901 known people, 5 agreed to be written to at an address that works; /)
    expect(sentence?.en).toContain('Of 1 with an address it is not known whether they agreed.')
  })

  test('a refusal holds for the address, whatever the name, the trait or the channel that is left out', async () => {
    const scope = await brandOf([
      // c1 agreed; the tool that sends mails knows the same address under an id of its own.
      says('c1', '2026-01-01T10:00:00', { email: 'one@example.com', accepts_marketing: true }),
      says('profile-1', '2026-01-01T10:00:00', { email: 'One@example.com' }),
      message('profile-1', '2026-02-01T10:00:00', 'Email Unsubscribed'),
      // c2 said both in one breath; c3 unsubscribed without saying from what.
      says('c2', '2026-01-02T10:00:00', { email: 'two@example.com', accepts_marketing: true, emailConsent: 'denied' }),
      says('c3', '2026-01-03T10:00:00', { email: 'three@example.com', phone: '+15550001113', sms_consent: true }),
      message('c3', '2026-02-03T10:00:00', 'Unsubscribed'),
      // c4 agreed to be written to by a channel that is neither.
      says('c4', '2026-01-04T10:00:00', { email: 'four@example.com' }),
      message('c4', '2026-02-04T10:00:00', 'Subscribed', { channel: 'whatsapp' }),
    ])
    expect((await ask(scope)).rows).toMatchObject([
      { key: 'any', people: 900, addressed: 4, consented: 0, refused: 3, unknown: 1, deliverable: 0 },
      { key: 'email', people: 900, addressed: 4, consented: 0, refused: 3, unknown: 1, deliverable: 0 },
      { key: 'sms', people: 900, addressed: 1, consented: 0, refused: 1, unknown: 0, deliverable: 0 },
    ])
  })

  test('worth is what those are forecast to bring, times the chance; who can be reached both ways, by the likelier', async () => {
    const scope = await brandOf(eight, withOrders)
    const [any, email, sms] = (await ask(scope)).rows
    expect(email).toMatchObject({ chance: 0.5, chance_basis: 'assumed', reached: 2 })
    expect(sms?.chance).toBeCloseTo(0.85, 12)
    expect(any?.reached).toBeCloseTo(3 * 0.5 + 2 * 0.85, 12)
    const [byMail, byBoth] = [await expected(scope, ['c1', 'c9']), await expected(scope, ['c5', 'c6'])]
    expect(Math.abs((any?.margin as number) - byMail - byBoth)).toBeLessThanOrEqual(4)
    expect(Math.abs((any?.worth as number) - 0.5 * byMail - 0.85 * byBoth)).toBeLessThanOrEqual(4)
    for (const row of [any, email, sms]) {
      expect(row?.worth_low as number).toBeLessThan(row?.worth as number)
      expect(row?.worth_high as number).toBeGreaterThan(row?.worth as number)
    }
    const markets = (await ask(scope, { by: 'country' })).rows
    expect(markets.map(({ key, deliverable }) => [key, deliverable])).toEqual([
      ['US', 3],
      ['DE', 1],
      ['', 1],
    ])
    expect(markets.find(({ key }) => key === '')).toMatchObject({ people: 1, margin: null, worth: null })
    const stages = (await ask(scope, { by: 'stage', channel: 'sms' })).rows
    expect(stages.reduce((sum, { deliverable }) => sum + deliverable, 0)).toBe(2)
    expect(stages.every(({ key }) => key !== 'new')).toBe(true)
    for (const { key, deliverable } of stages.filter((row) => row.deliverable > 0)) {
      const listed = await runMeasure({ warehouse }, scope, reachPeople, {
        ...asked,
        ...{ channel: 'sms', stage: key as 'repeat' },
      })
      expect(listed.rows).toHaveLength(deliverable)
    }
  })

  test('where e-mails arrived at enough people, the chance is what was seen of them, with its error', async () => {
    const many = Array.from({ length: 200 }, (_, i) => `c${i}`)
    const scope = await brandOf(
      many.flatMap((id, i) => [
        says(id, '2026-01-01T10:00:00', { email: `${id}@example.com`, accepts_marketing: true }),
        message(id, '2026-02-01T10:00:00', 'Email Delivered'),
        ...(i % 4 === 0 ? [message(id, '2026-02-01T12:00:00', 'Email Opened')] : []),
        // Before the half year: no longer a sign.
        ...(i % 4 === 1 ? [message(id, '2025-05-01T12:00:00', 'Email Link Clicked')] : []),
      ]),
    )
    const [, email] = (await ask(scope)).rows
    expect(email).toMatchObject({ deliverable: 200, chance: 0.25, chance_basis: 'observed', reached: 50 })
    const margin = email?.margin as number
    const half = ((email?.worth_high as number) - (email?.worth_low as number)) / 2
    const ofMargin = (0.25 * ((email?.margin_high as number) - (email?.margin_low as number))) / 2
    const ofChance = 1.959963984540054 * margin * Math.sqrt((0.25 * 0.75) / 200)
    expect(half / Math.hypot(ofMargin, ofChance)).toBeCloseTo(1, 3)
  })

  test('where no e-mail is known to have been sent, nothing is observed', async () => {
    const many = Array.from({ length: 150 }, (_, i) => `c${i}`)
    const scope = await brandOf(
      many.map((id) => says(id, '2026-01-01T10:00:00', { email: `${id}@example.com`, accepts_marketing: true })),
    )
    const [, email] = (await ask(scope)).rows
    expect(email).toMatchObject({ deliverable: 150, chance: 0.5, chance_basis: 'assumed', reached: 75 })
  })

  test('what is assumed is adjusted with the dark test', async () => {
    const scope = await brandOf(eight, withOrders)
    const dark = createDarkTester({ warehouse, registry, log: quiet, clock: () => now })
    await dark.assume(scope.brand, { email_reached: 0.2 })
    await dark.now(scope.brand)
    await dark.close()
    const [, email] = (await ask(scope)).rows
    expect(email).toMatchObject({ chance: 0.2, reached: 0.8 })
  })

  test('who was erased is nobody, and messages are part of no visit', async () => {
    const scope = await brandOf([
      view('ann', '2026-03-02T10:00', '/'),
      message('ann', '2026-03-02T10:20:00', 'Email Opened'),
      act('ann', '2026-03-02T10:45', 'Product Viewed'),
    ])
    const { brand, slice } = scope
    await insertRows(warehouse, 'customers', [{ brand, slice, customer_id: 'erased-00', orders: 1 }])
    expect((await ask(scope)).rows[0]).toMatchObject({
      people: 901,
      addressed: 1,
      consented: 0,
      unknown: 1,
      worth: null,
    })
    const visits = sql`SELECT count() AS visits, max(ended_at) AS ended FROM visits FINAL WHERE brand = ${str(scope.brand)}`
    expect(await warehouse.query(visits)).toEqual([{ visits: 2, ended: '2026-03-02 10:45:00.000' }])
  })
})
