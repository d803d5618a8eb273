import { describe, expect, test } from 'vitest'
import { brandOf, buys, visits } from '../../../test/attributed.ts'
import type { BookedOrder } from '../../../test/books.ts'
import { warehouses } from '../../../test/measuring.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { effectiveChannels } from './effective-channels.ts'
import { ownedChange } from './owned-change.ts'
import { ownedShare } from './owned-share.ts'

type More = Partial<Omit<BookedOrder, 'order_id' | 'entries'>>

/** An order of a day that keeps so much: half of what it sells. */
const keeps = (order_id: string, day: string, cm3: number, more: More = {}): BookedOrder => ({
  order_id,
  entries: [{ at: `${day} 12:11:00`, sku: 'MUG', units: 1, net_sales: 2 * cm3, goods_cost: cm3 }],
  ...more,
})
const customer = (customer_id: string, order_rank: number, first: string): More => ({
  customer_id,
  order_rank,
  first_at: `${first} 12:11:00`,
})
const amazon: More = { sales_channel: 'amazon', country: 'DE' }

/**
 * February: a first order by a paid visit (400), one by mail (100), one of unknown way (100). March: the buyer of February
 * comes back by himself, 40 days after the paid visit (300); one by search ads, then direct (200); one on Amazon (250); one by mail (250).
 */
function theShop(open: () => Promise<Warehouse>) {
  const events = [
    ...visits('ann', [['search', '2026-02-05']]),
    buys('ann', 'a1', '2026-02-05'),
    ...visits('ben', [['email', '2026-02-10']]),
    buys('ben', 'b1', '2026-02-10'),
    ...visits('ann', [['direct', '2026-03-17']]),
    buys('ann', 'a2', '2026-03-17'),
    ...visits('cat', [
      ['search', '2026-03-10'],
      ['direct', '2026-03-12'],
    ]),
    buys('cat', 'c1', '2026-03-12'),
    ...visits('dan', [['email', '2026-03-20']]),
    buys('dan', 'd1', '2026-03-20'),
  ]
  const orders = [
    keeps('a1', '2026-02-05', 400, customer('ann', 1, '2026-02-05')),
    keeps('b1', '2026-02-10', 100, customer('ben', 1, '2026-02-10')),
    keeps('x1', '2026-02-15', 100),
    keeps('a2', '2026-03-17', 300, customer('ann', 2, '2026-02-05')),
    keeps('c1', '2026-03-12', 200, customer('cat', 1, '2026-03-12')),
    keeps('d1', '2026-03-20', 250, customer('dan', 1, '2026-03-20')),
    keeps('m1', '2026-03-21', 250, amazon),
  ]
  return brandOf(open, events, orders)
}
const both = { from: '2026-02-01', to: '2026-03-31' }
const march = { from: '2026-03-01', to: '2026-03-31' }

describe.each(warehouses)('the moat, %s', (_, open) => {
  test('owned is what came unpaid: paid, marketplaces and ways not known stand apart', async () => {
    const { ask } = await theShop(open)
    const { rows, totals, sentence } = await ask(ownedShare, { ...both, by: 'month' })
    expect(rows).toMatchObject([
      { bucket: '2026-02-01', orders: 3, cm3: 600, owned: 100, paid: 400, unknown: 100, marketplace: 0, held: 100 },
      { bucket: '2026-03-01', orders: 4, cm3: 1000, owned: 550, paid: 200, unknown: 0, marketplace: 250, held: 550 },
    ])
    expect(rows.map(({ owned_share }) => owned_share)).toEqual([100 / 600, 0.55])
    expect(totals.owned_share).toBe(650 / 1600)
    expect(sentence?.en).toContain('40.6% of the margin')
  })

  test('a visit before the order that was not direct says how it came, within the window only', async () => {
    const { ask } = await theShop(open)
    const [row] = (await ask(ownedShare, { ...march, window_days: 1 })).rows
    expect(row).toMatchObject({ owned: 750, paid: 0 })
  })

  test.each(['touch', 'sales_channel', 'country', 'customer'] as const)(
    'by %s, mix and rate add up to the change of the share',
    async (by) => {
      const { ask } = await theShop(open)
      const { rows, totals } = await ask(ownedChange, { ...march, by })
      const change = 0.55 - 100 / 600
      expect(totals.effect).toBeCloseTo(change, 12)
      expect((totals.mix as number) + (totals.rate as number)).toBeCloseTo(change, 12)
      expect(rows.every(({ share, share_before }) => share === 0.55 && share_before === 100 / 600)).toBe(true)
      expect(rows.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12)
    },
  )

  test.each(['2026-02', '2026-03'])(
    'a market whose margins cancel out has its part of the change, in %s',
    async (month) => {
      const events = [
        ...visits('ann', [['email', '2026-02-10']]),
        buys('ann', 'a1', '2026-02-10'),
        ...visits('ben', [['email', '2026-03-10']]),
        buys('ben', 'b1', '2026-03-10'),
        ...visits('cat', [['email', `${month}-12`]]),
        buys('cat', 'c1', `${month}-12`),
      ]
      const { ask } = await brandOf(open, events, [
        keeps('a1', '2026-02-10', 200, customer('ann', 1, '2026-02-10')),
        keeps('x1', '2026-02-11', 200),
        keeps('b1', '2026-03-10', 200, customer('ben', 1, '2026-03-10')),
        keeps('x2', '2026-03-11', 200),
        keeps('c1', `${month}-12`, 100, { ...customer('cat', 1, `${month}-12`), country: 'FR' }),
        keeps('x3', `${month}-13`, -100, { country: 'FR' }),
      ])
      const { rows, sentence } = await ask(ownedChange, { ...march, by: 'country' })
      const [first] = rows
      expect(first?.share).not.toBe(first?.share_before)
      const effects = rows.reduce((sum, { effect }) => sum + effect, 0)
      expect(effects).toBeCloseTo((first?.share as number) - (first?.share_before as number), 12)
      const french = rows.find(({ key }) => key === 'FR')
      expect(french?.mix).toBeCloseTo(0, 12)
      expect(french?.rate).toBeCloseTo(month === '2026-03' ? 0.25 : -0.25, 12)
      expect(sentence?.en).not.toContain('may be')
      expect((await ask(ownedChange, march)).sentence?.en).toContain('the share may be higher than it seems')
    },
  )

  test('a channel that is as owned as before, and grows, has an effect of mix alone', async () => {
    const { ask } = await theShop(open)
    const { rows, sentence } = await ask(ownedChange, march)
    const direct = rows.find(({ key }) => key === 'direct')
    expect(direct).toMatchObject({ weight: 0.3, weight_before: 0, rate: 0 })
    expect(direct?.mix).toBeCloseTo(0.3 * (1 - (0.55 + 100 / 600) / 2), 12)
    expect(sentence?.en).toMatch(/^The owned margin share went from 16.7% to 55%; /)
  })

  test('channels that count are as many as equal ones would be', async () => {
    const { ask } = await theShop(open)
    const { rows } = await ask(effectiveChannels, march)
    const entropy = [300, 200, 250, 250].reduce((sum, one) => sum - (one / 1000) * Math.log(one / 1000), 0)
    expect(rows).toMatchObject([{ channels: 4, largest: 'direct', largest_share: 0.3, counted: 1000, left_out: 0 }])
    expect(rows[0]?.effective).toBeCloseTo(Math.exp(entropy), 12)
    const [february] = (await ask(effectiveChannels, { from: '2026-02-01', to: '2026-02-28' })).rows
    expect(february).toMatchObject({ channels: 2, largest: 'paid_search', counted: 500, left_out: 100 })
  })
})
