import { beforeAll, expect, test } from 'vitest'
import { type BookedOrder, book } from '../../test/books.ts'
import { ask, cast, server } from '../../test/server.ts'
import { orderPages } from '../activate/payouts/statement.ts'
import { listAudit } from '../manage/audit.ts'
import { brandScope, nextSlice } from '../manage/loads.ts'
import { sql, str } from '../store/sql.ts'
import type { App, Parts } from './parts.ts'

let app: App
let parts: Parts
beforeAll(async () => {
  ;({ app, parts } = await server())
})

const order = (order_id: string, net_sales: number, refund = 0): BookedOrder => ({
  order_id,
  coupon_code: 'MIA10',
  entries: [
    { at: '2026-03-20 12:00:00', sku: 'MUG', units: 1, net_sales },
    ...(refund ? [{ at: '2026-04-01 12:00:00', entry: 'refund' as const, sku: 'MUG', net_sales: -refund }] : []),
  ],
})
const march = { from: '2026-03-01', to: '2026-03-31' }
const days = 'from=2026-03-01&to=2026-03-31'

/** Mia earns 10% by her coupon and 50 euros for each of two posts. */
async function scene(orders: BookedOrder[]) {
  const { brand, editor, viewer } = await cast(parts)
  const slice = await nextSlice(parts.registry)
  const columns = { slice, stale_since: null, currency: 'USD' }
  await parts.registry.db.updateTable('brands').set(columns).where('id', '=', brand.id).execute()
  const scope = await brandScope(parts.registry, brand.id)
  await book(parts.warehouse, scope, orders)
  const call = async (method: 'GET' | 'POST' | 'PATCH', path: string, body?: object) =>
    ask(app, editor, method, `/api/v1/brands/${brand.id}${path}`, body)
  const mia = (await call('POST', '/creators', { name: 'Mia' })).json().id as string
  await call('POST', '/links', { target: 'https://shop.example/mug', creator: 'Mia', coupon: 'MIA10' })
  const terms = { commission_percent: '10', hold_days: 0, starts_on: '2026-01-01' }
  const fee = { fee: { amount: '50.00', currency: 'EUR' }, fee_per: 'post', posts: 2 }
  const made = await call('POST', '/collaborations', {
    creator: mia,
    title: 'Spring',
    stage: 'posted',
    ...terms,
    ...fee,
  })
  expect(made.statusCode).toBe(201)
  for (const teller of [parts.creatorTeller, parts.linkTeller]) await teller.idle()
  const statement = async () => (await call('GET', `/creators/${mia}/statement?${days}`)).json()
  const approve = () => call('POST', '/payouts', { creator: mia, ...march })
  return { brand: brand.id, scope, viewer, mia, call, statement, approve, collaboration: made.json().id as string }
}

test('a statement tells orders and fees, is approved once, and what was paid is never due again', async () => {
  const { brand, viewer, statement, approve, call } = await scene([order('1', 4000), order('2', 2005)])
  const before = await statement()
  expect(before).toMatchObject({
    ...{ currency: 'USD', creator: { name: 'Mia' }, totals: { commission: 601, to_pay: 601 } },
    fees: [
      { part: 1, fee: { amount: '50.00', currency: 'EUR' } },
      { part: 2, fee: { amount: '50.00', currency: 'EUR' } },
    ],
    payable: [
      { currency: 'USD', amount: '6.01' },
      { currency: 'EUR', amount: '100.00' },
    ],
  })
  const both = await Promise.all([approve(), approve()])
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
  expect(await statement()).toMatchObject({ totals: { to_pay: 0, paid: 601 }, fees: [], payable: [] })
  expect((await approve()).json()).toMatchObject({ error: { code: 'conflict' } })
  const { items } = (await call('GET', '/payouts')).json()
  expect(items).toHaveLength(2)
  const dollars = items.find(({ currency }: { currency: string }) => currency === 'USD')
  expect(dollars).toMatchObject({ state: 'approved', amount: '6.01', orders: 2, creator: { name: 'Mia' } })
  expect((await call('GET', `/payouts/${dollars.id}`)).json().lines).toMatchObject([
    { kind: 'order', order_id: '1', base: '40.00', amount: '4.00' },
    { kind: 'order', order_id: '2', base: '20.05', amount: '2.01' },
  ])
  expect((await call('PATCH', `/payouts/${dollars.id}`, { state: 'paid' })).statusCode).toBe(400)
  const paid = await call('PATCH', `/payouts/${dollars.id}`, { state: 'paid', paid_on: '2026-04-15', reference: 'T-1' })
  expect(paid.json()).toMatchObject({ state: 'paid', paid_on: '2026-04-15', reference: 'T-1' })
  expect((await call('PATCH', `/payouts/${dollars.id}`, { state: 'void' })).statusCode).toBe(409)
  const file = await call('GET', '/payouts/file?state=paid')
  expect(file.body).toContain(`${dollars.id},Mia,6.01,USD,2026-03-01,2026-03-31,2,paid,2026-04-15,T-1`)
  const path = `/api/v1/brands/${brand}/payouts`
  expect((await ask(app, viewer, 'GET', `${path}/file`)).statusCode).toBe(403)
  const actions = (await listAudit(parts.registry, brand)).items.map(({ action }) => action)
  expect(actions).toEqual(expect.arrayContaining(['payouts.approve', 'payouts.settle', 'payouts.export']))
})

test('the store itself takes no order and no fee twice, to whomever it would be paid', async () => {
  const { brand, mia, approve, call, collaboration } = await scene([order('1', 4000)])
  await approve()
  const jo = (await call('POST', '/creators', { name: 'Jo' })).json().id as string
  const { db } = parts.registry
  const [payout] = await db.selectFrom('payouts').select('id').where('brand', '=', brand).execute()
  const line = { brand, payout: payout?.id ?? '', creator: jo, store: 'Shop', base_minor: 4000, amount_minor: 400 }
  const again = (more: object) =>
    db
      .insertInto('payout_lines')
      .values({ ...line, kind: 'order', order_id: '1', collaboration: '', part: 0, ...more })
      .execute()
  await expect(again({})).rejects.toThrow(/order_paid_once/)
  await expect(again({ creator: mia })).rejects.toThrow(/order_paid_once/)
  await expect(again({ kind: 'fee', order_id: '', collaboration, part: 2 })).rejects.toThrow(/fee_paid_once/)
  await expect(again({ kind: 'taken_back', amount_minor: 5 })).rejects.toThrow(/check/)
})

test('a payout that is taken back makes its orders due again; one that is refunded later is taken back from the next', async () => {
  const { scope, statement, approve, call } = await scene([order('1', 4000), order('2', 1000)])
  const approved = (await approve()).json().items as string[]
  for (const id of approved) await call('PATCH', `/payouts/${id}`, { state: 'void' })
  expect(await statement()).toMatchObject({ totals: { to_pay: 500 }, fees: [{}, {}] })
  await approve()
  await parts.warehouse.run(sql`DELETE FROM orders WHERE brand = ${str(scope.brand)}`)
  await parts.warehouse.run(sql`DELETE FROM order_economics WHERE brand = ${str(scope.brand)}`)
  await book(parts.warehouse, scope, [order('1', 4000, 1000), order('2', 1000, 1000), order('3', 2000)])
  const later = await statement()
  expect(later).toMatchObject({ totals: { to_pay: 200, to_take_back: 200 } })
  expect((await approve()).json()).toMatchObject({
    error: { code: 'conflict', details: { reason: expect.stringContaining('0.00 USD') } },
  })
  await book(parts.warehouse, scope, [order('4', 3000)])
  expect((await approve()).statusCode).toBe(201)
  expect(await statement()).toMatchObject({ totals: { to_pay: 0, to_take_back: 0, paid: 800 } })
})

test('what a person holds back is in no payout until it is let go; what is in one cannot be held', async () => {
  const { call, statement, approve, brand, viewer } = await scene([order('1', 4000), order('2', 1000)])
  const hold = (held: boolean, order_id = '1') =>
    call('POST', '/held-claims', { orders: [{ store: 'Shop', order_id }], held, reason: 'leaked_coupon' })
  expect((await hold(true)).json()).toEqual({ orders: 1 })
  expect(await statement()).toMatchObject({ totals: { commission: 500, to_pay: 100 } })
  expect((await call('GET', '/held-claims')).json().items).toMatchObject([{ order_id: '1', reason: 'leaked_coupon' }])
  await approve()
  expect((await hold(true, '2')).json()).toMatchObject({ error: { code: 'conflict' } })
  expect((await hold(true, 'none')).json()).toMatchObject({ error: { code: 'bad_request' } })
  await hold(false)
  expect(await statement()).toMatchObject({ totals: { to_pay: 400, paid: 100 } })
  expect((await call('GET', '/held-claims')).json().items).toEqual([])
  const actions = (await listAudit(parts.registry, brand)).items.map(({ action }) => action)
  expect(actions).toEqual(expect.arrayContaining(['payouts.hold', 'payouts.release']))
  const body = { orders: [{ store: 'Shop', order_id: '1' }], held: true }
  expect((await ask(app, viewer, 'POST', `/api/v1/brands/${brand}/held-claims`, body)).statusCode).toBe(403)
})

test('a statement of any length is told in pages, summed and paid as a whole, and saved whole', async () => {
  const orders = Array.from({ length: 5 }, (_, at) => order(`${at + 1}`, 1000))
  const { brand, scope, call, mia, approve } = await scene(orders)
  const page = (await call('GET', `/creators/${mia}/statement?${days}&limit=2&offset=2`)).json()
  expect(page).toMatchObject({ order_count: 5, orders: [{ order_id: '3' }, { order_id: '4' }] })
  expect(page).toMatchObject({ totals: { commission: 500, to_pay: 500 }, payable: [{ amount: '5.00' }, {}] })
  const pages = []
  for await (const one of orderPages(parts, scope, { ...march, creator: mia }, 2)) pages.push(one.rows.length)
  expect(pages).toEqual([2, 2, 1])
  const file = (await call('GET', `/creators/${mia}/statement/file?${days}`)).body.trim().split('\r\n')
  expect(file).toHaveLength(6)
  expect(file[5]).toMatch(/^5,.*,due,.*,USD,10\.00,1\.00,0\.00,1\.00,0\.00,0\.00$/)
  expect((await listAudit(parts.registry, brand)).items.map(({ action }) => action)).toContain('payouts.statement')
  expect((await approve()).statusCode).toBe(201)
})
