import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type RoomProduct, roomProduct, roomTerms } from '../../manage/room-input.ts'
import { curveOf, roomOf } from './room.ts'

const mug = { name: 'Mug', currency: 'USD', price: '10.00', landed_cost: '3.00' }
const levels = [
  { name: 'creator', percent: '20' },
  { name: 'agency', percent: '10' },
  { name: 'leader', percent: '5' },
]
const product = (more: object = {}): RoomProduct => roomProduct.parse({ ...mug, ...more })
const room = (more: object = {}, terms: object = {}) => roomOf(product(more), roomTerms.parse({ levels, ...terms }))

describe('room of what is stated', () => {
  test('the mug of the guide leaves 5.50 of 10.00, and 10% after levels of 35% and 10% kept', () => {
    const found = room({ fulfilment: '1.00', coupon_amount: '0.50' })
    expect(found).toMatchObject({
      ...{ verdict: 'room', room: 0.45, room_per_unit: 450, left: 0.1, left_per_unit: 100 },
      ...{ price: 1000, refunded: 0, coupon: 50, landed_cost: 300, fulfilment: 100, margin: 550, kept: 100 },
    })
    expect(found.levels).toEqual([
      { name: 'creator', share: 0.2, per_unit: 200, up_to: 0.3 },
      { name: 'agency', share: 0.1, per_unit: 100, up_to: 0.2 },
      { name: 'leader', share: 0.05, per_unit: 50, up_to: 0.15 },
    ])
    // 4.50 of costs are carried by 55% of the price.
    expect(found.break_even_price).toBe(819)
  })

  test('what comes back takes its sale, its coupon and the platform fee along, and leaves its costs', () => {
    const found = room({
      ...{ price: '20.00', landed_cost: '5.00', platform_percent: '10', payment_percent: '3', payment_fixed: '0.30' },
      ...{ fulfilment: '2.00', return_percent: '20', return_cost: '4.00', resellable_percent: '75' },
      coupon_percent: '10',
    })
    expect(found).toMatchObject({
      // 20% of 20.00; 2.00 of the 80% that stay; 5.00 less 15% that are sold again; 10% of 16.00; 3% of 20.00 and 0.30.
      ...{ refunded: 400, coupon: 160, landed_cost: 425, platform_fee: 160, payment_fee: 90, fulfilment: 200 },
      // 20% of 4.00; 20.00 less all of it; a tenth of 16.00.
      ...{ returns: 80, margin: 485, kept: 160, room_per_unit: 325, room: 0.203125 },
      // 35% of 16.00 are 5.60.
      ...{ verdict: 'none', left_per_unit: -235 },
    })
  })

  test('commissions of everything sold weigh more than those of what stays sold', () => {
    const [kept, sold] = (['kept', 'sold'] as const).map((commissions_on) =>
      room({ return_percent: '50' }, { commissions_on, keep_percent: '0' }),
    )
    // 10.00 less 5.00 given back and 3.00 of goods leave 2.00: 40% of the 5.00 that stay, 20% of the 10.00 that were sold.
    expect([kept?.room, sold?.room]).toEqual([0.4, 0.2])
    expect([kept?.left_per_unit, sold?.left_per_unit]).toEqual([25, -150])
  })

  test('percentages may be of what is left after the coupon', () => {
    const of = (percents_of: string) =>
      room({ coupon_amount: '2.00', platform_percent: '10' }, { percents_of, keep_percent: '0' })
    expect(of('price')).toMatchObject({ platform_fee: 100, margin: 400, room: 0.4 })
    expect(of('paid')).toMatchObject({ platform_fee: 80, margin: 420, room: 0.525 })
  })

  test('the return rate at which nothing is left is told, or that there is none', () => {
    // 10.00 − 3.00 − 1.00 kept − 3.50 leave 2.50; all of it back costs 3.00: 2.5 ÷ 5.5.
    expect(room()).toMatchObject({ return_limit: 'at', break_even_return_rate: 0.454545 })
    expect(room({ landed_cost: '8.00' })).toMatchObject({ return_limit: 'none', break_even_return_rate: null })
    expect(room({ resellable_percent: '100' })).toMatchObject({ return_limit: 'any', break_even_return_rate: null })
  })

  test('a price that is enough is told up to the next minor unit; where percentages take all of it, none is', () => {
    // 3.00 ÷ 0.55 = 5.4545…
    expect(room().break_even_price).toBe(546)
    expect(roomOf(product({ price: '5.46' }), roomTerms.parse({ levels })).verdict).toBe('room')
    expect(roomOf(product({ price: '5.45' }), roomTerms.parse({ levels })).verdict).toBe('none')
    expect(room({ platform_percent: '60' }).break_even_price).toBeNull()
    expect(room({ platform_percent: '54.9999', landed_cost: '9999999999' }).break_even_price).toBeNull()
  })

  test('what is not stated is named and not counted; nothing of a unit that always comes back is known', () => {
    expect(room().not_stated).toEqual([
      ...['platform_percent', 'payment_percent', 'payment_fixed', 'fulfilment', 'return_percent'],
    ])
    expect(room({ return_percent: '10' }).not_stated).toContain('return_cost')
    expect(room({ return_percent: '100' })).toMatchObject({ verdict: 'unknown', room: null, left: null })
  })

  test('yen have no minor unit, dinars three digits, and a landed cost of a fraction of a cent is taken as it is', () => {
    expect(room({ currency: 'JPY', price: '1000', landed_cost: '333' })).toMatchObject({ price: 1000, margin: 667 })
    expect(room({ currency: 'KWD', price: '1.005', landed_cost: '0.001' })).toMatchObject({ price: 1005, margin: 1004 })
    // 0.0049 alone is nothing, and with 0.0001 half a cent.
    expect(room({ landed_cost: '0.0049', fulfilment: '0.0001' })).toMatchObject({ landed_cost: 0, margin: 1000 })
    expect(room({ landed_cost: '0.0050', fulfilment: '0.0001' })).toMatchObject({ margin: 999 })
  })

  test('a coupon is one of two, and no more than the price', () => {
    const faults = (more: object) => roomProduct.safeParse({ ...mug, ...more }).error?.issues[0]?.message
    expect(faults({ coupon_percent: '5', coupon_amount: '1' })).toMatch(/not both/)
    expect(faults({ coupon_amount: '10.01' })).toBe('has to be at most the price')
    expect(faults({ price: '0' })).toBe('has to be above zero')
    expect(faults({ return_percent: '101' })).toBe('has to be at most 100')
  })

  test('the curve of return rates falls, goes through what is stated, and ends before everything comes back', () => {
    const curve = curveOf(
      product({ return_percent: '10', return_cost: '1' }),
      roomTerms.parse({ levels }),
      'return_rate',
    )
    expect(curve).toHaveLength(31)
    expect(curve.find(({ at }) => at === 0.1)?.room).toBe(room({ return_percent: '10', return_cost: '1' }).room)
    expect(curve.every(({ room }, i) => i === 0 || (room ?? 1) < (curve[i - 1]?.room ?? 0))).toBe(true)
  })

  test('the curve of prices rises from half of the price to half as much again', () => {
    const curve = curveOf(product({ coupon_amount: '6' }), roomTerms.parse({ levels }), 'price')
    expect([curve[0]?.at, curve.at(-1)?.at]).toEqual([600, 1500])
    expect(curve.find(({ at }) => at === 1000)?.room).toBe(room({ coupon_amount: '6' }).room)
  })
})

const percent = fc.integer({ min: 0, max: 1_000_000 }).map((tenThousandths) => String(tenThousandths / 10_000))
const cents = (max: number) => fc.integer({ min: 1, max }).map((minor) => (minor / 100).toFixed(2))

test('at the price that is enough something is left, and a minor unit below it is not', () => {
  fc.assert(
    fc.property(
      cents(100_000),
      cents(20_000),
      percent,
      percent,
      cents(500),
      (price, landed_cost, share, back, cost) => {
        const stated = { price, landed_cost, platform_percent: share, return_percent: back, return_cost: cost }
        const { break_even_price: enough } = room(stated)
        if (enough === null || enough < 2) return
        const at = (minor: number) => room({ ...stated, price: (minor / 100).toFixed(2) })
        expect(at(enough).verdict).not.toBe('none')
        expect(at(enough - 1).verdict).not.toBe('room')
      },
    ),
  )
})

test('up to the return rate that is told something is left, and right above it is not', () => {
  fc.assert(
    fc.property(cents(100_000), cents(20_000), percent, cents(500), (price, landed_cost, sold_again, cost) => {
      const stated = { price, landed_cost, resellable_percent: sold_again, return_cost: cost }
      const { return_limit, break_even_return_rate: rate } = room(stated)
      if (return_limit !== 'at' || rate === null) return
      const at = (millionths: number) => room({ ...stated, return_percent: String(millionths / 10_000) })
      const millionths = Math.round(rate * 1_000_000)
      expect(at(millionths).verdict).not.toBe('none')
      expect(at(millionths + 1).verdict).not.toBe('room')
    }),
  )
})
