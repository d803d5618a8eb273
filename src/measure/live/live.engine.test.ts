import { describe, expect, test } from 'vitest'
import { type BookedOrder, insertRows } from '../../../test/books.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { liveComparison } from '../../predict/live/live-comparison.ts'
import { liveRundown } from '../../predict/live/live-rundown.ts'
import { liveOrders } from './live-orders.ts'
import { liveProducts } from './live-products.ts'
import { liveSessions } from './live-sessions.ts'
import { liveTimeline } from './live-timeline.ts'

const days = { from: '2025-03-01', to: '2025-03-31' }
type Told = Record<string, string | number | null>

/** An order on TikTok Shop, with a margin of 2000 for each lamp and 500 for each mug. */
const placed = (order_id: string, at: string, sku = 'LAMP', more: Partial<BookedOrder> = {}): BookedOrder => ({
  order_id,
  sales_channel: 'tiktok_shop',
  entries: [
    {
      at,
      sku,
      units: 1,
      ...(sku === 'LAMP' ? { net_sales: 3000, goods_cost: 1000 } : { net_sales: 800, goods_cost: 300 }),
    },
  ],
  ...more,
})
const refunded = (order_id: string, at: string): BookedOrder => ({
  ...placed(order_id, at),
  entries: [
    { at, sku: 'LAMP', units: 1, net_sales: 3000, goods_cost: 1000 },
    { at, entry: 'refund', sku: 'LAMP', units: -1, net_sales: -3000, goods_cost: -1000 },
  ],
})
const session = (session_id: string, started_at: string, ended_at: string, more: Told = {}): Told => ({
  ...{
    session_id,
    started_at,
    ended_at,
    platform: 'tiktok',
    sales_channel: 'tiktok_shop',
    host: 'mia',
    title: session_id,
  },
  ...{ currency: 'USD', host_fee_minor: 4000, other_fees_minor: null, gifts_minor: null, country: 'US', codes: '' },
  ...more,
})
const moment = (session_id: string, at: string, more: Told): Told => ({
  session_id,
  platform: 'tiktok',
  at,
  sku: '',
  ...more,
})

async function scene(
  open: (typeof warehouses)[number][1],
  orders: BookedOrder[],
  sessions: readonly Told[],
  moments: readonly Told[] = [],
) {
  const { warehouse, scope, ask } = await brandWith(open, orders)
  const { brand, slice } = scope
  const facts = (rows: readonly Told[]) =>
    rows.map((row, at) => ({
      ...{ brand, load: 1, line_no: at + 1, row_key: at + 1 },
      ...{ received_at: '2025-04-01 00:00:00', as_of: '2025-04-01 00:00:00' },
      ...row,
    }))
  if (sessions.length) await insertRows(warehouse, 'live_sessions', facts(sessions))
  if (moments.length) await insertRows(warehouse, 'live_moments', facts(moments))
  const dates = Array.from({ length: 31 }, (_, at) => `2025-03-${String(at + 1).padStart(2, '0')}`)
  await insertRows(
    warehouse,
    'day_rates',
    dates.map((day) => ({ brand, slice, day, currency: 'USD', minor_rate: 1 })),
  )
  return { warehouse, scope, ask }
}

const evening = session('L1', '2025-03-10 19:00:00', '2025-03-10 20:00:00', { codes: 'live1 mialive' })
const shownLamp = moment('L1', '2025-03-10 19:10:00', { until: '2025-03-10 19:30:00', sku: 'LAMP', clicks: 40 })

describe.each(warehouses)('live sessions, %s', (_, open) => {
  test('orders are a session’s by coupon, or as far as they are more than usual at that time; each counts once', async () => {
    const usual = Array.from({ length: 14 }, (_, at) => placed(`u${at}`, `2025-02-${String(10 + at)} 19:20:00`))
    const { ask } = await scene(
      open,
      [
        ...usual,
        placed('first', '2025-01-01 10:00:00'),
        placed('coupon', '2025-03-12 08:00:00', 'MUG', { sales_channel: 'own_site', coupon_code: 'MiaLive' }),
        placed('late', '2025-03-18 08:00:00', 'MUG', { sales_channel: 'own_site', coupon_code: 'MIALIVE' }),
        placed('a', '2025-03-10 19:12:00'),
        placed('b', '2025-03-10 19:44:59'),
        refunded('c', '2025-03-10 19:20:00'),
        placed('too_late', '2025-03-10 19:46:00'),
        placed('elsewhere', '2025-03-10 19:20:00', 'LAMP', { country: 'GB' }),
        placed('not_shown', '2025-03-10 19:20:00', 'MUG'),
      ],
      [evening],
      [
        shownLamp,
        moment('L1', '2025-03-10 19:00:00', { viewers: 100, comments: 5, gifts: 2 }),
        moment('L1', '2025-03-10 19:30:00', { viewers: 300, gifts: 1 }),
      ],
    )
    const { rows, totals } = await ask(liveSessions, days)
    expect(rows).toHaveLength(1)
    // 14 of the 28 days before have one such order: 0.5 a day. Three modelled orders leave 4000 together, so 2.5 of them count: 3333.
    const mean = 0.5 + 0.5 / 28
    const low = 2.5 - 1.959963984540054 * Math.sqrt(mean + mean / 28)
    expect(rows[0]).toMatchObject({
      ...{
        session: 'tiktok:L1',
        began_on: '2025-03-10',
        hours: 1,
        orders: 4,
        deterministic: 1,
        declared: 0,
        modelled: 3,
      },
      ...{ usual: 0.5, extra: 2.5, extra_low: low, extra_high: 3 },
      ...{ net_sales: 800 + 6000, refunds: 3000, returned: 0.25, cost_known: 1 },
      ...{ peak_viewers: 300, average_viewers: 200, comments: 5, clicks: 40, gifts: 3, fees: 4000, gift_income: null },
      ...{
        margin_before_fees: 500 + 3333,
        margin: 500 + 3333 - 4000,
        margin_per_hour: -167,
        margin_low: Math.round(500 + (4000 / 3) * low - 4000),
        margin_high: 500,
      },
    })
    expect(totals.orders).toBe(4)
    const orders = (await ask(liveOrders, { ...days, session: 'tiktok:L1' })).rows
    expect(orders.map(({ order_id, edge, minute, cm3 }) => [order_id, edge, minute, cm3])).toEqual([
      ['a', 'modelled', 12, 2000],
      ['c', 'modelled', 20, 0],
      ['b', 'modelled', 44, 2000],
      ['coupon', 'deterministic', 2220, 500],
    ])
    expect(orders[0]?.counts).toBeCloseTo(2.5 / 3, 9)
  })

  test('what is not stated is not known: fees, viewers, and what is usual without days before', async () => {
    const { ask } = await scene(
      open,
      [placed('a', '2025-03-10 19:12:00')],
      [
        { ...evening, host_fee_minor: null, currency: '' },
        session('L2', '2025-03-11 19:00:00', '2025-03-11 20:00:00'),
        session('L3', '2025-03-12 19:00:00', '2025-03-12 21:00:00', { other_fees_minor: 500, gifts_minor: 700 }),
      ],
      [shownLamp],
    )
    const { rows } = await ask(liveSessions, days)
    expect(rows[0]).toMatchObject({
      ...{
        modelled: 1,
        usual: null,
        extra: null,
        extra_low: 0,
        extra_high: 1,
        fees: null,
        margin: null,
        margin_per_hour: null,
      },
      ...{ margin_before_fees: 0, viewers: null, peak_viewers: null, comments: null, stated_orders: null },
    })
    expect(rows[1]).toMatchObject({ orders: 0, returned: null, margin: -4000, margin_low: -4000, margin_high: -4000 })
    // Gifts count, and both kinds of fees: 700 − 4000 − 500 in two hours.
    expect(rows[2]).toMatchObject({ gift_income: 700, fees: 4500, margin: -3800, margin_per_hour: -1900 })
  })

  test('a code of several sessions is of the last one that had begun, and a newer file replaces what an older one said', async () => {
    const { warehouse, scope, ask } = await scene(
      open,
      [
        placed('a', '2025-03-10 23:00:00', 'LAMP', { sales_channel: 'own_site', coupon_code: 'live1' }),
        placed('b', '2025-03-12 19:30:00', 'LAMP', { sales_channel: 'own_site', coupon_code: 'live1' }),
      ],
      [evening, session('L2', '2025-03-12 19:00:00', '2025-03-12 20:00:00', { codes: 'live1' })],
    )
    const orders = async () =>
      (await ask(liveSessions, days)).rows.map(({ session, orders, host }) => `${session} ${orders} ${host}`)
    expect(await orders()).toEqual(['tiktok:L1 1 mia', 'tiktok:L2 1 mia'])
    await insertRows(warehouse, 'live_sessions', [
      {
        ...{ ...evening, brand: scope.brand, load: 1, line_no: 1, row_key: 1, host: 'jon' },
        ...{ received_at: '2025-04-02 00:00:00', as_of: '2025-04-02 00:00:00' },
      },
    ])
    expect(await orders()).toEqual(['tiktok:L1 1 jon', 'tiktok:L2 1 mia'])
  })

  test('a link of a session is deterministic, and its code typed in a chat declared', async () => {
    const { warehouse, scope, ask } = await scene(
      open,
      [
        placed('7', '2025-03-10 19:40:00', 'LAMP', { sales_channel: 'own_site', coupon_code: 'OF-LINK' }),
        placed('8', '2025-03-10 19:50:00', 'LAMP', {
          sales_channel: 'own_site',
          customer_id: 'ann',
          order_rank: 1,
          first_at: '2025-03-10 19:50:00',
        }),
      ],
      [evening],
    )
    const link = { brand: scope.brand, version: '2025-01-01 00:00:00.000', kind: 'coupon', archived: 0, creator: '' }
    await insertRows(warehouse, 'link_versions', [{ ...link, code: 'live1', coupon: 'OF-LINK' }])
    await insertRows(warehouse, 'events', [
      {
        ...{
          brand: scope.brand,
          message_id: crypto.randomUUID(),
          type: 'track',
          name: 'code_declared',
          source: 'links',
          code: 'live1',
        },
        ...{
          user_id: 'ann',
          at: '2025-03-10 19:30:00',
          received_at: '2025-03-10 19:30:00',
          props: "{'declaration':'d1'}",
        },
      },
    ])
    const { rows } = await ask(liveSessions, days)
    expect(rows[0]).toMatchObject({ orders: 2, deterministic: 1, declared: 1, modelled: 0 })
  })

  test('a session goes by in steps, with what was shown and what came later in a row of its own', async () => {
    const { ask } = await scene(
      open,
      [
        placed('a', '2025-03-10 19:12:00'),
        placed('coupon', '2025-03-12 08:00:00', 'MUG', { sales_channel: 'own_site', coupon_code: 'live1' }),
      ],
      [evening],
      [
        shownLamp,
        moment('L1', '2025-03-10 19:00:00', { viewers: 100, comments: 2, orders: 1 }),
        moment('L1', '2025-03-10 19:01:00', { viewers: 200, comments: 3 }),
      ],
    )
    const { rows } = await ask(liveTimeline, { ...days, session: 'tiktok:L1', step: '10' })
    expect(
      rows.map((row) => [row.minute, row.part, row.shown, row.viewers, row.comments, row.orders, row.margin]),
    ).toEqual([
      [0, 'live', '', 150, 5, 0, 0],
      [10, 'live', 'LAMP', null, null, 1, 2000],
      [20, 'live', 'LAMP', null, null, 0, 0],
      [30, 'live', '', null, null, 0, 0],
      [40, 'live', '', null, null, 0, 0],
      [50, 'live', '', null, null, 0, 0],
      [60, 'after', '', null, null, 1, 500],
    ])
    expect(rows[0]).toMatchObject({ stated_orders: 1, clicks: null })
    expect(rows[1]).toMatchObject({ modelled: 1, clicks: 40 })
    expect((await ask(liveTimeline, { ...days, session: 'tiktok:none' })).rows).toEqual([])
  })

  test('products are told by what their own lines left per minute, hosts by what sessions left per hour', async () => {
    const sessions = [1, 2, 3, 4].map((at) =>
      session(`S${at}`, `2025-03-0${at} 10:00:00`, `2025-03-0${at} 11:00:00`, {
        codes: `s${at}`,
        host: at < 3 ? 'mia' : 'jon',
        country: at < 3 ? 'US' : 'GB',
        host_fee_minor: 1000,
      }),
    )
    const moments = [1, 2, 3, 4].flatMap((at) => [
      moment(`S${at}`, `2025-03-0${at} 10:00:00`, { sku: 'LAMP' }),
      moment(`S${at}`, `2025-03-0${at} 10:20:00`, { sku: 'MUG' }),
    ])
    const sold = (at: number, lamps: number) =>
      Array.from({ length: lamps }, (_, nth) =>
        placed(`${at}-${nth}`, `2025-03-0${at} 10:30:00`, 'LAMP', { sales_channel: 'own_site', coupon_code: `s${at}` }),
      )
    const { ask } = await scene(open, [...sold(1, 4), ...sold(2, 6), ...sold(3, 1), ...sold(4, 2)], sessions, moments)
    const products = (await ask(liveProducts, days)).rows
    expect(
      products.map(({ sku, minutes, margin, margin_per_minute }) => [sku, minutes, margin, margin_per_minute]),
    ).toEqual([
      ['LAMP', 80, 26_000, 325],
      ['MUG', 160, 0, 0],
    ])
    const hosts = (await ask(liveComparison, { ...days, by: 'host' })).rows
    // mia: 7000 and 11000; jon: 1000 and 3000. Within: (8 + 8 + 2 + 2)·10⁶ ÷ … by the model that is stated.
    const [within, grand] = [(8_000_000 + 2_000_000) / 2, 5500]
    const between = (2 * (9000 - grand) ** 2 + 2 * (2000 - grand) ** 2 - within) / (4 - 8 / 4)
    const share = (2 * between) / (2 * between + within)
    const error = Math.sqrt((share * within) / 2 + (1 - share) ** 2 * (within / 4 + (between * 8) / 16))
    expect(hosts[0]).toMatchObject({
      ...{ key: 'mia', sessions: 2, hours: 2, mean: 9000, all: 5500, orders_per_hour: 5 },
      margin_per_hour: Math.round(share * 9000 + (1 - share) * grand),
      low: Math.round(share * 9000 + (1 - share) * grand - 1.959963984540054 * error),
    })
    const markets = (await ask(liveComparison, { ...days, by: 'country' })).rows
    expect(markets).toEqual(hosts.map((row) => ({ ...row, key: row.key === 'mia' ? 'US' : 'GB' })))
    const platforms = (await ask(liveComparison, { ...days, by: 'platform' })).rows
    expect(platforms).toMatchObject([{ key: 'tiktok', sessions: 4, hours: 4, mean: 5500, all: 5500 }])
    // A lamp was shown for 20 minutes a time: 8000, 12000, 2000 and 4000 are 24000, 36000, 6000 and 12000 an hour.
    const shown = (await ask(liveComparison, { ...days, by: 'sku' })).rows
    expect(shown.map(({ key, sessions, mean }) => [key, sessions, mean])).toEqual([
      ['LAMP', 4, 19_500],
      ['MUG', 4, 0],
    ])
    const slots = (await ask(liveComparison, { ...days, by: 'slot' })).rows
    expect(slots.map(({ key, low }) => [key, low]).sort()).toEqual([
      ['1-10', null],
      ['2-10', null],
      ['6-10', null],
      ['7-10', null],
    ])
    const plan = (await ask(liveRundown, { ...days, length: 30 })).rows
    expect(
      plan.map(({ place, sku, from_minute, minutes, reason }) => [place, sku, from_minute, minutes, reason]),
    ).toEqual([
      [1, 'LAMP', 0, 20, expect.stringMatching(/better/)],
      [2, 'MUG', 20, 10, 'usual'],
    ])
    expect((await ask(liveRundown, { ...days, to: '2025-03-02' })).rows).toEqual([])
  })
})
