import { describe, expect, test } from 'vitest'
import type { BookedOrder } from '../../../test/books.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { commissionRoom } from './commission-room.ts'

const at = '2025-01-10 10:00:00'
const days = { from: '2025-01-01', to: '2025-01-31' }
const sale = { at, sku: 'MUG', units: 1, net_sales: 1000, goods_cost: 300, commission: 60, payment: 40, coupon: 50 }

function orders(count: number, entry: object, more: Partial<BookedOrder> = {}): BookedOrder[] {
  return Array.from({ length: count }, (_, i) => ({
    order_id: `${JSON.stringify(more)}${i}`,
    ...more,
    entries: [{ ...sale, ...entry }],
  }))
}

describe.each(warehouses)('room for commissions, %s', (_, open) => {
  test('what is left of a unit before commissions, less what is to be kept, is what they may take', async () => {
    const { ask } = await brandWith(open, orders(4, {}))
    const { rows, sentence } = await ask(commissionRoom, {
      ...days,
      ...{ keep_percent: 10, creator_percent: 20, agency_percent: 10, leader_percent: 5 },
    })
    expect(rows).toHaveLength(1)
    const [row] = rows
    expect(row).toMatchObject({
      ...{ sku: 'MUG', sales_channel: 'own_site', verdict: 'room', units: 4, orders: 4, net_sales: 4000 },
      ...{ price: 1000, landed_cost: 300, tolls: 100, returns: 0, coupon: 50, margin: 550, left_per_unit: 100 },
    })
    for (const [told, known] of [
      [row?.room, 0.45],
      [row?.room_low, 0.45],
      [row?.room_high, 0.45],
      [row?.left, 0.1],
      [row?.creator_up_to, 0.3],
      [row?.agency_up_to, 0.2],
      [row?.leader_up_to, 0.15],
    ])
      expect(told).toBeCloseTo(known as number, 6)
    expect(sentence?.en).toBe('Of 1 product by channel, 1 carry 35% of commissions with 10% kept, and 0 do not.')
  })

  test('what came back takes its part, and orders that differ widen the interval', async () => {
    const back = {
      at: '2025-01-20 10:00:00',
      entry: 'refund',
      units: -1,
      net_sales: -1000,
      goods_cost: -300,
      return_cost: 150,
    }
    const refunded = { ...sale, ...back, commission: 0, payment: 0, coupon: 0 }
    const [first, ...others] = orders(5, {})
    const { ask } = await brandWith(open, [
      { ...(first as BookedOrder), entries: [...(first as BookedOrder).entries, refunded as never] },
      ...others,
    ])
    const [row] = (await ask(commissionRoom, { ...days, keep_percent: 0 })).rows
    // Four keep 550 of 1000 each; the fifth loses 60 + 40 + 50 + 150 of nothing.
    const [kept, sold] = [4 * 550 - 300, 4000]
    const rate = kept / sold
    const beyond = [...Array(4).fill(550 - rate * 1000), -300].map((one) => one * one)
    const error = Math.sqrt((beyond.reduce((sum, one) => sum + one, 0) * 5) / 4) / sold
    expect(row).toMatchObject({
      units: 5,
      net_sales: 4000,
      returns: (1000 + 150) / 5,
      landed_cost: 240,
      margin: kept / 5,
    })
    expect(row?.room).toBeCloseTo(rate, 12)
    expect(row?.room_high).toBeCloseTo(rate + 1.2815515655446004 * error, 9)
    expect(row?.room_low).toBeCloseTo(rate - 1.2815515655446004 * error, 9)
  })

  test('each channel has its room; an unknown cost has none, and nor has one order an interval', async () => {
    const { ask } = await brandWith(open, [
      ...orders(3, {}),
      ...orders(3, { commission: 400 }, { sales_channel: 'amazon' }),
      ...orders(2, { goods_cost: null }, { sales_channel: 'tiktok_shop' }),
      ...orders(1, { sku: 'POT' }),
    ])
    const { rows } = await ask(commissionRoom, days)
    expect(rows.map(({ sku, sales_channel, verdict }) => [sku, sales_channel, verdict])).toEqual([
      ['MUG', 'amazon', 'none'],
      ['MUG', 'own_site', 'room'],
      ['MUG', 'tiktok_shop', 'unknown'],
      ['POT', 'own_site', 'tight'],
    ])
    expect(rows[2]).toMatchObject({ room: null, left: null, left_per_unit: null, price: null, margin: null })
    expect(rows[3]).toMatchObject({ room_low: null, room_high: null })
  })
})
