import { beforeAll, expect, test } from 'vitest'
import { measures } from '../src/measure/catalogue.ts'
import type { Measure } from '../src/measure/define.ts'
import { type OrdersBehind, ordersBehind } from '../src/measure/orders-behind.ts'
import { runMeasure } from '../src/measure/run.ts'
import { type MeasuredBrand, measuredBrand } from './measured/brand.ts'
import { whole } from './measured/periods.ts'

let brand: MeasuredBrand
beforeAll(async () => {
  brand = await measuredBrand()
}, 180_000)

/** Figures of a row that the orders behind it add up to. */
const figures = [
  ['sales-summary', {}, ['net_sales', 'refunds', 'orders']],
  ['sales-over-time', { by: 'week' }, ['net_sales', 'refunds', 'orders']],
  ['sales-over-time', { by: 'month', basis: 'order' }, ['net_sales', 'refunds', 'orders']],
  ['market-table', {}, ['net_sales', 'cm1', 'cm2', 'cm3', 'orders']],
  ['contribution', { by: 'sales_channel' }, ['price_paid', 'net_sales', 'cm1', 'cm2', 'cm3']],
  ['contribution', { by: 'campaign', basis: 'order' }, ['price_paid', 'net_sales', 'cm1', 'cm2', 'cm3']],
  ['contribution', { by: 'customer' }, ['net_sales', 'cm1', 'cm2', 'cm3']],
  ['product-table', {}, ['net_sales', 'refunds', 'cm1', 'cm2', 'cm3', 'orders']],
  ['cohort-retention', { by: 'month' }, ['net_sales', 'cm3', 'orders']],
  ['rfm-grid', {}, ['net_sales', 'orders']],
] as const

test.each(figures)('the orders behind %s %j add up to its rows', async (id, more, names) => {
  const measure = measures.find((one) => one.id === id) as Measure
  const { rows, orders = [] } = await runMeasure(brand, brand.scope, measure, { ...whole, ...more })
  expect(orders).toHaveLength(rows.length)
  for (const [i, row] of rows.entries()) {
    const { items, totals } = await allBehind({ ...orders[i] })
    const told = Object.fromEntries(names.map((name) => [name, row[name]]))
    const summed = Object.fromEntries(names.map((name) => [name, totals?.[name] ?? 0]))
    expect({ ...orders[i], ...summed }).toEqual({ ...orders[i], ...told })
    const net = items.reduce((sum, { net_sales }) => sum + net_sales, 0)
    const kept = items.reduce((sum, { cm3 }) => sum + (cm3 ?? 0), 0)
    const { other_fees = 0, marketing = 0 } = totals?.without_order ?? {}
    expect([net, kept - other_fees - marketing]).toEqual([totals?.net_sales ?? 0, totals?.cm3 ?? 0])
  }
})

/** All pages of the orders behind a figure, with the totals of the first. */
async function allBehind(asked: Record<string, string>): Promise<Pick<OrdersBehind, 'items' | 'totals'>> {
  const first = await ordersBehind(brand, brand.scope, { ...asked, limit: 100 })
  const items = [...first.items]
  let { next } = first
  while (next !== undefined) {
    const page = await ordersBehind(brand, brand.scope, { ...asked, limit: 100, cursor: next })
    items.push(...page.items)
    next = page.next
  }
  return { items, ...(first.totals && { totals: first.totals }) }
}
