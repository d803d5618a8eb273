import { describe, expect, test } from 'vitest'
import { gated } from '../../../test/gateway.ts'
import { derivedAnew, derivedOf, keptUp } from '../../../test/kept-up.ts'
import { warehouses } from '../../../test/measuring.ts'
import { act, type Told, trafficOf, view } from '../../../test/stories.ts'
import { sql, str } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { deriveNewTraffic } from './derive-traffic.ts'

const ordered = (who: string, at: string, order_id: string) => act(who, at, 'Order Completed', { order_id })
const identify = (anonymousId: string, at: string, userId: string): Told => ({
  ...{ messageId: `identify-${anonymousId}-${at}`, type: 'identify', anonymousId, userId, timestamp: `${at}:00Z` },
})
const alias = (previousId: string, userId: string): Told => ({
  ...{ messageId: `alias-${previousId}-${userId}`, type: 'alias', previousId, userId },
  timestamp: '2026-03-05T10:00:00Z',
})

/** Pages that somebody looks at without a pause. */
const everyHalfHour = (who: string, from: string, pages: number) =>
  Array.from({ length: pages }, (_, i) =>
    view(who, new Date(Date.parse(`${from}Z`) + i * 30 * 60_000).toISOString(), '/shirts'),
  )

type Awkward = {
  title: string
  segments: Told[][]
  /** Start, pages and source of each visit; visits and orders of each person; touches of each order. */
  visits: [start: string, pages: number, source: string][]
  people: [user: string, visits: number, orders: number][]
  touches?: Record<string, string[]>
}

/** Stories whose later parts change what was derived of the earlier ones. */
const stories: Awkward[] = [
  {
    title: 'a late event between two visits joins them',
    segments: [
      [
        view('phone', '2026-03-02T10:00', '/?utm_source=mail'),
        view('phone', '2026-03-02T10:50', '/mugs'),
        ordered('phone', '2026-03-02T10:55', '7'),
      ],
      [view('phone', '2026-03-02T10:25', '/shirts')],
    ],
    visits: [['2026-03-02 10:00', 3, 'mail']],
    people: [['', 1, 1]],
    touches: { 7: ['2026-03-02 10:00'] },
  },
  {
    title: 'a campaign that is told late cuts a visit in two, and the order is of the second',
    segments: [
      [
        view('phone', '2026-03-02T10:00', '/'),
        view('phone', '2026-03-02T10:20', '/mugs'),
        ordered('phone', '2026-03-02T10:25', '7'),
      ],
      [view('phone', '2026-03-02T10:10', '/?utm_source=tiktok')],
    ],
    visits: [
      ['2026-03-02 10:00', 1, ''],
      ['2026-03-02 10:10', 2, 'tiktok'],
    ],
    people: [['', 2, 1]],
    touches: { 7: ['2026-03-02 10:00', '2026-03-02 10:10'] },
  },
  {
    title: 'who identifies after the order brings what was done on another device before to it',
    segments: [
      [view('laptop', '2026-03-01T09:00', '/?utm_source=mail', { userId: 'ann' })],
      [view('phone', '2026-03-02T10:00', '/'), ordered('phone', '2026-03-02T10:05', '7')],
      [identify('phone', '2026-03-02T10:06', 'ann')],
    ],
    visits: [
      ['2026-03-01 09:00', 1, 'mail'],
      ['2026-03-02 10:00', 1, ''],
    ],
    people: [['ann', 2, 1]],
    touches: { 7: ['2026-03-01 09:00', '2026-03-02 10:00'] },
  },
  {
    title: 'a chain of aliases is one person, though its links come from the end',
    segments: [
      [
        view('one', '2026-03-01T10:00', '/', { userId: 'a1' }),
        view('two', '2026-03-02T10:00', '/', { userId: 'a2' }),
        view('three', '2026-03-03T10:00', '/', { userId: 'a3' }),
        ordered('three', '2026-03-03T10:05', '7'),
      ],
      [alias('a2', 'a3')],
      [alias('a1', 'a2')],
    ],
    visits: [
      ['2026-03-01 10:00', 1, ''],
      ['2026-03-02 10:00', 1, ''],
      ['2026-03-03 10:00', 1, ''],
    ],
    people: [['a3', 3, 1]],
    touches: { 7: ['2026-03-01 10:00', '2026-03-02 10:00', '2026-03-03 10:00'] },
  },
  {
    title: 'what comes a day late moves the beginning of a visit over midnight',
    segments: [
      [view('phone', '2026-03-02T00:05', '/mugs'), ordered('phone', '2026-03-02T00:10', '7')],
      [view('laptop', '2026-03-03T10:00', '/')],
      [view('phone', '2026-03-01T23:50', '/?utm_source=mail')],
    ],
    visits: [
      ['2026-03-01 23:50', 2, 'mail'],
      ['2026-03-03 10:00', 1, ''],
    ],
    people: [
      ['', 1, 1],
      ['', 1, 0],
    ],
    touches: { 7: ['2026-03-01 23:50'] },
  },
  {
    title: 'an order that turns out to have been told a day before was placed then',
    segments: [
      [view('phone', '2026-03-02T10:00', '/'), ordered('phone', '2026-03-02T10:05', '7')],
      [view('phone', '2026-03-01T10:00', '/?utm_source=mail'), ordered('phone', '2026-03-01T10:05', '7')],
    ],
    visits: [
      ['2026-03-01 10:00', 1, 'mail'],
      ['2026-03-02 10:00', 1, ''],
    ],
    people: [['', 2, 1]],
    touches: { 7: ['2026-03-01 10:00'] },
  },
  {
    title: 'a visit of five days is one, though only its end is told late',
    segments: [everyHalfHour('phone', '2026-03-01T22:00', 200), [view('phone', '2026-03-06T01:35', '/mugs')]],
    visits: [['2026-03-01 22:00', 201, '']],
    people: [['', 1, 0]],
  },
  {
    title: 'of what was told together without a time, the order is of the page, and what was done on a page is of it',
    segments: [
      [
        act('phone', '2026-03-02T10:00', 'Order Completed', { order_id: '7' }, { messageId: 'a', context: {} }),
        act('phone', '2026-03-02T10:00', 'Product Added', { sku: 'MUG' }, { messageId: 'b' }),
        { ...view('phone', '2026-03-02T10:00', '/?utm_source=mail'), messageId: 'c' },
      ],
    ],
    visits: [['2026-03-02 10:00', 1, 'mail']],
    people: [['', 1, 1]],
    touches: { 7: ['2026-03-02 10:00'] },
  },
]

const minute = (at: unknown) => String(at).slice(0, 16)

describe.each(warehouses)('%s', (_, open) => {
  test.each(stories)('$title, as from scratch', async ({ segments, visits, people, touches = {} }) => {
    const warehouse = await open()
    const kept = await keptUp(warehouse, segments)
    const derived = await derivedOf(warehouse, kept)
    expect(derived).toEqual(await derivedAnew(warehouse, kept, segments.length))
    expect(
      derived.visits.map(({ started_at, page_views, utm_source }) => [minute(started_at), page_views, utm_source]),
    ).toEqual(visits)
    expect(derived.people.map(({ user_id, visits, orders }) => [user_id, visits, orders])).toEqual(people)
    const told = derived.journeys.map(({ order_id, touch_at }) => [order_id, (touch_at as string[]).map(minute)])
    expect(Object.fromEntries(told)).toEqual(touches)
    expect(told).toHaveLength(Object.keys(touches).length)
  })

  test('an id that comes twice, in one piece, in two, or after a restart, counts once, as from scratch', async () => {
    const { gateway, warehouse, brand, send, reopen } = await gated({ warehouse: await open() })
    const [seen, bought] = [view('phone', '2026-03-02T10:10', '/mugs'), ordered('phone', '2026-03-02T10:20', '7')]
    let scope = trafficOf({ brand, run: 0 })
    let through = 0
    const derive = async () => {
      const since = Math.max(0, through - 1)
      through = await lastSegment(warehouse, brand)
      scope = { ...scope, run: scope.run + 1 }
      await deriveNewTraffic(warehouse, scope, { since, through })
    }
    await send({ batch: [view('phone', '2026-03-02T10:00', '/'), seen, seen, bought] })
    await gateway.idle()
    await derive()
    await send({ batch: [bought, seen] })
    await gateway.idle()
    await gateway.close()
    await derive()
    const again = await reopen()
    await send({ batch: [view('phone', '2026-03-02T10:30', '/shirts'), seen, bought] }, { gateway: again })
    await again.idle()
    await again.close()
    await derive()
    const derived = await derivedOf(warehouse, scope)
    expect(derived).toEqual(await derivedAnew(warehouse, scope, through))
    expect(derived.visits).toMatchObject([{ page_views: 3, events: 4, order_ids: ['7'] }])
    expect(derived.people).toMatchObject([{ visits: 1, orders: 1 }])
    expect(derived.journeys).toMatchObject([{ order_id: '7', ordered_at: '2026-03-02 10:20:00.000' }])
  })
})

async function lastSegment(warehouse: Warehouse, brand: string): Promise<number> {
  const [last] = await warehouse.query<{ segment: number }>(
    sql`SELECT max(segment) AS segment FROM events WHERE brand = ${str(brand)}`,
  )
  return last?.segment ?? 0
}
