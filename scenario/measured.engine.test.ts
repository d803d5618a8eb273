import { beforeAll, expect, test } from 'vitest'
import { measures } from '../src/measure/catalogue.ts'
import type { Measure } from '../src/measure/define.ts'
import { periodBefore } from '../src/measure/periods.ts'
import { runMeasure } from '../src/measure/run.ts'
import { adPrices } from './measured/ad-price.ts'
import type { Asked, Row } from './measured/asked.ts'
import { type Known, type MeasuredBrand, measuredBrand } from './measured/brand.ts'
import { creators } from './measured/creator-questions.ts'
import { customers } from './measured/customers.ts'
import { economics } from './measured/economics.ts'
import { live } from './measured/live.ts'
import { products } from './measured/products.ts'
import { sales } from './measured/sales.ts'
import { spending } from './measured/spend.ts'
import { traffic } from './measured/traffic.ts'

type Compared = { asked: Asked; rows(known: Known, asked: never): Row[] }
const comparisons: Readonly<Record<string, readonly Compared[]>> = {
  ...sales,
  ...economics,
  ...spending,
  ...adPrices,
  ...customers,
  ...products,
  ...traffic,
  ...creators,
  ...live,
}
const cases = Object.entries(comparisons).flatMap(([id, all]) =>
  all.map(({ asked, rows }) => ({ id, params: JSON.stringify(asked), asked, rows })),
)

let brand: MeasuredBrand
beforeAll(async () => {
  brand = await measuredBrand()
}, 180_000)

/** Asked of visits beside the ledger, and compared with a second reading or with small stories beside their source. */
const ofJourneys = [
  'lifecycle-stages',
  'lifecycle-flows',
  'lifecycle-people',
  'owned-share',
  'owned-change',
  'effective-channels',
]
/** Of what customers buy again: compared with small shops whose answers are known, in repeat-purchase.engine.test.ts. */
const ofRepeats = ['second-order', 'replenishment', 'next-product', 'due-again']
/** Compared with small stories whose answers were worked out by hand, beside their source. */
const ofFiles = ['live-timeline', 'live-orders', 'live-products', 'video-performance', 'video-orders']
/** Links are compared in attributed.engine.test.ts, the others with small stories beside their source. */
const comparedElsewhere = [
  'link-performance',
  'creator-commissions',
  'commission-orders',
  'coupon-leaks',
  'creators-alike',
  'creator-fit',
  'group-selling',
  'after-sales-repeat',
  'reported-orders',
  ...ofFiles,
  ...ofJourneys,
  ...ofRepeats,
]

test('every measure of the ledger is compared with the truth', () => {
  const ofLedger = measures.filter(({ id, facts }) => !facts?.includes('visits') && !comparedElsewhere.includes(id))
  expect(Object.keys(comparisons).sort()).toEqual(ofLedger.map(({ id }) => id).sort())
})

test.each(cases)('$id tells the truth to the cent: $params', async ({ id, asked, rows }) => {
  const measure = measures.find((one) => one.id === id) as Measure
  const answer = await runMeasure(brand, brand.scope, measure, asked)
  expect(told(answer.rows)).toEqual(told(rows(brand.known, asked as never)))
  if (!asked.compare || asked.compare === 'none') return
  const earlier = { ...asked, ...periodBefore(asked, asked.compare) }
  expect(told(answer.before?.rows ?? [])).toEqual(told(rows(brand.known, earlier as never)))
})

/** Rows in the order of what they are about, ratios to nine decimals. */
function told(rows: readonly Record<string, unknown>[]): string[] {
  return rows.map((row) => JSON.stringify(Object.entries(row).sort(byName).map(shown))).sort()
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1
}

function shown([name, value]: [string, unknown]): string {
  if (typeof value !== 'number') return `${name}=${value}`
  return `${name}=${Number.isInteger(value) ? value + 0 : value.toFixed(9)}`
}
