import { describe, expect, test } from 'vitest'
import type { BookedOrder } from '../../../test/books.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { act, deriveStories, happens, type Told, view } from '../../../test/stories.ts'
import type { Scope } from '../../manage/scope.ts'
import { lifecyclePeople } from './lifecycle-people.ts'
import { lifecycleStagesNow } from './lifecycle-stages.ts'

/** A customer's orders on Amazon at these instants of UTC, one MUG each. */
function customer(name: string, instants: string[]): BookedOrder[] {
  return instants.map((at, i) => ({
    order_id: `${name}-${i + 1}`,
    sales_channel: 'amazon',
    customer_id: name,
    order_rank: i + 1,
    first_at: instants[0] ?? at,
    ...(i > 0 && { previous_at: instants[i - 1] ?? at }),
    entries: [{ at, sku: 'MUG', units: 1, net_sales: 1000, goods_cost: 400 }],
  }))
}

/** The same orders, cancelled an hour later. */
function cancelled(orders: BookedOrder[]): BookedOrder[] {
  return orders.map(({ entries, ...order }) => ({
    ...order,
    entries: [
      ...entries,
      ...entries.map((sale) => ({
        ...sale,
        at: sale.at.replace(' 10:', ' 11:'),
        entry: 'cancellation' as const,
        units: -1,
        net_sales: -1000,
        goods_cost: -400,
      })),
    ],
  }))
}

describe.each(warehouses)('edges of the lifecycle, %s', (_, open) => {
  async function asked(booked: BookedOrder[], story: Told[], more: Partial<Scope> = {}) {
    const brand = await brandWith(open, booked, more)
    await happens(brand.warehouse, brand.scope, story)
    await deriveStories(brand.warehouse, brand.scope)
    const stagesOn = async (day: string) => {
      const { rows } = await brand.ask(lifecycleStagesNow, { from: '2025-03-01', to: day })
      return Object.fromEntries(rows.filter(({ people }) => people > 0).map(({ stage, people }) => [stage, people]))
    }
    return { ...brand, stagesOn }
  }

  test('a day is one where the brand lives: in Shanghai it begins at 16:00 UTC', async () => {
    const { ask, stagesOn } = await asked(
      [
        ...customer('twice', ['2025-03-10 15:30:00', '2025-03-10 16:30:00']),
        ...customer('once', ['2025-03-10 16:30:00', '2025-03-11 15:30:00']),
      ],
      [view('before', '2025-03-10T15:30', '/'), view('after', '2025-03-10T16:30', '/')],
      { timeZone: 'Asia/Shanghai' },
    )
    expect(await stagesOn('2025-03-10')).toEqual({ aware: 1, first_purchase: 1 })
    expect(await stagesOn('2025-03-11')).toEqual({ aware: 2, first_purchase: 1, repeat: 1 })
    const { rows } = await ask(lifecyclePeople, { from: '2025-03-01', to: '2025-03-11' })
    const bought = rows.filter(({ customer_id }) => customer_id !== '')
    expect(bought.map((row) => [row.customer_id, row.order_days, row.last_order, row.since]).sort()).toEqual([
      ['once', 1, '2025-03-11', '2025-03-11'],
      ['twice', 2, '2025-03-11', '2025-03-11'],
    ])
    const seen = rows.filter(({ customer_id }) => customer_id === '')
    expect(seen.map(({ since }) => since).sort()).toEqual(['2025-03-10', '2025-03-11'])
  })

  test('who has only a cancelled order is no customer', async () => {
    const lea = cancelled(customer('lea', ['2025-03-10 10:00:00'])).map((order) => ({
      ...order,
      sales_channel: 'own_site',
    }))
    const { ask, stagesOn } = await asked(
      [...cancelled(customer('kai', ['2025-03-10 10:00:00'])), ...lea],
      [view('web', '2025-03-10T09:50', '/'), act('web', '2025-03-10T10:00', 'Order Completed', { order_id: 'lea-1' })],
    )
    expect(await stagesOn('2025-03-31')).toEqual({ aware: 1 })
    const list = async (who: 'customers' | 'visitors') =>
      (await ask(lifecyclePeople, { from: '2025-03-01', to: '2025-03-31', who })).rows
    expect(await list('customers')).toEqual([])
    expect(await list('visitors')).toMatchObject([{ customer_id: '', order_days: 0, last_order: null }])
  })

  test('time with the pages makes interested from so many seconds on, over all visits', async () => {
    const reads = (who: string, day: string, engaged_seconds: number): Told[] => [
      view(who, `${day}T10:00`, '/'),
      act(who, `${day}T10:02`, 'page_left', { engaged_seconds }),
    ]
    const { stagesOn } = await asked(
      [],
      [
        ...reads('long', '2025-03-10', 40),
        ...reads('short', '2025-03-10', 29),
        ...reads('often', '2025-03-10', 20),
        ...reads('often', '2025-03-12', 10),
      ],
    )
    expect(await stagesOn('2025-03-10')).toEqual({ aware: 2, interested: 1 })
    expect(await stagesOn('2025-03-12')).toEqual({ aware: 1, interested: 2 })
  })
})
