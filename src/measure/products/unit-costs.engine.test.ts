import { describe, expect, test } from 'vitest'
import type { BookedOrder } from '../../../test/books.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { roomProduct, roomTerms } from '../../manage/room-input.ts'
import { commissionRoom } from './commission-room.ts'
import { roomOf } from './room.ts'
import { unitCosts } from './unit-costs.ts'

const at = '2025-01-10 10:00:00'
const days = { from: '2025-01-01', to: '2025-01-31' }
const sale = {
  ...{ at, sku: 'MUG', units: 1, net_sales: 1000, goods_cost: 300, commission: 80, payment: 30, coupon: 50 },
  ...{ fulfilment: 90, logistics: 20, other_fees: 10 },
}
const refund = {
  ...{ at: '2025-01-20 10:00:00', entry: 'refund', sku: 'MUG', units: -1, net_sales: -1000, goods_cost: -300 },
  ...{ commission: -80, payment: 0, coupon: -50, return_cost: 150 },
}
const orders: BookedOrder[] = Array.from({ length: 5 }, (_, i) => ({
  order_id: `o${i}`,
  entries: i === 0 ? [sale, refund as never] : [sale],
}))

describe.each(warehouses)('price and costs of a unit, %s', (_, open) => {
  test('every step is told as what a calculator is told', async () => {
    const { ask } = await brandWith(open, orders)
    const { rows } = await ask(unitCosts, days)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      ...{ sku: 'MUG', sales_channel: 'own_site', units: 5, price: 1000, unit_cost: 300, delivery: 120 },
      // 4 × 80 of 4000, 5 × 30 of 5000; one of five came back, whole, for 1.50; 4 × 0.50 of 40.00.
      ...{ platform_rate: 0.08, payment_rate: 0.03, return_rate: 0.2, return_cost: 150, coupon_rate: 0.05 },
    })
    expect(rows[0]?.resellable_rate).toBeCloseTo(1, 12)
  })

  test('what was measured, taken as stated, has the room that was measured', async () => {
    const { ask } = await brandWith(open, orders)
    const [costs] = (await ask(unitCosts, days)).rows
    const [measured] = (await ask(commissionRoom, { ...days, keep_percent: 10 })).rows
    const amount = (minor: number | null | undefined) => ((minor ?? 0) / 100).toFixed(2)
    const percent = (share: number | null | undefined) => String(Number((100 * (share ?? 0)).toFixed(4)))
    const product = roomProduct.parse({
      ...{ name: 'MUG', currency: 'USD', price: amount(costs?.price), landed_cost: amount(costs?.unit_cost) },
      ...{ platform_percent: percent(costs?.platform_rate), payment_percent: percent(costs?.payment_rate) },
      ...{ fulfilment: amount(costs?.delivery), return_percent: percent(costs?.return_rate) },
      ...{ return_cost: amount(costs?.return_cost), resellable_percent: percent(costs?.resellable_rate) },
      coupon_percent: percent(costs?.coupon_rate),
    })
    const stated = roomOf(product, roomTerms.parse({}))
    expect(stated).toMatchObject({ margin: measured?.margin, coupon: measured?.coupon, landed_cost: 240 })
    expect(stated.room).toBeCloseTo(measured?.room ?? Number.NaN, 6)
  })

  test('where nothing came back, or the cost is not known, nothing is made up', async () => {
    const { ask } = await brandWith(open, [
      { order_id: 'a', entries: [sale] },
      { order_id: 'b', entries: [{ ...sale, sku: 'POT', goods_cost: null }] },
    ])
    const { rows } = await ask(unitCosts, days)
    expect(rows).toMatchObject([{ sku: 'MUG', return_rate: 0, return_cost: null, resellable_rate: null }])
  })
})
