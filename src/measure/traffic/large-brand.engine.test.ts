import { expect, test } from 'vitest'
import { engines } from '../../../test/engines.ts'
import { brandWith } from '../../../test/measuring.ts'
import { act, deriveStories, happens, view } from '../../../test/stories.ts'
import { attribution } from '../../predict/attribution/attribution.ts'
import { sql, str, u64 } from '../../store/sql.ts'
import { questionOf, readParams } from '../ask.ts'
import { funnel } from './funnel.ts'
import { timeToConvert } from './time-to-convert.ts'
import { trafficTable } from './traffic-table.ts'

const open = async () => (await engines()).warehouse
const limits = { memoryBytes: 100_000_000 }
const january = { from: '2025-01-01', to: '2025-01-31' }

test('what a question takes follows what it is about, not how many orders and merged people the brand has', async () => {
  const entry = { at: '2025-01-10 10:00:00', sku: 'MUG', units: 1, net_sales: 4000, goods_cost: 1000 }
  const { warehouse, scope } = await brandWith(open, [{ order_id: '#1001', entries: [entry] }])
  await happens(warehouse, scope, [
    view('ann', '2025-01-10T09:50', '/?utm_source=mail&utm_medium=email'),
    act('ann', '2025-01-10T09:55', 'Product Viewed', { sku: 'MUG' }),
    act('ann', '2025-01-10T10:00', 'Order Completed', { order_id: '1001' }),
  ])
  await deriveStories(warehouse, scope)
  await warehouse.run(sql`
    INSERT INTO orders (brand, slice, order_id, shop_order_id, store, sales_channel, ordered_at, counts)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, concat('#', toString(2000 + number)), toString(5000000000000 + number), 'Shop', 'own_site', toDateTime64('2024-12-20 00:00:00', 3, 'UTC'), 1
    FROM numbers(1000000)`)
  await warehouse.run(sql`
    INSERT INTO person_ids (brand, slice, person, leads_to, canonical, edge, since, version)
    SELECT ${str(scope.brand)}, ${u64(scope.trafficSlice)}, sipHash64(number), number, number, 'identified', now64(3), 1 FROM numbers(2000000)`)
  const asked = (params: object) => questionOf({ ...january, ...params }, scope)
  const table = trafficTable.sql({ ...readParams(trafficTable.params, january), ...asked({}) })
  expect(await warehouse.query(table, { limits })).toMatchObject([{ key: 'email', orders: 1, net_sales: 4000 }])
  const times = timeToConvert.sql({ ...readParams(timeToConvert.params, january), ...asked({}) })
  expect(await warehouse.query(times, { limits })).toMatchObject([{ orders: 1, net_sales: 4000 }])
  const everyWay = { ...readParams(attribution.params, january), ...asked({}) }
  expect(await warehouse.query(attribution.sql(everyWay), { limits })).toMatchObject([
    { path: '\u001femail', conversions: 1 },
  ])
  for (const statement of attribution.alsoAsks?.statements(everyWay, 0) ?? [])
    expect(await warehouse.query(statement, { limits })).toEqual([])
  const steps = { ...january, steps: 'product_viewed,order_completed' }
  const people = funnel.sql({ ...readParams(funnel.params, steps), ...asked({}) })
  expect(await warehouse.query(people, { limits })).toMatchObject([{ people: 1 }, { people: 1 }])
})
