import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { statement } from '../src/activate/payouts/statement.ts'
import { loadDemoCollaborations, settleDemo } from '../src/cli/demo-collaborations.ts'
import { createCommissionTeller } from '../src/collect/creators/commission-teller.ts'
import { createGateway, type Gateway } from '../src/collect/gateway/gateway.ts'
import { createLinkTeller } from '../src/collect/links/link-teller.ts'
import type { Teller } from '../src/collect/telling.ts'
import { getPayout, listPayouts, payoutFilter } from '../src/manage/payouts.ts'
import { countSamples } from '../src/manage/samples.ts'
import { commissionOrders } from '../src/measure/creators/commission-orders.ts'
import { creatorCommissions } from '../src/measure/creators/creator-commissions.ts'
import { runMeasure } from '../src/measure/run.ts'
import { agreements, settlements } from './brand/collaborations.ts'
import { orderReports } from './files/collaboration-tables.ts'
import { generate } from './generate.ts'
import { type MeasuredBrand, measuredBrand } from './measured/brand.ts'
import { commissionsDue, type Earned } from './measured/commissions.ts'
import { writeStated } from './write-scenario.ts'

let [brand, due]: [MeasuredBrand, Earned[]] = [] as never
let [gateway, tellers]: [Gateway, { commissionTeller: Teller; linkTeller: Teller }] = [] as never

beforeAll(async () => {
  const scenario = generate({ size: 'tiny', end: '2026-03-31' })
  brand = await measuredBrand()
  const { registry, warehouse, owner, scope } = brand
  const log = { info: () => {}, error: () => {} }
  const path = mkdtempSync(join(tmpdir(), 'millpond-agreed-'))
  gateway = await createGateway({ registry, warehouse, log, dataDir: path, spoolBytes: 2 ** 24 })
  const parts = { registry, warehouse, log }
  tellers = { commissionTeller: createCommissionTeller(parts), linkTeller: createLinkTeller(parts) }
  writeStated(path, scenario)
  await loadDemoCollaborations({ registry, gateway, ...tellers }, owner, scope.brand, path)
  await tellers.commissionTeller.idle()
  await tellers.linkTeller.idle()
  await gateway.idle()
  due = commissionsDue(brand.known, new Map(orderReports(scenario).map(({ order_id, code }) => [order_id, code])))
}, 180_000)

afterAll(async () => {
  await tellers.commissionTeller.close()
  await tellers.linkTeller.close()
  await gateway.close()
})

const whole = () => ({ from: brand.known.from, to: brand.known.to })
const total = (some: readonly Earned[]) => some.reduce((all, { commission }) => all + commission, 0)

test('orders with a commission, their bases after refunds, caps and days are those of the generator, to the cent', async () => {
  const { rows } = await runMeasure(brand, brand.scope, commissionOrders, whole())
  const told = rows.map(({ order_id, name, claim, base, commission, cut, payable_on }) => {
    return { order_id, name, claim, base, commission, cut, payable_on }
  })
  const byOrder = (a: { order_id: string }, b: { order_id: string }) => (a.order_id < b.order_id ? -1 : 1)
  expect(told.sort(byOrder)).toEqual(due.toSorted(byOrder))
  expect(new Set(due.map(({ claim }) => claim))).toEqual(new Set(['coupon', 'declared']))
  expect(due.filter(({ cut }) => cut > 0).length).toBeGreaterThan(2)
  // Of orders that were sent back no more is left than what the pound moved meanwhile.
  expect(due.filter(({ base }) => Math.abs(base) < 50).length).toBeGreaterThan(0)
})

test('what each creator earned is the sum of that', async () => {
  const { rows } = await runMeasure(brand, brand.scope, creatorCommissions, whole())
  const known = Map.groupBy(due, ({ name }) => name)
  const told = rows.map(({ name, orders, commission }) => [name, orders, commission])
  expect(told.sort()).toEqual([...known].map(([name, some]) => [name, some.length, total(some)]).sort())
})

test('a statement is paid as it stands: fee and commission of its days, nothing of it twice', async () => {
  const { registry, scope, owner, known } = brand
  const parts = { registry, warehouse: brand.warehouse, commissionTeller: tellers.commissionTeller }
  await settleDemo(parts, owner, scope.brand, known.to)
  const { items } = await listPayouts(registry, scope.brand, payoutFilter.parse({}))
  const grace = items.find(({ creator }) => creator.name === 'Grace Liu')
  const [from, to] = [grace?.period_from ?? '', grace?.period_to ?? '']
  const inside = due.filter(({ name, order_id }) => {
    const order = known.orders.find((one) => one.order.orderId === order_id)?.order
    const day = known.dayAt(order?.orderedAt ?? 0)
    return name === 'Grace Liu' && from <= day && day <= to
  })
  expect(grace?.amount_minor).toBe(total(inside))
  expect(total(inside)).toBeGreaterThan(0)
  const mia = items.find(({ creator }) => creator.name === 'Mia Hartley')
  const { lines } = await getPayout(registry, scope.brand, mia?.id ?? '')
  expect(lines.filter(({ kind }) => kind === 'fee').map(({ amount_minor }) => amount_minor)).toEqual([65_000])
  expect(mia?.state).toBe('paid')
  expect(new Set(items.map(({ creator }) => creator.name))).toEqual(new Set(settlements.map(({ creator }) => creator)))
  const again = await statement(parts, scope.brand, { creator: mia?.creator.id ?? '', from, to })
  expect(again.fees).toEqual([])
  await settleDemo(parts, owner, scope.brand, known.to)
  expect((await listPayouts(registry, scope.brand, payoutFilter.parse({}))).items).toHaveLength(items.length)
})

test('the share of samples that became posts is the one that was stated, by where they came from', async () => {
  const { all, routes } = await countSamples(brand.registry, brand.scope.brand)
  const out = agreements.flatMap(({ samples }) => samples).filter(({ sentOn }) => sentOn !== undefined)
  const posted = out.filter(({ postedOn }) => postedOn !== undefined)
  expect([all.sent, all.posted, all.post_share]).toEqual([out.length, posted.length, posted.length / out.length])
  expect(all.received).toBe(out.filter(({ receivedOn }) => receivedOn !== undefined).length)
  expect(all.cost_unknown).toBe(out.filter(({ cost }) => !cost).length)
  const fromChina = routes.filter(({ stock_country }) => stock_country === 'CN')
  const told = fromChina.reduce((sum, { posted: some }) => sum + some, 0)
  expect(told).toBe(posted.filter(({ stock }) => stock === 'CN').length)
})
