import { expect, test } from 'vitest'
import { cluster } from '../../test/cluster.ts'
import { engines } from '../../test/engines.ts'
import { newBrand } from '../../test/people.ts'
import { act, happens, standing, trafficOf, view } from '../../test/stories.ts'
import { runTraffic } from '../derive/traffic/traffic-run.ts'
import { addDays } from '../kernel/time.ts'
import { restartTraffic, trafficState } from '../manage/traffic.ts'
import { literal, sql, str } from '../store/sql.ts'
import { applyRetention } from './apply-retention.ts'
import { expiredRows } from './expired.ts'
import { savePeriods } from './retention.ts'

const now = new Date()
const tables = ['visits', 'journeys', 'people', 'person_ids'] as const

/** An hour of a day so many days ago. */
const ago = (days: number, time = '10:00') => `${addDays(now.toISOString().slice(0, 10), -days)}T${time}`

/**
 * A brand of which Old came 50 days ago and bought, Ben 40 and 5 days ago, and Cat 4 days ago; all of them on a device first and
 * then by name.
 */
async function threePeople(where: 'embedded' | 'two shards', periods: { visits: number; events?: number }) {
  const { registry, warehouse: embedded } = await engines()
  const warehouse = where === 'embedded' ? embedded : await cluster()
  const stores = { registry, warehouse }
  const { brand, owner: actor } = await newBrand(registry)
  const told = (events: Parameters<typeof happens>[2], segment: number) =>
    happens(warehouse, { brand }, events, { segment })
  await told(
    [
      view('old-phone', ago(50), '/?utm_source=mail'),
      view('ben-phone', ago(40), '/?utm_source=mail'),
      view('cat-phone', ago(4), '/'),
    ],
    1,
  )
  await runTraffic(stores, brand)
  await told(
    [
      view('old-phone', ago(50, '10:05'), '/account', { userId: 'user-old' }),
      act('old-phone', ago(50, '10:06'), 'Order Completed', { order_id: '1' }, { userId: 'user-old' }),
      view('ben-phone', ago(5), '/?utm_source=tiktok', { userId: 'user-ben' }),
      act('ben-phone', ago(5, '10:05'), 'Order Completed', { order_id: '2' }),
      view('cat-phone', ago(4, '10:05'), '/account', { userId: 'user-cat' }),
    ],
    2,
  )
  await runTraffic(stores, brand)
  await savePeriods(registry, { actor, brand }, periods)
  return {
    ...stores,
    brand,
    told,
    run: () => runTraffic(stores, brand),
    apply: () => applyRetention({ ...stores, dataDir: '' }, brand, now),
    trial: () => expiredRows(stores, { brand, periods, now }),
    /** What stands, by table. */
    async stands() {
      const { slice } = await trafficState(registry, brand)
      const of = trafficOf({ brand, slice })
      const [visits = [], journeys = [], people = [], ids = []] = await Promise.all(
        tables.map((table) => standing(warehouse, table, of)),
      )
      return { visits, journeys, people, ids }
    },
    /** How many rows a table has of the brand, with those that others took the place of. */
    async written(table: 'visits' | 'journeys' | 'people', before: string) {
      const at = table === 'people' ? sql`last_at` : sql`day`
      const [row] = await warehouse.query<{ rows: number }>(sql`
        SELECT count() AS rows FROM ${literal(table)} WHERE brand = ${str(brand)} AND toDate(${at}) < toDate(${str(before)})`)
      return row?.rows
    },
  }
}

const usersOf = (rows: Record<string, unknown>[]) => [...new Set(rows.map(({ user_id }) => user_id))].sort()

test.each(['embedded', 'two shards'] as const)(
  'who came last before the period of visits is in no table any more, and others are whole (%s)',
  { timeout: 120_000 },
  async (where) => {
    const shop = await threePeople(where, { visits: 30, events: 30 })
    const before = await shop.stands()
    expect(usersOf(before.people)).toEqual(['user-ben', 'user-cat', 'user-old'])
    expect(before.ids).toHaveLength(3)
    // Visits of Old and Ben, a journey, a person and an id; the order of Old stays among the events.
    const trial = await shop.trial()
    expect(trial).toMatchObject([
      { kind: 'events', rows: 3 },
      { kind: 'visits', rows: 5 },
    ])
    expect(await shop.stands()).toEqual(before)

    expect(await shop.apply()).toEqual(trial)
    const after = await shop.stands()
    const kept = ago(30).slice(0, 10)
    for (const table of ['visits', 'journeys', 'people'] as const)
      expect(await shop.written(table, kept), table).toBe(0)
    expect(usersOf(after.people)).toEqual(['user-ben', 'user-cat'])
    expect(after.ids).toEqual(
      before.ids.filter(({ canonical }) => after.people.some(({ person }) => person === canonical)),
    )
    expect(after.ids).toHaveLength(2)
    expect(after.people.find(({ user_id }) => user_id === 'user-ben')).toMatchObject({
      ...{ visits: 1, orders: 1, first_source: 'tiktok', first_at: expect.stringContaining(ago(5).slice(0, 10)) },
    })
    expect(after.people.find(({ user_id }) => user_id === 'user-cat')).toEqual(
      before.people.find(({ user_id }) => user_id === 'user-cat'),
    )
    expect(before.journeys.map(({ touch_source }) => touch_source)).toEqual([['mail'], ['mail', 'tiktok']])
    expect(after.journeys).toMatchObject([{ order_id: '2', touch_source: ['tiktok'], touch_path: ['/'] }])
    expect(await shop.apply()).toMatchObject([
      { kind: 'events', rows: 0 },
      { kind: 'visits', rows: 0 },
    ])

    await restartTraffic(shop.registry, shop.brand)
    expect(await shop.run()).toMatchObject({ anew: true })
    expect(await shop.stands()).toEqual(after)
  },
)

test.each(['embedded', 'two shards'] as const)(
  'visits that expired do not come back while their events are kept, neither by a late event nor by a rebuild (%s)',
  { timeout: 120_000 },
  async (where) => {
    const shop = await threePeople(where, { visits: 30 })
    const before = await shop.stands()
    expect(await shop.apply()).toMatchObject([{ kind: 'visits', rows: 4 }])
    const after = await shop.stands()
    expect(usersOf(after.visits)).toEqual(['user-ben', 'user-cat'])
    // An id whose events are kept is needed for them.
    expect(after.ids).toEqual(before.ids)

    await shop.told([view('old-phone', ago(50, '10:10'), '/late'), view('ben-phone', ago(40, '10:10'), '/late')], 3)
    expect(await shop.run()).toMatchObject({ anew: false })
    expect(await shop.stands()).toEqual(after)
    await restartTraffic(shop.registry, shop.brand)
    await shop.run()
    expect(await shop.stands()).toEqual(after)

    await shop.told([view('old-phone', ago(1), '/back')], 4)
    await shop.run()
    const { visits, people } = await shop.stands()
    expect(visits).toHaveLength(after.visits.length + 1)
    expect(people.filter(({ visits: of }) => of === 1)).toHaveLength(3)
    expect(await shop.apply()).toMatchObject([{ kind: 'visits', rows: 0 }])
  },
)
