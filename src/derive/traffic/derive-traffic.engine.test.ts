import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { engines } from '../../../test/engines.ts'
import { derivedAnew, derivedOf, keptUp } from '../../../test/kept-up.ts'
import { warehouses } from '../../../test/measuring.ts'
import { act, happens, standing, type Told, view } from '../../../test/stories.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { deriveNewTraffic } from './derive-traffic.ts'

const minutes = 3 * 24 * 60
const moment = fc
  .integer({ min: 0, max: minutes })
  .map((minute) => new Date(Date.UTC(2026, 2, 1) + minute * 60_000).toISOString())
const device = fc.constantFrom('phone', 'laptop', 'shared')
const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(device, moment, fc.constantFrom('/', '/mugs', '/?utm_source=mail', '/?gclid=1'))
      .map(([who, at, path]) => view(who, at, path)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(device, moment, fc.constantFrom('ann', 'ben'))
      .map(([who, at, userId]) => view(who, at, '/account', { userId })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(device, moment, fc.constantFrom('1', '2', '3'))
      .map(([who, at, order_id]) => act(who, at, 'Order Completed', { order_id })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(moment, fc.constantFrom(['ann', 'ann@new'], ['ann@new', 'ann'], ['ann@new', 'ben'])).map(
      ([at, [previousId = '', userId = '']]): Told => ({
        type: 'alias',
        previousId,
        userId,
        timestamp: at,
        messageId: `a-${at}-${previousId}-${userId}`,
      }),
    ),
  },
)
const story = fc.array(fc.array(happening, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 })

describe.each(warehouses)('%s', (name, open) => {
  test('in whatever order events come, and in whatever pieces, the outcome is the same as from scratch', {
    timeout: 300_000,
  }, async () => {
    const warehouse = await open()
    await fc.assert(
      fc.asyncProperty(story, async (segments) => {
        const kept = await keptUp(warehouse, segments)
        expect(await derivedOf(warehouse, kept)).toEqual(await derivedAnew(warehouse, kept, segments.length))
      }),
      { numRuns: name === 'embedded' ? 5 : 2 },
    )
  })

  test('a person who signs in on a second device is one person, with everything that was done on both before', async () => {
    const warehouse = await open()
    const scope = await keptUp(warehouse, [
      [view('phone', '2026-03-01T10:00', '/?utm_source=tiktok'), view('laptop', '2026-03-02T10:00', '/')],
      [view('phone', '2026-03-03T10:00', '/account', { userId: 'ann' })],
      [
        view('laptop', '2026-03-04T10:00', '/account', { userId: 'ann' }),
        act('laptop', '2026-03-04T10:05', 'Order Completed', { order_id: '7' }),
      ],
    ])
    const { people, visits, journeys, person_ids } = await derivedOf(warehouse, scope)
    expect(people).toMatchObject([
      { user_id: 'ann', visits: 4, orders: 1, first_at: '2026-03-01 10:00:00.000', first_source: 'tiktok' },
    ])
    expect(new Set(visits?.map(({ person }) => person)).size).toBe(1)
    expect(person_ids?.map(({ edge }) => edge)).toEqual(['identified', 'identified'])
    expect(journeys).toMatchObject([
      {
        order_id: '7',
        visit_at: '2026-03-04 10:00:00.000',
        touch_source: ['tiktok', '', '', ''],
        touch_path: ['/', '/', '/account', '/account'],
      },
    ])
  })

  test('who subscribes on a page does so on a visit; what a tool for mails tells is part of none', async () => {
    const warehouse = await open()
    const told: Told = { type: 'track', anonymousId: 'phone', event: 'Subscribed', timestamp: '2026-03-01T10:20:00Z' }
    const scope = await keptUp(warehouse, [
      [view('phone', '2026-03-01T10:00', '/'), act('phone', '2026-03-01T10:05', 'Subscribed')],
      [{ ...told, messageId: 'told-1' }, act('tablet', '2026-03-01T10:05', 'Email Subscribed')],
    ])
    const visits = await standing(warehouse, 'visits', scope)
    expect(visits.map(({ ended_at, events }) => [ended_at, events])).toEqual([
      ['2026-03-01 10:05:00.000', 2],
      ['2026-03-01 10:05:00.000', 1],
    ])
  })

  test('a device that is handed on stays with whom it was first', async () => {
    const warehouse = await open()
    const scope = await keptUp(warehouse, [
      [view('shared', '2026-03-01T10:00', '/', { userId: 'ann' })],
      [view('shared', '2026-03-02T10:00', '/', { userId: 'ben' }), view('shared', '2026-03-02T18:00', '/')],
    ])
    const people = await standing(warehouse, 'people', scope)
    expect(people.map(({ user_id, visits }) => [user_id, visits])).toEqual([
      ['ann', 2],
      ['ben', 1],
    ])
  })

  test('an alias joins two users, and whoever led to the first', async () => {
    const warehouse = await open()
    const scope = await keptUp(warehouse, [
      [view('phone', '2026-03-01T10:00', '/', { userId: 'a1' })],
      [view('laptop', '2026-03-02T10:00', '/', { userId: 'a2' })],
      [{ messageId: 'alias-1', type: 'alias', previousId: 'a1', userId: 'a2', timestamp: '2026-03-03T10:00:00Z' }],
    ])
    expect(await standing(warehouse, 'people', scope)).toMatchObject([{ user_id: 'a2', visits: 2 }])
  })

  test('an order whose page is seen again later is one order, where it was placed first', async () => {
    const warehouse = await open()
    const scope = await keptUp(warehouse, [
      [
        view('ann', '2026-03-01T10:00', '/?utm_source=mail'),
        act('ann', '2026-03-01T10:05', 'Order Completed', { order_id: '7' }),
      ],
      [view('ann', '2026-03-02T10:00', '/'), act('ann', '2026-03-02T10:05', 'Order Completed', { order_id: '7' })],
    ])
    expect(await standing(warehouse, 'journeys', scope)).toMatchObject([
      { order_id: '7', ordered_at: '2026-03-01 10:05:00.000', touch_source: ['mail'] },
    ])
    expect(await standing(warehouse, 'people', scope)).toMatchObject([{ orders: 1 }])
  })
})

test('a run that is cut off after any of its statements is made good by the next', { timeout: 300_000 }, async () => {
  const { warehouse } = await engines()
  const first = [
    view('phone', '2026-03-01T23:50', '/?utm_source=mail'),
    view('laptop', '2026-03-02T10:00', '/', { userId: 'ann' }),
  ]
  const second = [
    view('phone', '2026-03-02T00:10', '/account', { userId: 'ann' }),
    act('phone', '2026-03-02T00:15', 'Order Completed', { order_id: '7' }),
  ]
  const whole = await derivedOf(warehouse, await keptUp(warehouse, [first, second]))
  const shown = (tables: Record<string, Record<string, unknown>[]>) =>
    Object.values(tables).flatMap((rows) => rows.map(({ brand, ...row }) => row))
  for (let statements = 0; statements < 14; statements++) {
    const scope = await keptUp(warehouse, [first])
    await happens(warehouse, scope, second, { segment: 2 })
    await deriveNewTraffic(endingAfter(warehouse, statements), { ...scope, run: 2 }, { since: 1, through: 2 }).catch(
      () => {},
    )
    await deriveNewTraffic(warehouse, { ...scope, run: 3 }, { since: 1, through: 2 })
    expect(shown(await derivedOf(warehouse, scope))).toEqual(shown(whole))
  }
})

/** A warehouse that a process loses after so many statements. */
function endingAfter(warehouse: Warehouse, statements: number): Warehouse {
  let left = statements
  return {
    ...warehouse,
    run: async (statement, options) => {
      if (left-- <= 0) throw new Error('The process was killed.')
      await warehouse.run(statement, options)
    },
  }
}
