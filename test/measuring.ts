import type { z } from 'zod'
import { marketplaceAds } from '../src/kernel/channel.ts'
import type { Scope } from '../src/manage/scope.ts'
import type { Measure } from '../src/measure/define.ts'
import { type Answer, runMeasure } from '../src/measure/run.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'
import { type BookedOrder, book } from './books.ts'
import { cluster } from './cluster.ts'
import { engines, newBrandId } from './engines.ts'

/** Both ways a warehouse can be: every measure has the same answers on either. */
export const warehouses: [name: string, open: () => Promise<Warehouse>][] = [
  ['embedded', async () => (await engines()).warehouse],
  ['on two shards', cluster],
]

/** A brand of its own: dollars, UTC, slice 1, unless said otherwise. */
export function brandScope(more: Partial<Scope> = {}): Scope {
  return {
    brand: newBrandId(),
    slice: 1,
    trafficSlice: 1,
    timeZone: 'UTC',
    currency: 'USD',
    liveLoads: [0, 1],
    stores: {},
    spendRules: marketplaceAds.map(([platform, sales_channel]) => ({ platform, campaign: '', sales_channel })),
    lifecycle: {},
    creatorTiers: [],
    ...more,
  }
}

/** A brand with these orders, and how to ask about it. */
export async function brandWith(open: () => Promise<Warehouse>, orders: BookedOrder[], more: Partial<Scope> = {}) {
  const warehouse = await open()
  const scope = brandScope(more)
  await book(warehouse, scope, orders)
  const ask = <Params extends z.ZodObject, Row extends z.ZodObject>(
    measure: Measure<Params, Row>,
    params: z.input<Params>,
  ): Promise<Answer<z.infer<Row>>> => runMeasure({ warehouse }, scope, measure, params)
  return { warehouse, scope, ask }
}

/**
 * A small shop over two months. January: ann's first order (1001), ben's first, on Amazon, of unknown cost (1002), an
 * order without a customer that is cancelled in February (1004), a storage fee, and spend that no order carries.
 * February: half of 1001 is refunded, and ann comes back (1003).
 */
export const smallShop: BookedOrder[] = [
  {
    order_id: '1001',
    customer_id: 'ann',
    order_rank: 1,
    first_at: '2025-01-10 10:00:00',
    campaign: 'spring',
    entries: [
      {
        at: '2025-01-10 10:00:00',
        sku: 'SHIRT',
        units: 2,
        net_sales: 4000,
        tax: 400,
        coupon: 200,
        goods_cost: 1200,
        payment: 116,
        logistics: 500,
        bases: { goods_cost: 'actual', payment: 'default', logistics: 'estimated' },
      },
      { at: '2025-01-10 10:00:00', entry: 'spend', sku: 'SHIRT', ads: 300 },
      {
        at: '2025-02-03 09:00:00',
        entry: 'refund',
        sku: 'SHIRT',
        units: -1,
        net_sales: -2000,
        tax: -200,
        goods_cost: -600,
        return_cost: 600,
        bases: { goods_cost: 'actual', return: 'default' },
      },
    ],
  },
  {
    order_id: '1002',
    sales_channel: 'amazon',
    country: 'DE',
    customer_id: 'ben',
    order_rank: 1,
    first_at: '2025-01-20 10:00:00',
    entries: [
      {
        at: '2025-01-20 10:00:00',
        sku: 'MUG',
        units: 1,
        net_sales: 1500,
        tax: 285,
        goods_cost: null,
        commission: 225,
        fulfilment: 350,
        bases: { commission: 'actual', fulfilment: 'default' },
      },
    ],
  },
  {
    order_id: '1003',
    customer_id: 'ann',
    order_rank: 2,
    first_at: '2025-01-10 10:00:00',
    previous_at: '2025-01-10 10:00:00',
    entries: [
      {
        at: '2025-02-15 10:00:00',
        sku: 'SHIRT',
        units: 1,
        net_sales: 2000,
        goods_cost: 600,
        bases: { goods_cost: 'actual' },
      },
      {
        at: '2025-02-15 10:00:00',
        sku: 'MUG',
        units: 1,
        net_sales: 1500,
        goods_cost: 500,
        bases: { goods_cost: 'actual' },
      },
    ],
  },
  {
    order_id: '1004',
    entries: [
      {
        at: '2025-01-31 23:30:00',
        sku: 'SHIRT',
        units: 1,
        net_sales: 3000,
        goods_cost: 900,
        bases: { goods_cost: 'actual' },
      },
      {
        at: '2025-02-01 10:00:00',
        entry: 'cancellation',
        sku: 'SHIRT',
        units: -1,
        net_sales: -3000,
        goods_cost: -900,
        bases: { goods_cost: 'actual' },
      },
    ],
  },
  {
    order_id: '',
    sales_channel: 'amazon',
    country: 'DE',
    entries: [
      { at: '2025-01-31 12:00:00', entry: 'fee', line_kind: 'fee', other_fees: 1000, bases: { other: 'actual' } },
    ],
  },
  {
    order_id: '',
    campaign: 'brand',
    entries: [{ at: '2025-01-15 12:00:00', entry: 'spend', line_kind: '', ads: 700 }],
  },
]
