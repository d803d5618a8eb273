import { describe, expect, test } from 'vitest'
import { warehouses } from '../../../test/measuring.ts'
import { act, happens, standing, type Told, trafficOf, view } from '../../../test/stories.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { deriveAllTraffic } from './derive-traffic.ts'

/** The visits of what happened, each as its start and its pages. */
async function visitsOf(
  warehouse: Warehouse,
  events: Told[],
  scope = trafficOf(),
  work = {},
): Promise<Record<string, unknown>[]> {
  await happens(warehouse, scope, events)
  await deriveAllTraffic(warehouse, scope, 1, work)
  return standing(warehouse, 'visits', scope)
}

const starts = (visits: Record<string, unknown>[]) => visits.map(({ started_at }) => String(started_at).slice(0, 16))

describe.each(warehouses)('%s', (_, open) => {
  test('a visit ends after 30 minutes without activity, and not before', async () => {
    const visits = await visitsOf(await open(), [
      view('ann', '2026-03-02T10:00', '/'),
      view('ann', '2026-03-02T10:30', '/mugs'),
      view('ann', '2026-03-02T11:00:00.001Z', '/shirts'),
    ])
    expect(starts(visits)).toEqual(['2026-03-02 10:00', '2026-03-02 11:00'])
    expect(visits[0]).toMatchObject({
      entry_path: '/',
      exit_path: '/mugs',
      page_views: 2,
      steps: ['/', '/mugs'],
      step_ms: [0, 1_800_000],
    })
  })

  test('midnight ends no visit, whichever day is asked, and neither does a night without sleep', async () => {
    const warehouse = await open()
    const minutes = Array.from({ length: 360 }, (_, i) => new Date(Date.UTC(2026, 2, 1, 22) + i * 20 * 60_000))
    const awake = minutes.map((at, i) => view('owl', at.toISOString(), `/${i}`))
    const story = [
      view('ann', '2026-03-02T23:50', '/'),
      view('ann', '2026-03-03T00:10', '/mugs'),
      view('ben', '2026-03-03T00:05', '/'),
      ...awake,
    ]
    // Each day is a unit of its own, and one visit goes over five midnights.
    const aDay = { sizes: { events: 80, visits: 500, orders: 500 } }
    const visits = await visitsOf(warehouse, story, trafficOf(), aDay)
    expect(visits.map(({ started_at, page_views }) => [String(started_at).slice(0, 16), page_views])).toEqual([
      ['2026-03-01 22:00', 360],
      ['2026-03-02 23:50', 2],
      ['2026-03-03 00:05', 1],
    ])
  })

  test('clocks that are set forward or back, and other zones, neither end a visit nor keep one alive', async () => {
    // In Berlin 02:00 is followed by 03:00 on 29 March, and 02:59 by 02:00 on 25 October: an hour that is skipped or lived twice.
    const visits = await visitsOf(await open(), [
      view('ann', '2026-03-29T01:50:00+01:00', '/'),
      view('ann', '2026-03-29T03:10:00+02:00', '/mugs'),
      view('ben', '2026-10-25T02:40:00+02:00', '/'),
      view('ben', '2026-10-25T02:00:00+01:00', '/mugs'),
      view('cat', '2026-10-25T02:40:00+02:00', '/'),
      view('cat', '2026-10-25T02:40:00+01:00', '/mugs'),
      view('dan', '2026-05-01T23:50:00+09:00', '/'),
      view('dan', '2026-05-01T17:05:00+02:00', '/mugs'),
    ])
    expect(visits.map(({ started_at, page_views }) => [String(started_at).slice(0, 16), page_views])).toEqual([
      ['2026-03-29 00:50', 2],
      ['2026-05-01 14:50', 2],
      ['2026-10-25 00:40', 2],
      ['2026-10-25 00:40', 1],
      ['2026-10-25 01:40', 1],
    ])
  })

  test('another campaign begins a visit; the same one again, or a page without one, does not', async () => {
    const visits = await visitsOf(await open(), [
      view('ann', '2026-03-02T10:00', '/'),
      view('ann', '2026-03-02T10:01', '/?utm_source=tiktok&utm_medium=paid_social&utm_campaign=spring'),
      view('ann', '2026-03-02T10:02', '/mugs'),
      view('ann', '2026-03-02T10:03', '/?utm_source=tiktok&utm_medium=paid_social&utm_campaign=spring'),
      view('ann', '2026-03-02T10:04', '/?gclid=abc'),
    ])
    expect(starts(visits)).toEqual(['2026-03-02 10:00', '2026-03-02 10:01', '2026-03-02 10:04'])
    expect(visits.map(({ channel }) => channel)).toEqual(['direct', 'paid_social', 'paid_search'])
  })

  test('a campaign is known for as long as its visit lasts, over midnight, too', async () => {
    const visits = await visitsOf(await open(), [
      view('ann', '2026-03-02T23:20', '/?utm_source=mail'),
      view('ann', '2026-03-02T23:45', '/mugs'),
      view('ann', '2026-03-03T00:05', '/?utm_source=mail'),
    ])
    expect(starts(visits)).toEqual(['2026-03-02 23:20'])
  })

  test('what has no page joins the visit under way and begins none', async () => {
    const server: Told = { context: {} }
    const visits = await visitsOf(await open(), [
      act('ann', '2026-03-02T09:00', 'Order Refunded', { order_id: '1000' }, server),
      view('ann', '2026-03-02T10:00', '/'),
      act('ann', '2026-03-02T10:05', 'Order Completed', { order_id: '1001' }, server),
      act('ann', '2026-03-02T12:00', 'page_left', { engaged_seconds: 5 }),
    ])
    expect(visits).toHaveLength(1)
    expect(visits[0]).toMatchObject({
      events: 2,
      order_ids: ['1001'],
      ended_at: '2026-03-02 10:05:00.000',
      engaged_seconds: null,
    })
  })

  test('a short link is no page: neither a click on one nor one that is over begins a visit, and its page does', async () => {
    const warehouse = await open()
    const scope = trafficOf()
    const shortLinks = [
      act('ann', '2026-03-02T10:00', 'Link Missed'),
      act('ann', '2026-03-02T12:00', 'Link Clicked'),
      act('ben', '2026-03-02T13:00', 'Link Missed'),
    ]
    await happens(warehouse, scope, shortLinks, { source: 'links' })
    const visits = await visitsOf(warehouse, [view('ann', '2026-03-02T12:01', '/mugs')], scope)
    expect(visits).toHaveLength(1)
    expect(visits[0]).toMatchObject({ started_at: '2026-03-02 12:01:00.000', entry_path: '/mugs', page_views: 1 })
  })

  test('a visit says what was looked at, searched for, put into the cart and bought, and for how long', async () => {
    const [visit] = await visitsOf(await open(), [
      view('ann', '2026-03-02T10:00', '/mugs', { referrer: 'https://www.google.com/' }),
      act('ann', '2026-03-02T10:01', 'Products Searched', { query: 'blue mug' }),
      act('ann', '2026-03-02T10:02', 'Product Viewed', { product_id: 'p1', sku: 'MUG', price: 12, currency: 'USD' }),
      act('ann', '2026-03-02T10:03', 'Product Added', { sku: 'MUG', quantity: 1 }),
      act('ann', '2026-03-02T10:04', 'page_left', { engaged_seconds: 30.5, scroll_percent: 80 }),
      act('ann', '2026-03-02T10:05', 'page_left', { engaged_seconds: 10, scroll_percent: 40 }),
      act('ann', '2026-03-02T10:06', 'Checkout Started'),
      act('ann', '2026-03-02T10:07', 'Order Completed', { order_id: '1001' }),
      act('ann', '2026-03-02T10:08', 'Order Completed', { order_id: '1001' }),
    ])
    expect(visit).toMatchObject({
      channel: 'organic_search',
      page_views: 1,
      product_views: 1,
      carts: 1,
      checkouts: 1,
      skus: ['MUG'],
      searches: ['blue mug'],
      order_ids: ['1001'],
      ordered_at: ['2026-03-02 10:07:00.000'],
      engaged_seconds: 40.5,
      scroll_percent: 80,
      steps: ['/mugs', 'products_searched', 'product_viewed', 'product_added', 'checkout_started', 'order_completed'],
    })
  })

  test('bots are marked with the reason, and one that never stops is cut at midnight', async () => {
    const bot = { userAgent: 'Googlebot/2.1 (+http://www.google.com/bot.html)' }
    const minutes = Array.from({ length: 200 }, (_, i) => new Date(Date.UTC(2026, 2, 1, 12) + i * 20 * 60_000))
    const visits = await visitsOf(
      await open(),
      minutes.map((at) => view('bot', at.toISOString(), '/', bot)),
    )
    expect(visits.map(({ started_at, bot_reasons }) => [String(started_at).slice(0, 10), bot_reasons])).toEqual([
      ['2026-03-01', ['user_agent']],
      ['2026-03-02', ['user_agent']],
      ['2026-03-03', ['user_agent']],
      ['2026-03-04', ['user_agent']],
    ])
  })

  test('whoever does very much, in one visit or over many orders, holds up nobody: memory follows what happened', async () => {
    const warehouse = await open()
    const start = Date.UTC(2026, 2, 2, 1)
    const at = (seconds: number) => new Date(start + seconds * 1000).toISOString()
    // A screen in a shop, left open all day; and a till whose customers all are called the same.
    const screen = Array.from({ length: 20_000 }, (_, i) => view('screen', at(i), `/${i % 3}`))
    const till = Array.from({ length: 2_000 }, (_, i) => [
      view('till', at(i * 1_900), '/'),
      act('till', at(i * 1_900 + 1), 'Order Completed', { order_id: `T${i}` }),
    ])
    const scope = trafficOf()
    const visits = await visitsOf(warehouse, [...screen, ...till.flat(), view('ann', '2026-03-02T10:00', '/')], scope)
    const shown = visits.filter(({ page_views }) => Number(page_views) > 1)
    expect(shown).toMatchObject([{ page_views: 20_000, exit_path: '/1' }])
    expect(shown[0]?.steps).toEqual(Array.from({ length: 100 }, (_, i) => `/${i % 3}`))
    expect(visits).toHaveLength(2_002)
    const journeys = await standing(warehouse, 'journeys', scope)
    expect(journeys).toHaveLength(2_000)
    expect(journeys.at(-1)?.touch_at).toHaveLength(200)
  }, 60_000)
})
