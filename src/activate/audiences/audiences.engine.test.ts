import { beforeAll, expect, test } from 'vitest'
import { book, insertRows } from '../../../test/books.ts'
import { engines } from '../../../test/engines.ts'
import { brandScope } from '../../../test/measuring.ts'
import { newBrand } from '../../../test/people.ts'
import { act, deriveStories, happens, trafficOf, view } from '../../../test/stories.ts'
import { addDays } from '../../kernel/time.ts'
import { listAudit } from '../../manage/audit.ts'
import type { Scope } from '../../manage/scope.ts'
import type { Registry } from '../../store/registry/registry.ts'
import { sql, str } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { createAudience, getAudience, listAudiences, removeAudience, renameAudience } from './audiences.ts'
import { membersCsv, membersOf } from './members.ts'

let warehouse: Warehouse
let registry: Registry
beforeAll(async () => {
  const opened = await engines()
  warehouse = opened.warehouse
  registry = opened.registry
})

const lapsing = {
  name: 'Asleep',
  measure: 'lifecycle-people',
  params: { stage: 'lapsing', who: 'customers' },
  period: { last_days: 28 },
}
const bought = (customer_id: string, day: string) => ({
  order_id: `${customer_id}-${day}`,
  customer_id,
  entries: [{ at: `${day} 10:00:00`, sku: 'SHIRT', units: 1, net_sales: 1000, goods_cost: 400 }],
})

/** Ann and ben bought in December, cal on the last day of March: at its end the first two are lapsing. */
async function shop(more: Partial<Scope> = {}) {
  const { brand, owner } = await newBrand(registry)
  const scope = brandScope({ brand, lifecycle: { lapsing_days: 60, lost_days: 400 }, ...more })
  await book(warehouse, scope, [bought('ann', '2024-12-10'), bought('ben', '2024-12-11'), bought('cal', '2025-03-31')])
  const members = async (id: string) => {
    const found = await membersOf({ warehouse, scope }, await getAudience(registry, brand, id), 100)
    return { ...found, names: found.answer.rows.map((row) => row.customer_id).toSorted() }
  }
  return { brand, owner, scope, members }
}

test('who is in an audience is asked anew each time: people come and go by themselves', async () => {
  const { brand, owner, scope, members } = await shop()
  const { id } = await createAudience(registry, owner, brand, lapsing)
  expect(await members(id)).toMatchObject({
    people: 2,
    names: ['ann', 'ben'],
    days: { from: '2025-03-04', to: '2025-03-31' },
  })
  await book(warehouse, scope, [{ ...bought('ben', '2025-04-02'), order_rank: 2 }])
  expect(await members(id)).toMatchObject({ people: 1, names: ['ann'], days: { to: '2025-04-02' } })
  // Who is erased is in no table that the question reads.
  await warehouse.run(sql`DELETE FROM orders WHERE brand = ${str(brand)} AND customer_id = 'ann'`)
  expect(await members(id)).toMatchObject({ people: 0, names: [] })
})

test('its file has everybody in it, and nothing else', async () => {
  const { brand, owner, scope } = await shop()
  const made = await createAudience(registry, owner, brand, lapsing)
  const chunks = await (await membersCsv({ warehouse, scope }, made)).toArray()
  const [header, ...lines] = Buffer.concat(chunks).toString().trim().split('\n')
  expect(header).toContain('customer_id')
  expect(lines.map((line) => /"(ann|ben|cal)"/.exec(line)?.[1]).toSorted()).toEqual(['ann', 'ben'])
})

test('somebody due to buy two products again is one person, in the days after the last order', async () => {
  const { brand, owner, scope, members } = await shop()
  // Twice bought after ten days makes a rhythm; dan bought both products three days before the last order.
  const again = {
    brand,
    slice: scope.slice,
    bought_before_at: '2025-02-01 10:00:00',
    ordered_at: '2025-02-11 10:00:00',
  }
  const pairs = ['MUG', 'MUG', 'TEA', 'TEA'].map((sku) => ({ ...again, sku }))
  await insertRows(warehouse, 'bought_again', pairs)
  const placed = {
    brand,
    slice: scope.slice,
    store: 'Shop',
    sales_channel: 'own_site',
    country: 'US',
    status: 'placed',
    counts: 1,
  }
  await insertRows(warehouse, 'orders', [
    { ...placed, order_id: 'dan-1', customer_id: 'dan', skus: ['MUG', 'TEA'], ordered_at: '2025-03-28 10:00:00' },
  ])
  const period = { next_days: 7 }
  const { id } = await createAudience(registry, owner, brand, {
    name: 'Due',
    measure: 'due-again',
    params: { min_orders: '2' },
    period,
  })
  expect(await members(id)).toMatchObject({
    people: 1,
    listed: 2,
    names: ['dan', 'dan'],
    days: { from: '2025-04-01', to: '2025-04-07' },
  })
})

test('people who left a funnel are an audience, over fixed days', async () => {
  const traffic = trafficOf()
  const { brand, owner, members } = await shop({ trafficSlice: traffic.slice })
  await happens(warehouse, { brand }, [
    view('eve', '2025-03-10T10:00', '/mug'),
    act('eve', '2025-03-10T10:01', 'Product Viewed', { sku: 'SHIRT' }),
    view('fay', '2025-03-10T10:00', '/about'),
  ])
  await deriveStories(warehouse, { brand, trafficSlice: traffic.slice })
  const period = { from: '2025-03-01', to: '2025-03-31' }
  const params = { steps: 'product_viewed,product_added', after: '1' }
  const { id } = await createAudience(registry, owner, brand, { name: 'Left', measure: 'fallen-out', params, period })
  expect(await members(id)).toMatchObject({ people: 1, days: period })
})

test('a name stands once, changes are in the trail, and what is no question of people is refused', async () => {
  const { brand, owner } = await shop()
  const made = await createAudience(registry, owner, brand, lapsing)
  await expect(createAudience(registry, owner, brand, { ...lapsing, name: 'ASLEEP' })).rejects.toMatchObject({
    code: 'conflict',
  })
  for (const wrong of [
    { measure: 'sales-summary' },
    { params: { stage: 'asleep' } },
    { params: { colour: 'red' } },
    { measure: 'customer-forecast', params: { customer_id: 'ann' } },
    { period: { last_days: 0 } },
    { period: { from: '2025-02-01', to: '2025-01-31' } },
    { period: { from: '2010-01-01', to: '2025-01-31' } },
  ])
    await expect(
      (async () => createAudience(registry, owner, brand, { ...lapsing, name: 'Other', ...wrong }))(),
    ).rejects.toMatchObject({ code: 'bad_request' })
  expect(await renameAudience(registry, owner, brand, made.id, { name: 'Dormant' })).toMatchObject({ name: 'Dormant' })
  const other = (await newBrand(registry)).brand
  await expect(getAudience(registry, other, made.id)).rejects.toMatchObject({ code: 'not_found' })
  await removeAudience(registry, owner, brand, made.id)
  expect(await listAudiences(registry, brand)).toEqual([])
  const { items } = await listAudit(registry, brand)
  expect(items.map(({ action }) => action).slice(0, 3)).toEqual([
    'audiences.remove',
    'audiences.rename',
    'audiences.create',
  ])
})

test('without orders, days that go along with them say so', async () => {
  const { brand, owner } = await newBrand(registry)
  const made = await createAudience(registry, owner, brand, lapsing)
  await expect(membersOf({ warehouse, scope: brandScope({ brand }) }, made, 10)).rejects.toMatchObject({
    code: 'conflict',
  })
  const fixed = { ...made, period: { from: '2025-01-01', to: addDays('2025-01-01', 27) } }
  expect(await membersOf({ warehouse, scope: brandScope({ brand }) }, fixed, 10)).toMatchObject({ people: 0 })
})
