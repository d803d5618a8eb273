import { describe, expect, test } from 'vitest'
import { type BookedOrder, insertRows } from '../../../test/books.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { groupSelling } from './group-selling.ts'

const days = { from: '2025-01-01', to: '2025-01-31' }

function order(id: string, net_sales: number, more: Partial<BookedOrder> = {}, back = 0): BookedOrder {
  const sale = { at: '2025-01-20 10:00:00', sku: 'MUG', units: 1, net_sales, goods_cost: 100 }
  const refund = {
    ...sale,
    at: '2025-01-22 10:00:00',
    entry: 'refund' as const,
    units: 0,
    net_sales: -back,
    goods_cost: 0,
  }
  return { order_id: id, entries: back ? [sale, refund] : [sale], ...more }
}

describe.each(warehouses)('groups and their orders, %s', (_, open) => {
  test('orders by codes that people type or say in a group are its orders, with what the levels get', async () => {
    const { warehouse, scope, ask } = await brandWith(open, [
      order('1', 2000, { coupon_code: 'GROUPA', customer_id: 'ann', order_rank: 1, first_at: '2025-01-20 10:00:00' }),
      order('2', 1000, { coupon_code: 'groupa' }, 500),
      order('3', 700, { coupon_code: 'MIA10' }),
      order('4', 900),
      order('5', 300),
    ])
    const { brand } = scope
    const link = { brand, version: '2025-01-01 00:00:00.000', archived: 0 }
    await insertRows(warehouse, 'link_versions', [
      { ...link, code: 'grp001', kind: 'group', coupon: 'GROUPA', title: 'Mums of Leeds', creator: 'Lea' },
      { ...link, code: 'grp002', kind: 'whatsapp', title: 'Night group', creator: 'Lea' },
      { ...link, code: 'web001', kind: 'web', coupon: 'MIA10', creator: 'Mia' },
    ])
    const said = { brand, source: 'links', received_at: '2025-01-21 10:00:00', type: 'track', name: 'code_declared' }
    await insertRows(warehouse, 'events', [
      {
        ...said,
        at: '2025-01-21 10:00:00',
        message_id: crypto.randomUUID(),
        anonymous_id: 'd1',
        code: 'grp002',
        order_id: '4',
        props: `{'declaration':'d1'}`,
      },
    ])
    const { rows, sentence } = await ask(groupSelling, { ...days, leader_percent: 10, agency_percent: 2.5 })
    expect(rows).toEqual([
      {
        ...{ key: 'Mums of Leeds', leader: 'Lea', orders: 2, declared_orders: 0, new_customers: 1 },
        ...{ booked_sales: 3000, refunds: 500, net_sales: 2500, cm3: 2300 },
        ...{ leader_commission: 250, agency_commission: 63, left: 1987 },
      },
      {
        ...{ key: 'Night group', leader: 'Lea', orders: 1, declared_orders: 1, new_customers: 0 },
        ...{ booked_sales: 900, refunds: 0, net_sales: 900, cm3: 800 },
        ...{ leader_commission: 90, agency_commission: 23, left: 687 },
      },
    ])
    expect(sentence?.en).toContain('Mums of Leeds')
    const byLeader = (await ask(groupSelling, { ...days, by: 'leader' })).rows
    expect(byLeader).toMatchObject([{ key: 'Lea', orders: 3, net_sales: 3400 }])
  })

  test('the coupon of a creator and the chat link below a post are no groups, also where their codes were said in a chat', async () => {
    const { warehouse, scope, ask } = await brandWith(open, [
      order('1', 2000, { coupon_code: 'MIA10' }),
      order('2', 1000),
      order('3', 900),
      order('4', 800),
    ])
    const { brand } = scope
    const link = { brand, version: '2025-01-01 00:00:00.000', archived: 0 }
    await insertRows(warehouse, 'link_versions', [
      { ...link, code: 'mia001', kind: 'coupon', coupon: 'MIA10', title: 'MIA10', creator: 'Mia' },
      { ...link, code: 'pst001', kind: 'whatsapp', title: 'Below her post', creator: 'Mia', post: '7001' },
      { ...link, code: 'grp001', kind: 'group', title: 'Mums of Leeds', creator: 'Mia' },
    ])
    const at = '2025-01-21 10:00:00'
    const said = { brand, source: 'links', received_at: at, at, type: 'track', name: 'code_declared' }
    const codes = ['mia001', 'pst001', 'grp001']
    await insertRows(
      warehouse,
      'events',
      codes.map((code, i) => ({
        ...{ ...said, message_id: crypto.randomUUID(), anonymous_id: code, code, order_id: `${i + 2}` },
        props: `{'declaration':'${code}','said_in':'whatsapp'}`,
      })),
    )
    const { rows } = await ask(groupSelling, { ...days, by: 'group' })
    expect(rows).toMatchObject([{ key: 'Mums of Leeds', leader: 'Mia', orders: 1, declared_orders: 1, net_sales: 800 }])
    const apps = (await ask(groupSelling, { ...days, by: 'app' })).rows
    expect(apps.map(({ key }) => key)).toEqual(['group'])
  })
})
