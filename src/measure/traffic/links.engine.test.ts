import { describe, expect, test } from 'vitest'
import { type BookedOrder, insertRows } from '../../../test/books.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { linkPerformance } from './link-performance.ts'

const january = { from: '2025-01-01', to: '2025-01-31' }

function order(id: string, net: number, more: Partial<BookedOrder> = {}): BookedOrder {
  return {
    order_id: id,
    entries: [{ at: '2025-01-20 10:00:00', sku: 'MUG', units: 1, net_sales: net, goods_cost: 100 }],
    ...more,
  }
}

/** A brand with links, events and orders, and what is asked of it. */
async function scene(
  open: (typeof warehouses)[number][1],
  { links, events, orders }: { links: object[]; events: object[]; orders: BookedOrder[] },
) {
  const { warehouse, scope, ask } = await brandWith(open, orders)
  const { brand } = scope
  await insertRows(
    warehouse,
    'link_versions',
    links.map((link, i) => ({ brand, version: `2025-01-01 00:00:0${i}.000`, kind: 'web', archived: 0, ...link })),
  )
  await insertRows(
    warehouse,
    'events',
    events.map((event) => ({
      brand,
      source: 'links',
      at: '2025-01-15 10:00:00',
      received_at: '2025-01-15 10:00:00',
      message_id: crypto.randomUUID(),
      type: 'track',
      ...event,
    })),
  )
  return async (columns: (keyof typeof linkPerformance.columns)[], params = january) => {
    const { rows } = await ask(linkPerformance, params)
    return rows.map((row) => columns.map((column) => row[column]))
  }
}

const click = (code: string, anonymous_id: string, more: object = {}) => ({
  name: 'link_clicked',
  code,
  anonymous_id,
  ...more,
})
const said = (code: string, id: string, more: object = {}) => ({
  name: 'code_declared',
  code,
  anonymous_id: id,
  props: `{'declaration':'${id}'}`,
  ...more,
})

describe.each(warehouses)('links and codes, %s', (_, open) => {
  test('clicks and people are counted by code in the period; bots, previews and links that are over stand apart', async () => {
    const ask = await scene(open, {
      links: [
        { code: 'aaa222', creator: 'Ann', title: 'Old' },
        { code: 'aaa222', creator: 'Ann', title: 'Spring' },
        { code: 'bbb333', creator: 'Ben', archived: 1 },
        { code: 'ccc444', creator: 'Cem' },
      ],
      events: [
        click('aaa222', 'x'),
        click('aaa222', 'x'),
        click('aaa222', 'y'),
        click('aaa222', 'z', { bot_reasons: ['preview'] }),
        click('aaa222', 'w', { at: '2025-02-01 00:00:00' }),
        click('aaa222', 'w', { name: 'link_missed' }),
      ],
      orders: [],
    })
    expect(await ask(['code', 'creator', 'title', 'clicks', 'people', 'bot_clicks', 'orders', 'edge'])).toEqual([
      ['aaa222', 'Ann', 'Spring', 3, 2, 1, 0, ''],
      ['ccc444', 'Cem', '', 0, 0, 0, 0, ''],
    ])
  })

  test('an order with the coupon of one link is deterministic, however it was typed, and brings its margin', async () => {
    const ask = await scene(open, {
      links: [{ code: 'aaa222', coupon: 'Ann10' }],
      events: [click('aaa222', 'x'), click('aaa222', 'y')],
      orders: [
        order('1', 1000, { coupon_code: ' ANN10' }),
        order('2', 501, { coupon_code: 'ann10' }),
        order('3', 700, { coupon_code: 'OTHER' }),
      ],
    })
    expect(await ask(['code', 'orders', 'edge', 'net_sales', 'cm3', 'sales_per_click'])).toEqual([
      ['aaa222', 2, 'deterministic', 1501, 1301, 751],
    ])
  })

  test('a coupon that several links share is nobody’s of them: its orders are aggregate, in a row of its own', async () => {
    const ask = await scene(open, {
      links: [
        { code: 'aaa222', coupon: 'ANN10', creator: 'Ann', post: 'one' },
        { code: 'bbb333', coupon: 'ann10', creator: 'Ann', post: 'two' },
      ],
      events: [],
      orders: [order('1', 1000, { coupon_code: 'ANN10' })],
    })
    expect(await ask(['code', 'coupon', 'creator', 'orders', 'edge'])).toEqual([
      ['', 'ANN10', 'Ann', 1, 'aggregate'],
      ['aaa222', '', 'Ann', 0, ''],
      ['bbb333', '', 'Ann', 0, ''],
    ])
  })

  test('which of the links that share a coupon it was, a chat tells', async () => {
    const ask = await scene(open, {
      links: [
        { code: 'aaa222', coupon: 'ANN10', creator: 'Ann', post: 'one' },
        { code: 'bbb333', coupon: 'ann10', creator: 'Ann', post: 'two' },
      ],
      events: [said('bbb333', 'd1', { order_id: '1' }), said('aaa222', 'd2', { user_id: 'ann', anonymous_id: '' })],
      orders: [
        order('1', 1000, { coupon_code: 'ANN10' }),
        order('2', 200, { coupon_code: 'ANN10', customer_id: 'ann', order_rank: 1 }),
      ],
    })
    expect(await ask(['code', 'coupon', 'orders', 'edge'])).toEqual([
      ['bbb333', '', 1, 'declared'],
      ['aaa222', '', 1, 'declared'],
    ])
  })

  test('a creator is one however links spell the name, and stands there as most of them do, without an @', async () => {
    const ask = await scene(open, {
      links: [
        { code: 'aaa222', coupon: 'ANN10', creator: 'ann ' },
        { code: 'bbb333', coupon: 'ann10', creator: '@Ann' },
        { code: 'ccc444', creator: ' Ann' },
        { code: 'fff777', creator: '@\u3000安妮' },
        { code: 'ggg888', creator: '安妮\u00a0' },
        { code: 'ddd555', creator: 'Anna' },
        { code: 'eee666', creator: '@' },
      ],
      events: [],
      orders: [order('1', 1000, { coupon_code: 'ANN10' })],
    })
    expect(await ask(['code', 'coupon', 'creator', 'orders'])).toEqual([
      ['', 'ANN10', 'Ann', 1],
      ['aaa222', '', 'Ann', 0],
      ['bbb333', '', 'Ann', 0],
      ['ccc444', '', 'Ann', 0],
      ['ddd555', '', 'Anna', 0],
      ['eee666', '', '', 0],
      ['fff777', '', '安妮', 0],
      ['ggg888', '', '安妮', 0],
    ])
  })

  test('a code said in a chat is declared: for its order, or for orders of its customer in the 30 days after; the last one counts', async () => {
    const ask = await scene(open, {
      links: [{ code: 'aaa222' }, { code: 'bbb333' }],
      events: [
        said('aaa222', 'd1', { order_id: '1' }),
        said('bbb333', 'd2', { order_id: '1', at: '2025-01-16 10:00:00' }),
        said('aaa222', 'd3', { user_id: 'ann', anonymous_id: '' }),
        said('aaa222', 'd4', { user_id: 'ben', anonymous_id: '', at: '2024-12-01 10:00:00' }),
        said('aaa222', 'd5', { order_id: '4' }),
        { ...said('aaa222', 'd5', { order_id: '4' }), name: 'code_declaration_withdrawn' },
        said('aaa222', 'd6', { order_id: '5', props: "{'declaration':'d6','store':'Elsewhere'}" }),
      ],
      orders: [
        order('1', 100),
        order('2', 200, { customer_id: 'ann', order_rank: 1 }),
        order('3', 300, { customer_id: 'ben', order_rank: 1 }),
        order('4', 400),
        order('5', 500),
      ],
    })
    expect(await ask(['code', 'declared_orders', 'edge', 'net_sales'])).toEqual([
      ['aaa222', 1, 'declared', 200],
      ['bbb333', 1, 'declared', 100],
    ])
  })

  test('what a sender calls a click, a declaration or its end changes nothing: only Millpond’s own count', async () => {
    const forged = { source: 'src_shop' }
    const ask = await scene(open, {
      links: [{ code: 'aaa222' }],
      events: [
        click('aaa222', 'x'),
        // A click of the tracker on another host, on a page with the code in its address.
        click('aaa222', 'y', forged),
        said('aaa222', 'd1', { order_id: '1' }),
        { ...said('aaa222', 'd1', { order_id: '1' }), name: 'code_declaration_withdrawn', ...forged },
        said('aaa222', 'd2', { order_id: '2', ...forged }),
        said('aaa222', 'd3', { user_id: 'ann', anonymous_id: '', ...forged }),
      ],
      orders: [order('1', 100), order('2', 200), order('3', 300, { customer_id: 'ann', order_rank: 1 })],
    })
    expect(await ask(['code', 'clicks', 'people', 'declared_orders', 'net_sales'])).toEqual([['aaa222', 1, 1, 1, 100]])
  })

  test('an order counts once: its coupon comes before what was said; a link with both says so', async () => {
    const ask = await scene(open, {
      links: [{ code: 'aaa222', coupon: 'ANN10' }, { code: 'bbb333' }],
      events: [said('bbb333', 'd1', { order_id: '1' }), said('aaa222', 'd2', { order_id: '2' })],
      orders: [order('1', 100, { coupon_code: 'ANN10' }), order('2', 200)],
    })
    expect(await ask(['code', 'orders', 'coupon_orders', 'declared_orders', 'edge'])).toEqual([
      ['aaa222', 2, 1, 1, 'mixed'],
      ['bbb333', 0, 0, 0, ''],
    ])
  })
})
