import { expect, test } from 'vitest'
import { engines } from '../../../test/engines.ts'
import { newBrand } from '../../../test/people.ts'
import { act, happens, standing, type Told, trafficOf, view } from '../../../test/stories.ts'
import { channelRulesOf, saveChannelRules } from '../../manage/channel-rules.ts'
import { sql, str } from '../../store/sql.ts'
import { runTraffic } from './traffic-run.ts'

const tables = ['visits', 'people', 'journeys', 'person_ids'] as const

/** A brand whose events of January have gone, but for orders, after its traffic was derived. */
async function expiredJanuary(later: readonly Told[]) {
  const stores = await engines()
  const { warehouse, registry } = stores
  const { brand, owner } = await newBrand(registry)
  await happens(warehouse, { brand }, [
    view('ann', '2026-01-10T10:00', '/?utm_source=mail'),
    act('ann', '2026-01-10T10:05', 'Order Completed', { order_id: '7' }),
    view('ann', '2026-01-11T10:00', '/account', { userId: 'user-ann' }),
    view('ben', '2026-01-12T10:00', '/?utm_source=tiktok'),
    ...later,
  ])
  const { slice } = await runTraffic(stores, brand)
  await warehouse.erase(
    'events',
    sql`brand = ${str(brand)} AND day < toDate('2026-02-01') AND name != 'order_completed'`,
  )
  const told = async (of = slice) =>
    Object.fromEntries(
      await Promise.all(
        tables.map(
          async (table) => [table, await standing(warehouse, table, trafficOf({ brand, slice: of }))] as const,
        ),
      ),
    )
  const changeRules = async () => {
    const { rules, own_domains } = await channelRulesOf(registry, brand)
    await saveChannelRules(stores, owner, brand, { rules, own_domains: [...own_domains, 'shop.example'] })
    return runTraffic(stores, brand)
  }
  return { ...stores, brand, told, before: await told(), changeRules }
}

const february = [
  view('ann', '2026-02-10T10:00', '/'),
  act('ann', '2026-02-10T10:05', 'Order Completed', { order_id: '8' }),
]

test('visits, journeys and people of a month whose events have gone are still there after the rules changed', async () => {
  const { before, told, changeRules } = await expiredJanuary(february)
  expect(before.visits).toHaveLength(4)
  const { slice, replaced, anew } = await changeRules()
  expect(anew).toBe(true)
  expect(slice).not.toBe(replaced)
  expect(await told(slice)).toEqual(before)
})

test('where no event is left visits stay, with the channel that they had', async () => {
  const { before, told, changeRules } = await expiredJanuary([])
  expect(before.visits?.map(({ utm_source }) => utm_source)).toEqual(['mail', '', 'tiktok'])
  expect(await told((await changeRules()).slice)).toEqual(before)
})

test('a new event of somebody whose events have gone leaves the older visits as they are', async () => {
  const { warehouse, registry, brand, before, told } = await expiredJanuary(february)
  await happens(warehouse, { brand }, [view('new phone', '2026-03-01T10:00', '/account', { userId: 'user-ann' })], {
    segment: 2,
  })
  await runTraffic({ warehouse, registry }, brand)
  const after = await told()
  expect(after.visits?.slice(0, 4)).toEqual(before.visits)
  expect(after.people?.[0]).toMatchObject({ visits: 4, orders: 2, first_source: 'mail' })
})
