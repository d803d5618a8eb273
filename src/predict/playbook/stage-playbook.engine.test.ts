import { describe, expect, test } from 'vitest'
import type { BookedOrder } from '../../../test/books.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { act, deriveStories, happens, view } from '../../../test/stories.ts'
import { runMeasure } from '../../measure/run.ts'
import { stagePlaybook } from './stage-playbook.ts'

const year = { from: '2025-01-01', to: '2025-12-31' }

/** An order of ten dollars on each of some last days of the year. */
function orders(count: number, more: Partial<BookedOrder>, prefix: string): BookedOrder[] {
  return Array.from({ length: count }, (_, i) => {
    const at = new Date(Date.UTC(2025, 11, 31, 12) - (i % 80) * 86_400_000).toISOString().slice(0, 19).replace('T', ' ')
    return {
      order_id: `${prefix}-${i}`,
      ...more,
      entries: [{ at, sku: 'MUG', units: 1, net_sales: 1000, goods_cost: 400 }],
    }
  })
}
const early = (country: string): BookedOrder => ({
  order_id: `early-${country}`,
  country,
  sales_channel: 'amazon',
  entries: [{ at: '2025-01-02 10:00:00', sku: 'MUG', units: 1, net_sales: 1000, goods_cost: 400 }],
})

describe.each(warehouses)('stage and mix, on %s', (_name, open) => {
  test('a market is placed by its orders, its age and who comes back, and small ones are left out', async () => {
    const returning = (country: string, prefix: string) => [
      ...orders(60, { country, sales_channel: 'amazon', customer_id: 'a', order_rank: 2 }, `${prefix}r`),
      ...orders(60, { country, sales_channel: 'amazon', customer_id: 'b', order_rank: 1 }, `${prefix}n`),
    ]
    const { ask } = await brandWith(open, [
      early('DE'),
      ...returning('DE', 'de'),
      ...returning('FR', 'fr'),
      early('US'),
      ...orders(120, { country: 'US', sales_channel: 'amazon' }, 'us'),
      early('JP'),
      ...orders(35, { country: 'JP', sales_channel: 'amazon' }, 'jp'),
      ...orders(10, { country: 'GB', sales_channel: 'amazon' }, 'gb'),
    ])
    const { rows, sentence } = await ask(stagePlaybook, { ...year, growing_orders: 20, large_orders: 40 })
    const stages = Object.fromEntries(rows.map(({ country, stage }) => [country, stage]))
    // 120 orders in 90 days are 40 a month. France is young, nobody is known to come back in the US, Japan is small.
    expect(stages).toEqual({ '': 'large', DE: 'large', US: 'growing', FR: 'starting', JP: 'starting' })
    expect(rows.filter(({ country }) => country === 'DE')).toMatchObject([
      { part: 'paid_pull', share: 0, verdict: 'below', orders_per_month: 40 },
      { part: 'paid_push', share: 0 },
      { part: 'earned', share: 0 },
      { part: 'owned', share: 0, verdict: 'below' },
      { part: 'marketplace', share: 1, verdict: 'above', net_sales: 121_000, explained: 1 },
    ])
    expect(sentence?.en).toMatch(/^The brand is large: .* 100% of sales is “Marketplaces”/)
  })

  test('a sale of the own site is of what led to it, and one whose lead is not known has no part', async () => {
    const { warehouse, scope } = await brandWith(open, [
      ...orders(30, { country: 'DE' }, 'unknown'),
      ...['1', '2', '3', '4'].map((order_id) => ({
        ...{ order_id, country: 'DE' },
        entries: [{ at: '2025-12-10 10:00:00', sku: 'MUG', units: 1, net_sales: 1000, goods_cost: 400 }],
      })),
    ])
    const came = (who: string, order_id: string, query: string) => [
      view(who, '2025-12-10T09:50', `/?${query}`),
      act(who, '2025-12-10T10:00', 'Order Completed', { order_id }),
    ]
    await happens(warehouse, scope, [
      ...came('ann', '1', 'utm_source=google&utm_medium=cpc&gclid=x'),
      ...came('ben', '2', 'utm_source=mail&utm_medium=email'),
      ...came('cid', '3', 'utm_source=facebook&utm_medium=paid_social'),
      ...came('dan', '4', 'utm_source=mail&utm_medium=email'),
    ])
    await deriveStories(warehouse, scope)
    const { rows } = await runMeasure({ warehouse }, scope, stagePlaybook, year)
    const shares = rows.filter(({ country }) => country === 'DE').map(({ part, share }) => [part, share])
    expect(Object.fromEntries(shares)).toEqual({
      paid_pull: 0.25,
      paid_push: 0.25,
      earned: 0,
      owned: 0.5,
      marketplace: 0,
    })
    expect(rows[0]?.explained).toBeCloseTo(4 / 34, 10)
  })

  test('a brand with next to no orders has no stage', async () => {
    const { ask } = await brandWith(open, orders(5, { country: 'DE' }, 'few'))
    expect(await ask(stagePlaybook, year)).toMatchObject({ rows: [] })
  })

  test('a short period counts the same 90 days, and a mix that is hardly known is not judged', async () => {
    const { ask } = await brandWith(open, [early('DE'), ...orders(120, { country: 'DE' }, 'de')])
    const { rows, sentence } = await ask(stagePlaybook, { ...year, from: '2025-12-01', growing_orders: 40 })
    expect(rows[0]).toMatchObject({ orders_per_month: 40, stage: 'growing', known_days: 364, share: null, verdict: '' })
    expect(sentence?.en).toContain('too little to judge')
  })
})
