import { describe, expect, test } from 'vitest'
import { type BookedOrder, insertRows } from '../../../test/books.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { act, deriveStories, happens, trafficOf, view } from '../../../test/stories.ts'
import { commissionOrders } from './commission-orders.ts'
import { creatorCommissions } from './creator-commissions.ts'
import { reportedOrders } from './reported-orders.ts'

const march = { from: '2026-03-01', to: '2026-03-31' }
const at = '2026-03-20 12:11:00'

const order = (
  order_id: string,
  net_sales: number,
  coupon_code = '',
  more: Partial<BookedOrder['entries'][number]> = {},
): BookedOrder => ({ order_id, coupon_code, entries: [{ at, sku: 'MUG', units: 1, net_sales, ...more }] })
const refunded = (one: BookedOrder, net_sales: number, on = '2026-03-25 09:00:00'): BookedOrder => ({
  ...one,
  entries: [...one.entries, { at: on, entry: 'refund', sku: 'MUG', units: 0, net_sales: -net_sales }],
})

type Term = Partial<{
  collaboration: string
  creator: string
  claims: string
  rate_ppm: number
  order_cap: number
  cap: number
  hold_days: number
  starts_on: string
  ends_on: string
}>
type Reported = { order_id: string; handle: string } & Partial<{
  commission: number | null
  base: number
  state: string
  store: string
}>
type Paid = { creator: string; order_id: string; base: number; amount: number; kind?: string; is_deleted?: number }

async function scene(
  open: (typeof warehouses)[number][1],
  {
    orders,
    terms,
    paid = [],
    reported = [],
  }: { orders: BookedOrder[]; terms: Term[]; paid?: Paid[]; reported?: Reported[] },
) {
  const traffic = trafficOf()
  const { warehouse, scope, ask } = await brandWith(open, orders, {
    brand: traffic.brand,
    trafficSlice: traffic.slice,
  })
  const { brand } = scope
  await insertRows(
    warehouse,
    'link_versions',
    [
      { code: 'ada111', creator: '@Ada.home', coupon: 'ADA10' },
      { code: 'bea111', creator: 'Bea', coupon: 'BEA10' },
    ].map((one) => ({ brand, version: '2026-01-01 00:00:00.000', kind: 'web', archived: 0, ...one })),
  )
  await insertRows(
    warehouse,
    'creator_book',
    [
      { creator: 'crt_ada', name: 'Ada', handles: "['ada.home']" },
      { creator: 'crt_bea', name: 'Bea', handles: "['bea.b']" },
    ].map((one) => ({
      ...{ brand, category: '', markets: '[]', archived: 0, version: 1, is_deleted: 0 },
      ...{ platforms: "['tiktok']", followers: '[NULL]', former: '[0]' },
      ...one,
    })),
  )
  const plain = {
    ...{ brand, claims: "['link','coupon','declared']", rate_ppm: 100_000, order_cap: null, cap: null, hold_days: 0 },
    ...{ starts_on: '2026-01-01', ends_on: '2149-06-06', version: 1, is_deleted: 0 },
  }
  await insertRows(
    warehouse,
    'commission_terms',
    terms.map((one, i) => ({ ...plain, collaboration: `col_${i}`, ...one })),
  )
  if (paid.length)
    await insertRows(
      warehouse,
      'paid_commissions',
      paid.map((one, number) => ({ brand, number, kind: 'order', store: 'Shop', version: 1, is_deleted: 0, ...one })),
    )
  if (reported.length)
    await insertRows(
      warehouse,
      'reported_orders',
      reported.map(({ handle, ...one }) => ({
        ...{
          brand,
          slice: scope.slice,
          store: '',
          sales_channel: 'own_site',
          platform: 'tiktok',
          placed_at: at,
          state: 'settled',
        },
        ...{
          handle,
          spelt: handle,
          content_types: "['video']",
          content_ids: "['7301']",
          skus: "['MUG']",
          base: 1000,
          commission: 0,
        },
        ...one,
      })),
    )
  await happens(warehouse, traffic, [
    view('ann', '2026-03-20T12:00', '/?mpc=ada111'),
    act('ann', '2026-03-20T12:10', 'Order Completed', { order_id: 'link' }),
    view('ben', '2026-03-20T12:00', '/?mpc=bea111'),
    act('ben', '2026-03-20T12:10', 'Order Completed', { order_id: 'both' }),
  ])
  await deriveStories(warehouse, scope)
  const rows = async (params: object = {}) => {
    const answer = await ask(commissionOrders, { ...march, ...params })
    return Object.fromEntries(answer.rows.map((row) => [row.order_id, row]))
  }
  return { rows, ask }
}

const ada: Term = { creator: 'crt_ada' }
const bea: Term = { creator: 'crt_bea' }

describe.each(warehouses)('commissions of creators, %s', (_, open) => {
  test('an order is earned by link or coupon, of what is left of its goods after coupons and refunds', async () => {
    const shipped: BookedOrder = {
      ...order('shipped', 5000, 'ADA10', { coupon: 500 }),
      entries: [
        { at, sku: 'MUG', units: 1, net_sales: 5000, coupon: 500 },
        { at, line_kind: 'shipping', net_sales: 700 },
      ],
    }
    const { rows } = await scene(open, {
      orders: [order('link', 2005), shipped, refunded(order('part', 4000, 'ada10'), 1000), order('none', 9000)],
      terms: [ada],
    })
    const found = await rows()
    expect(Object.keys(found).sort()).toEqual(['link', 'part', 'shipped'])
    // 10% of 20.05 is 2.005: half goes up.
    expect(found.link).toMatchObject({
      name: 'Ada',
      claim: 'link',
      base: 2005,
      commission: 201,
      commission_rate: 0.1,
      rivals: '',
    })
    expect(found.shipped).toMatchObject({ claim: 'coupon', base: 4500, commission: 450, state: 'due', to_pay: 450 })
    expect(found.part).toMatchObject({ base: 3000, commission: 300 })
  })

  test('a coupon comes before a link, and the other claim is shown; without an agreement it does not compete', async () => {
    const orders = [order('both', 1000, 'ADA10')]
    const both = await scene(open, { orders, terms: [ada, bea] })
    expect((await both.rows()).both).toMatchObject({ name: 'Ada', claim: 'coupon', rivals: 'Bea', rival_claim: 'link' })
    const summary = await both.ask(creatorCommissions, march)
    expect(summary.rows).toMatchObject([{ creator: 'crt_ada', orders: 1, contested_orders: 1, commission: 100 }])
    const onlyBea = await scene(open, { orders, terms: [bea] })
    expect((await onlyBea.rows()).both).toMatchObject({
      name: 'Bea',
      claim: 'link',
      rivals: 'Ada.home',
      rival_claim: 'coupon',
    })
    const byLinkAlone = await scene(open, { orders, terms: [{ ...ada, claims: "['link']" }, bea] })
    expect((await byLinkAlone.rows()).both).toMatchObject({ name: 'Bea' })
  })

  test('what a platform reports names the creator by their handle on it; several are shown, and void lines claim nothing', async () => {
    const found = await scene(open, {
      orders: [
        order('one', 1000),
        order('two', 4000),
        order('gone', 1000),
        order('foreign', 1000),
        order('elsewhere', 1000),
      ],
      terms: [ada, bea],
      reported: [
        { order_id: 'one', handle: 'ada.home' },
        { order_id: 'two', handle: 'ada.home', base: 1000 },
        { order_id: 'two', handle: 'bea.b', base: 3000 },
        { order_id: 'two', handle: 'somebody', base: 500 },
        { order_id: 'gone', handle: 'ada.home', state: 'void' },
        { order_id: 'foreign', handle: 'somebody' },
        { order_id: 'elsewhere', handle: 'ada.home', store: 'Another shop' },
        { order_id: 'never', handle: 'ada.home' },
      ],
    })
    const rows = await found.rows()
    expect(Object.keys(rows).sort()).toEqual(['one', 'two'])
    expect(rows.one).toMatchObject({ name: 'Ada', claim: 'declared', commission: 100, by_platform: 0, rivals: '' })
    expect(rows.two).toMatchObject({
      name: 'Bea',
      claim: 'declared',
      rivals: 'ada.home, somebody',
      rival_claim: 'declared',
    })
    const reports = await found.ask(reportedOrders, march)
    expect(
      reports.rows.map(({ order_id, handle, name, creators, there, state }) => [
        order_id,
        handle,
        name,
        creators,
        there,
        state,
      ]),
    ).toEqual([
      ['foreign', 'somebody', '', 1, 'yes', 'settled'],
      ['gone', 'ada.home', 'Ada', 0, 'yes', 'void'],
      ['never', 'ada.home', 'Ada', 1, 'no', 'settled'],
      ['one', 'ada.home', 'Ada', 1, 'yes', 'settled'],
      ['two', 'ada.home', 'Ada', 3, 'yes', 'settled'],
      ['two', 'bea.b', 'Bea', 3, 'yes', 'settled'],
      ['two', 'somebody', '', 3, 'yes', 'settled'],
      // Of another store that has no such order.
      ['elsewhere', 'ada.home', 'Ada', 1, 'no', 'settled'],
    ])
    const unknown = await found.ask(reportedOrders, { ...march, of: 'unknown_creator' })
    expect(unknown.rows.map(({ order_id }) => order_id)).toEqual(['foreign', 'two'])
    const contested = await found.ask(reportedOrders, { ...march, of: 'several_creators', creator: ['crt_bea'] })
    expect(contested.rows.map(({ order_id, base }) => [order_id, base])).toEqual([['two', 3000]])
  })

  test('what the platform pays the creator of an order is not paid again, whichever claim of theirs won', async () => {
    const { rows, ask } = await scene(open, {
      orders: [order('more', 1000, 'ADA10'), order('less', 1000), order('other', 1000, 'ADA10')],
      terms: [{ ...ada, order_cap: 60 }, bea],
      reported: [
        { order_id: 'more', handle: 'ada.home', commission: 30 },
        { order_id: 'less', handle: 'ada.home', commission: 150 },
        { order_id: 'other', handle: 'bea.b', commission: 80 },
      ],
    })
    const found = await rows()
    // 10 % is 100, of which a cap leaves 60; the platform pays 30 of them.
    expect(found.more).toMatchObject({ claim: 'coupon', by_platform: 30, commission: 30, cut: 40, rivals: 'ada.home' })
    expect(found.less).toMatchObject({ claim: 'declared', by_platform: 60, commission: 0, state: 'nothing' })
    expect(found.other).toMatchObject({ name: 'Ada', claim: 'coupon', by_platform: 0, commission: 60, rivals: 'bea.b' })
    const { totals } = await ask(creatorCommissions, march)
    expect(totals).toMatchObject({ by_platform: 90, commission: 90 })
  })

  test('an order of which a platform does not say what it pays is held; what it says after a payout is taken back', async () => {
    const { rows } = await scene(open, {
      orders: [order('silent', 1000), order('late', 1000), order('double', 1000)],
      terms: [ada],
      reported: [
        { order_id: 'silent', handle: 'ada.home', commission: null },
        { order_id: 'late', handle: 'ada.home', commission: 40 },
        { order_id: 'double', handle: 'ada.home', commission: 30, store: 'Shop' },
        { order_id: 'double', handle: 'ada.home', commission: 30, store: '' },
      ],
      paid: [{ creator: 'crt_ada', order_id: 'late', base: 1000, amount: 100 }],
    })
    const found = await rows()
    expect(found.silent).toMatchObject({ state: 'held', by_platform: null, commission: 100, to_pay: 0 })
    expect(found.late).toMatchObject({ state: 'taken_back', paid: 100, to_take_back: 40 })
    // The same report by file, without a store, and by connection.
    expect(found.double).toMatchObject({ by_platform: 30, commission: 70, state: 'due' })
  })

  test('only orders of the days of an agreement count, and the later of two agreements', async () => {
    const { rows } = await scene(open, {
      orders: [order('a', 1000, 'ADA10'), order('b', 1000, 'BEA10')],
      terms: [
        ada,
        { ...ada, rate_ppm: 200_000, starts_on: '2026-03-20' },
        { ...bea, ends_on: '2026-03-19' },
        { ...bea, starts_on: '2026-03-21' },
      ],
    })
    const found = await rows()
    expect(found.a).toMatchObject({ commission: 200 })
    expect(found.b).toBeUndefined()
  })

  test('caps hold for an order and for a collaboration, in the order of orders, whichever days are asked about', async () => {
    const early: BookedOrder = {
      order_id: 'early',
      coupon_code: 'ADA10',
      entries: [{ at: '2026-02-10 10:00:00', sku: 'MUG', units: 1, net_sales: 3000 }],
    }
    const orders = [early, order('one', 8000, 'ADA10'), order('two', 4000, 'ADA10')]
    const { rows } = await scene(open, { orders, terms: [{ ...ada, order_cap: 500, cap: 900 }] })
    const found = await rows()
    expect(Object.keys(found).sort()).toEqual(['one', 'two'])
    expect(found.one).toMatchObject({ commission: 500, cut: 300 })
    expect(found.two).toMatchObject({ commission: 100, cut: 300 })
  })

  test('nothing is due before the hold is over', async () => {
    const orders = [order('a', 1000, 'ADA10')]
    const { rows } = await scene(open, { orders, terms: [{ ...ada, hold_days: 36_000 }] })
    expect((await rows()).a).toMatchObject({ state: 'held', commission: 100, to_pay: 0 })
    expect(await rows({ state: 'due' })).toEqual({})
  })

  test('what was paid is paid once, stays with whom it was paid to, and is taken back as far as it was refunded', async () => {
    const cancelled: BookedOrder = {
      ...order('gone', 1000, 'ADA10'),
      entries: [
        { at, sku: 'MUG', units: 1, net_sales: 1000 },
        { at: '2026-04-02 10:00:00', entry: 'cancellation', sku: 'MUG', units: -1, net_sales: -1000 },
      ],
    }
    const { rows, ask } = await scene(open, {
      orders: [
        order('paid', 1000, 'ADA10'),
        refunded(order('half', 1001, 'ADA10'), 500),
        refunded(order('settled', 1000, 'ADA10'), 1000),
        order('moved', 1000, 'ADA10'),
        order('void', 1000, 'ADA10'),
        cancelled,
      ],
      terms: [ada],
      paid: [
        { creator: 'crt_ada', order_id: 'paid', base: 1000, amount: 100 },
        { creator: 'crt_ada', order_id: 'half', base: 1001, amount: 100 },
        { creator: 'crt_ada', order_id: 'settled', base: 1000, amount: 100 },
        { creator: 'crt_ada', order_id: 'settled', base: 0, amount: -100, kind: 'taken_back' },
        { creator: 'crt_bea', order_id: 'moved', base: 1000, amount: 80 },
        { creator: 'crt_ada', order_id: 'void', base: 1000, amount: 100, is_deleted: 1 },
        { creator: 'crt_ada', order_id: 'gone', base: 1000, amount: 100 },
      ],
    })
    const found = await rows()
    expect(found.paid).toMatchObject({ state: 'paid', paid: 100, to_pay: 0, to_take_back: 0 })
    // 100 × 501 ÷ 1001 = 50.05: 50 stay.
    expect(found.half).toMatchObject({ state: 'taken_back', paid: 100, to_pay: 0, to_take_back: 50 })
    expect(found.settled).toMatchObject({ state: 'paid', paid: 0, to_take_back: 0 })
    expect(found.moved).toMatchObject({ name: 'Bea', state: 'paid', paid: 80, to_pay: 0 })
    expect(found.void).toMatchObject({ state: 'due', to_pay: 100 })
    expect(found.gone).toMatchObject({ state: 'taken_back', to_take_back: 100 })
    // What is to be taken back stands in every statement until it is.
    expect(Object.keys(await rows({ from: '2026-05-01', to: '2026-05-31' })).sort()).toEqual(['gone', 'half'])
    const { totals } = await ask(creatorCommissions, march)
    expect(totals).toMatchObject({ paid: 380, to_pay: 100, to_take_back: 150 })
  })
})
