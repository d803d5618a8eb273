import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { inMemory } from './files/output.ts'
import { generate } from './generate.ts'
import type { ScenarioOptions } from './options.ts'
import { amountNames } from './truth/entry.ts'
import { type Detail, type Truth, usualAssumptions } from './truth/truth.ts'
import { TruthBook } from './truth/truth-book.ts'
import { playInto } from './write-scenario.ts'

const tiny: ScenarioOptions = { size: 'tiny', end: '2026-03-31' }

async function fingerprint(options: ScenarioOptions): Promise<string> {
  const output = inMemory()
  const scenario = generate(options)
  const { truth } = await playInto(output, scenario, new TruthBook(scenario))
  const hash = createHash('sha256')
  for (const [name, text] of output.texts) hash.update(name).update(text)
  return hash.update(JSON.stringify(truth)).digest('hex')
}

test('equal options give equal files and truth, byte by byte; another seed or day gives others', async () => {
  const first = await fingerprint(tiny)
  expect(await fingerprint(tiny)).toBe(first)
  expect(await fingerprint({ ...tiny, seed: 2 })).not.toBe(first)
  expect(await fingerprint({ ...tiny, end: '2026-04-01' })).not.toBe(first)
})

let truth: Truth
let detail: Detail

beforeAll(async () => {
  const scenario = generate(tiny)
  const book = new TruthBook(scenario, usualAssumptions, true)
  truth = (await playInto(inMemory(), scenario, book)).truth
  detail = book.detail()
})

test('a tiny brand has some three hundred orders in every channel and market', () => {
  expect(detail.orders.length).toBeGreaterThan(200)
  expect(detail.orders.length).toBeLessThan(450)
  expect(new Set(detail.orders.map(({ order }) => order.channel)).size).toBe(3)
  expect(new Set(detail.orders.map(({ order }) => order.currency)).size).toBe(5)
  expect(new Set(detail.orders.map(({ order }) => order.country)).size).toBe(6)
})

test('nothing that is stated lies outside the days of the scenario, and order numbers are unique', () => {
  const [first, last] = ['2025-12-02', '2026-03-31']
  for (const { day } of detail.entries) expect(day >= first && day <= last).toBe(true)
  const ids = detail.orders.map(({ order }) => order.orderId)
  expect(new Set(ids).size).toBe(ids.length)
})

test('cells of either basis and groups by product and campaign add up to the whole', () => {
  for (const name of [...amountNames, 'orders', 'refunds', 'unallocated'] as const) {
    const whole = truth.totals[name]
    for (const basis of ['own', 'order'] as const) {
      const cells = truth.cells.filter((cell) => cell.basis === basis)
      expect(cells.reduce((sum, { totals }) => sum + totals[name], 0)).toBe(whole)
    }
    const ofCampaigns = Object.values(truth.campaigns).reduce((sum, totals) => sum + totals[name], 0)
    expect(ofCampaigns).toBe(whole)
  }
})

test('every entry walks from the price paid to the third margin', () => {
  for (const { entry, amounts } of detail.entries) {
    expect(amounts.price_paid).toBe(amounts.net_sales + amounts.tax - amounts.coupon)
    expect(amounts.cm1).toBe(amounts.net_sales - amounts.goods_cost)
    const tolls = amounts.commission + amounts.fulfilment + amounts.payment + amounts.logistics
    expect(amounts.cm1 - amounts.cm2).toBe(tolls + amounts.return_cost + amounts.other_fees)
    expect(amounts.cm2 - amounts.cm3).toBe(amounts.ads + amounts.creator + amounts.affiliate + amounts.coupon)
    if (entry === 'sale') expect(amounts.ads).toBe(0)
  }
})

test('all that was spent is booked, on orders or without one', () => {
  const booked = detail.entries.filter(({ entry }) => entry === 'spend')
  const dollars = booked.reduce((sum, { amounts }) => sum + amounts.ads + amounts.creator, 0) / 100
  const spent = truth.model.placements
    .flatMap((placement) => placement.dollars)
    .reduce((sum, amount) => sum + amount, 0)
  expect(Math.abs(dollars / spent - 1)).toBeLessThan(0.05)
})

test('purchases are counted by customer: new, returning and not known make all orders', () => {
  const { orders, new_orders, returning_orders, unknown_orders } = truth.totals
  expect(new_orders + returning_orders + unknown_orders).toBe(orders)
  expect(new_orders).toBe(detail.customers.length)
  expect(truth.purchases.reduce((sum, customers) => sum + customers, 0)).toBe(new_orders)
  expect(truth.purchases.reduce((sum, customers, n) => sum + customers * n, 0)).toBe(new_orders + returning_orders)
  expect(truth.gap_days.reduce((sum, count) => sum + count, 0)).toBe(returning_orders)
  expect(truth.cohorts.reduce((sum, cell) => sum + cell.orders, 0)).toBe(new_orders + returning_orders)
})
