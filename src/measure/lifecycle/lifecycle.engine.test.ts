import { describe, expect, test } from 'vitest'
import type { BookedOrder } from '../../../test/books.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { act, deriveStories, happens, type Told, view } from '../../../test/stories.ts'
import { lifecycleFlows } from './lifecycle-flows.ts'
import { lifecyclePeople } from './lifecycle-people.ts'
import { lifecycleStagesNow } from './lifecycle-stages.ts'

/** A customer's orders, one SHIRT each, at ten o'clock of these days. */
function customer(name: string, days: string[], more: Partial<BookedOrder> = {}): BookedOrder[] {
  const ten = (day: string) => `${day} 10:00:00`
  return days.map((day, i) => ({
    order_id: `${name}-${i + 1}`,
    customer_id: name,
    order_rank: i + 1,
    first_at: ten(days[0] ?? day),
    ...(i > 0 && { previous_at: ten(days[i - 1] ?? day) }),
    ...more,
    entries: [{ at: ten(day), sku: 'SHIRT', units: 1, net_sales: 1000, goods_cost: 400 }],
  }))
}

const march = { from: '2025-03-01', to: '2025-03-31' }
const looks = (who: string, day: string) => act(who, `${day}T10:01`, 'Product Viewed', { sku: 'SHIRT' })

/**
 * Without a rhythm of its own: customers lapse after 90 days and are lost after 180, visitors after 30 and 90. Ann has bought once, Ben on
 * three days and cal on four, dora and emil long ago. Fay looked at a page, gus at a product, hal at products on two days; ida put
 * something into a cart, jon has not come since January, kim not since November.
 */
const orders = [
  ...customer('ann', ['2025-03-10']),
  ...customer('ben', ['2025-01-05', '2025-02-05', '2025-02-25'], { sales_channel: 'amazon', country: 'DE' }),
  ...customer('cal', ['2024-12-01', '2025-01-05', '2025-02-10', '2025-03-05']),
  ...customer('dora', ['2024-12-20']),
  ...customer('emil', ['2024-06-01', '2024-08-01']),
]
const story = (): Told[] => [
  view('fay', '2025-03-20T10:00', '/?utm_source=tiktok&utm_medium=paid'),
  view('gus', '2025-03-21T10:00', '/mug'),
  looks('gus', '2025-03-21'),
  view('hal', '2025-03-02T10:00', '/mug'),
  looks('hal', '2025-03-02'),
  view('hal', '2025-03-09T10:00', '/mug'),
  looks('hal', '2025-03-09'),
  view('ida', '2025-03-30T10:00', '/mug'),
  act('ida', '2025-03-30T10:02', 'Product Added', { sku: 'SHIRT' }),
  view('jon', '2025-01-30T10:00', '/mug'),
  view('kim', '2024-11-02T10:00', '/mug'),
]

describe.each(warehouses)('stages of the lifecycle, %s', (_, open) => {
  test('everybody has the stage that what they did says', async () => {
    const { warehouse, scope, ask } = await brandWith(open, orders)
    await happens(warehouse, scope, story())
    await deriveStories(warehouse, scope)
    const { rows } = await ask(lifecycleStagesNow, march)
    expect(rows.map((row) => [row.stage, row.people, row.median_days])).toEqual([
      ['aware', 1, 11],
      ['interested', 1, 10],
      ['considering', 2, 1],
      ['first_purchase', 1, 21],
      ['repeat', 1, 54],
      ['loyal', 1, 26],
      ['lapsing', 2, 10],
      ['lost', 2, 58],
    ])
    const people = await ask(lifecyclePeople, march)
    const named = people.rows.map(({ customer_id, stage, before, since }) => [customer_id, before, stage, since])
    expect(named.filter(([id]) => id !== '')).toEqual([
      ['dora', 'first_purchase', 'lapsing', '2025-03-21'],
      ['ann', 'new', 'first_purchase', '2025-03-10'],
      ['cal', 'repeat', 'loyal', '2025-03-05'],
      ['ben', 'repeat', 'repeat', '2025-02-05'],
      ['emil', 'lost', 'lost', '2025-01-29'],
    ])
  })

  test('flows add up to both ends, and lead to the people in them', async () => {
    const { warehouse, scope, ask } = await brandWith(open, orders)
    await happens(warehouse, scope, story())
    await deriveStories(warehouse, scope)
    const { rows } = await ask(lifecycleFlows, march)
    expect(rows.map(({ from, to, people, leaked }) => [from, to, people, leaked])).toEqual([
      ['new', 'aware', 1, 0],
      ['new', 'interested', 1, 0],
      ['new', 'considering', 2, 0],
      ['new', 'first_purchase', 1, 0],
      ['aware', 'lapsing', 1, 1],
      ['first_purchase', 'lapsing', 1, 1],
      ['repeat', 'repeat', 1, 0],
      ['repeat', 'loyal', 1, 0],
      ['lost', 'lost', 2, 0],
    ])
    const leaked = await ask(lifecyclePeople, { ...march, before: 'first_purchase', stage: 'lapsing' })
    expect(leaked.rows).toMatchObject([{ customer_id: 'dora', days: 10, order_days: 1, last_order: '2024-12-20' }])
  })
})
