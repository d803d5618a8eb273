import { describe, expect, test } from 'vitest'
import { type BookedOrder, insertRows } from '../../../test/books.ts'
import { warehouses } from '../../../test/measuring.ts'
import { days, scorecardScene as scene } from '../../../test/scorecard-scene.ts'
import { creatorFit } from './creator-fit.ts'

const order = (order_id: string, coupon_code: string, country: string, skus: string[]): BookedOrder => ({
  ...{ order_id, coupon_code, country },
  entries: skus.map((sku) => ({ at: '2025-01-10 10:00:00', sku, units: 1, net_sales: 1000 })),
})
const many = (count: number, one: (i: number) => BookedOrder) => Array.from({ length: count }, (_, i) => one(i))

describe.each(warehouses)('fit of creators, %s', (_, open) => {
  test('shares of products and markets stand beside those of all other orders, with intervals', async () => {
    const orders = [
      ...many(20, (i) => order(`m${i}`, 'MIA10', i < 15 ? 'DE' : 'US', i < 18 ? ['LAMP', 'MUG'] : ['MUG'])),
      ...many(40, (i) => order(`o${i}`, '', i < 4 ? 'DE' : 'US', i < 10 ? ['LAMP'] : ['MUG'])),
    ]
    const { ask, warehouse, scope } = await scene(open, [{ id: 'mia', handle: 'mia', markets: ['US'] }], {}, { orders })
    await insertRows(warehouse, 'link_versions', [
      {
        brand: scope.brand,
        version: '2025-01-01 00:00:00.000',
        kind: 'coupon',
        archived: 0,
        code: 'aaa222',
        creator: 'Mia',
        coupon: 'MIA10',
      },
    ])
    const products = (await ask(creatorFit, { ...days, creator: 'mia' })).rows
    expect(products).toMatchObject([
      { key: 'MUG', orders: 20, orders_in_all: 20, share: 1, others_share: 0.75, fit: 'more', is_stated: null },
      { key: 'LAMP', orders: 18, share: 0.9, others_share: 0.25, fit: 'more', name: 'MIA', creator: 'mia' },
    ])
    expect(products[1]?.times).toBeCloseTo(3.6, 9)
    expect(products[1]?.share_low).toBeCloseTo(0.699, 3)
    const markets = (await ask(creatorFit, { ...days, by: 'country' })).rows
    expect(markets).toMatchObject([
      { key: 'DE', orders: 15, share: 0.75, others_share: 0.1, fit: 'more', is_stated: 0 },
      { key: 'US', orders: 5, share: 0.25, others_share: 0.9, fit: 'less', is_stated: 1 },
    ])
    expect((await ask(creatorFit, { ...days, creator: 'nobody' })).rows).toEqual([])
  })
})
