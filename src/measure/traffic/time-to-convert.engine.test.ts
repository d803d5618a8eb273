import { describe, expect, test } from 'vitest'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { act, deriveStories, happens, saidFrom, type Told, view } from '../../../test/stories.ts'
import { timeToConvert } from './time-to-convert.ts'

const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1'

/** A person on a device in a country, who looks on some days and orders at the end. */
function journey(
  who: string,
  {
    looks,
    order,
    at,
    country = 'US',
    userAgent,
  }: { looks: string[]; order: string; at: string; country?: string; userAgent?: string },
): Told[] {
  const told = [...looks.map((look) => view(who, look, '/')), act(who, at, 'Order Completed', { order_id: order })]
  return told.map((one) => saidFrom(one, { country, ...(userAgent && { userAgent }) }))
}

/**
 * Six orders of January by how long they took: just under 30 minutes, exactly 30, just under a day, exactly a day, eight days,
 * and one of thirty days that came of a first look long before it and a last one on its day.
 */
const story: Told[] = [
  ...journey('ann', { looks: ['2025-01-10T10:00:00Z'], at: '2025-01-10T10:29:59Z', order: '1' }),
  ...journey('ben', { looks: ['2025-01-11T10:00:00Z'], at: '2025-01-11T10:30:00Z', order: '2', userAgent: phone }),
  ...journey('cat', {
    looks: ['2025-01-12T10:00:00Z', '2025-01-13T09:50:00Z'],
    at: '2025-01-13T09:59:59Z',
    order: '3',
  }),
  ...journey('dan', {
    ...{ looks: ['2025-01-12T10:00:00Z', '2025-01-13T09:50:00Z'], at: '2025-01-13T10:00:00Z', order: '4' },
    ...{ country: 'DE', userAgent: phone },
  }),
  ...journey('eve', {
    ...{ looks: ['2025-01-12T10:00:00Z', '2025-01-18T10:00:00Z', '2025-01-20T10:00:00Z'], order: '5' },
    ...{ at: '2025-01-20T10:05:00Z', country: 'DE' },
  }),
  ...journey('fay', {
    looks: ['2025-01-01T12:00:00Z', '2025-01-31T11:55:00Z'],
    at: '2025-01-31T12:00:00Z',
    order: '6',
  }),
]
const sold = (order_id: string, at: string, net_sales: number, more: object[] = []) => ({
  order_id,
  entries: [{ at, sku: 'MUG', units: 1, net_sales, goods_cost: 100 }, ...(more as [])],
})
const back = { sku: 'MUG', units: -1, goods_cost: -100 }
const orders = [
  sold('1', '2025-01-10 10:29:59', 1000),
  sold('2', '2025-01-11 10:30:00', 2000),
  sold('3', '2025-01-13 09:59:59', 3000),
  // All of it is sent back in February: the order was placed, and left nothing.
  sold('4', '2025-01-13 10:00:00', 4000, [{ ...back, at: '2025-02-03 10:00:00', entry: 'refund', net_sales: -4000 }]),
  sold('5', '2025-01-20 10:05:00', 5000),
  sold('6', '2025-01-31 12:00:00', 6000),
]
const january = { from: '2025-01-01', to: '2025-01-31' }

describe.each(warehouses)('%s', (_, open) => {
  const scene = async (more: Told[] = [], booked = orders) => {
    const made = await brandWith(open, booked)
    await happens(made.warehouse, made.scope, [...story, ...more])
    await deriveStories(made.warehouse, made.scope)
    const rows = async (asked: object = {}) =>
      (await made.ask(timeToConvert, { ...january, ...asked })).rows.map(({ key, orders, net_sales }) => [
        key,
        orders,
        net_sales,
      ])
    return { ...made, rows }
  }

  test('a bucket ends before its end: exactly 30 minutes and exactly a day are of the next, and what was sent back is taken back', async () => {
    const { ask } = await scene()
    const { rows, totals } = await ask(timeToConvert, january)
    expect(rows).toEqual([
      { key: '1', orders: 1, share: 1 / 6, up_to: 1 / 6, net_sales: 1000 },
      { key: '2', orders: 2, share: 2 / 6, up_to: 3 / 6, net_sales: 2000 + 3000 },
      { key: '3', orders: 1, share: 1 / 6, up_to: 4 / 6, net_sales: 4000 - 4000 },
      { key: '5', orders: 1, share: 1 / 6, up_to: 5 / 6, net_sales: 5000 },
      { key: '7', orders: 1, share: 1 / 6, up_to: 1, net_sales: 6000 },
    ])
    expect(totals).toMatchObject({ orders: 6, net_sales: 17_000 })
  })

  test('the same orders by how many visits they took', async () => {
    const { rows } = await scene()
    expect(await rows({ by: 'touches' })).toEqual([
      ['t1', 2, 1000 + 2000],
      ['t2', 3, 3000 + 0 + 6000],
      ['t3', 1, 5000],
    ])
  })

  test('ten visits and more are one row', async () => {
    const looks = (day: string, count: number) =>
      Array.from({ length: count }, (_, i) => `2025-01-${day}T${10 + i}:00:00Z`)
    const many = [9, 10, 11].flatMap((count) =>
      journey(`m${count}`, {
        ...{ looks: looks('25', count), order: `m${count}` },
        at: `2025-01-25T${9 + count}:05:00Z`,
      }),
    )
    const booked = [9, 10, 11].map((count) => sold(`m${count}`, `2025-01-25 ${9 + count}:05:00`, count))
    const { rows } = await scene(many, booked)
    expect(await rows({ by: 'touches' })).toEqual([
      ['t9', 1, 9],
      ['t10', 2, 21],
    ])
  })

  test('a window of seven days leaves out what lies before it, and not the order', async () => {
    const { rows } = await scene()
    // eve's first look lies eight days back, and the second two; fay's first thirty, and the second five minutes.
    expect(await rows({ window_days: 7 })).toEqual([
      ['1', 2, 1000 + 6000],
      ['2', 2, 2000 + 3000],
      ['3', 2, 0 + 5000],
    ])
    expect(await rows({ window_days: 7, by: 'touches' })).toEqual([
      ['t1', 3, 1000 + 2000 + 6000],
      ['t2', 3, 3000 + 0 + 5000],
    ])
  })

  test('a visit that began exactly a window before the order is no longer in it', async () => {
    const { rows } = await scene()
    expect(await rows({ window_days: 1, by: 'touches', country: 'DE' })).toEqual([['t1', 2, 5000]])
    expect(await rows({ window_days: 1, by: 'touches', device: 'desktop', to: '2025-01-15' })).toEqual([
      ['t1', 1, 1000],
      ['t2', 1, 3000],
    ])
  })

  test('country and device are those of the visit with the order', async () => {
    const { rows } = await scene()
    expect(await rows({ country: 'DE' })).toEqual([
      ['3', 1, 0],
      ['5', 1, 5000],
    ])
    expect(await rows({ device: 'mobile' })).toEqual([
      ['2', 1, 2000],
      ['3', 1, 0],
    ])
    expect(await rows({ country: 'DE', device: 'mobile', by: 'touches' })).toEqual([['t2', 1, 0]])
    expect(await rows({ country: 'US,DE', device: 'desktop', by: 'touches' })).toEqual([
      ['t1', 1, 1000],
      ['t2', 2, 9000],
      ['t3', 1, 5000],
    ])
    expect(await rows({ country: 'FR' })).toEqual([])
  })

  test('an order that was cancelled, or that the ledger does not have, took no time at all', async () => {
    const cancelled = sold('1', '2025-01-10 10:29:59', 1000, [
      { ...back, at: '2025-01-11 10:00:00', entry: 'cancellation', net_sales: -1000 },
    ])
    const { rows } = await scene([], [cancelled, ...orders.slice(2)])
    expect(await rows()).toEqual([
      ['2', 1, 3000],
      ['3', 1, 0],
      ['5', 1, 5000],
      ['7', 1, 6000],
    ])
  })

  test('an order is of the day on which it was placed, though its visits began before', async () => {
    const { rows } = await scene()
    expect(await rows({ from: '2025-01-13', to: '2025-01-13' })).toEqual([
      ['2', 1, 3000],
      ['3', 1, 0],
    ])
    expect(await rows({ from: '2025-01-12', to: '2025-01-12' })).toEqual([])
  })
})
