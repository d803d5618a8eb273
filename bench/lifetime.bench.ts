import { type Buying, fitBuying } from '../src/predict/lifetime/bg-nbd.ts'
import { type CountedCustomers, countedCustomers } from '../src/predict/lifetime/counted-customers.ts'
import { expectedValue, fitSpending, type Spending } from '../src/predict/lifetime/gamma-gamma.ts'
import { ordersAhead } from '../src/predict/lifetime/order-forecast.ts'
import { cdnowCustomers, cdnowIsThere } from '../test/cdnow.ts'
import { forecastInWarehouse } from './customers-in-warehouse.ts'
import { fabricateCustomers, type MadeUp } from './fabricate-customers.ts'
import { naiveBuying, naiveOrders, naiveSpending } from './naive-lifetime.ts'

/**
 * `node bench/lifetime.bench.ts [CUSTOMERS] [warehouse]`: lifetime value of the CDNOW sample, where it is there, and of made-up
 * customers (a million when not given): both fits, and what each customer is expected to order and to bring in 30, 90, 180 and 365
 * days. Beside each the same as one would write it down, customer by customer; the answers have to be the same. With `warehouse`
 * only the way through the warehouse is measured: what is written down naively takes an hour of ten million.
 */
const count = Number(process.argv[2] ?? 1_000_000)
const horizons = [30, 90, 180, 365]
const many = fabricateCustomers(count, {
  buying: { r: 0.6, alpha: 40, a: 0.8, b: 2.5 },
  spending: { p: 5, q: 4, v: 2000 },
  longest: 730,
  grain: 1,
})

if (process.argv[3] !== 'warehouse') beside()
await forecastInWarehouse(many, (what, ms) => print(what, ms))

function beside(): void {
  console.log(`${'customers'.padEnd(34)}ms     naive   ratio`)
  if (cdnowIsThere) fits('CDNOW, 2,357', cdnowCustomers(), { first: true })
  else console.log('CDNOW: the sample is absent')
  const { counted, buying, spending } = fits(count.toLocaleString('en'), many, { first: false })
  console.log(`  in rows of their own: ${counted.customers.length.toLocaleString('en')}`)
  forecasts(buying, spending)
}

/** The first time counts, with what the compiler still has to do; the naive text comes after it. */
function fits(name: string, customers: readonly MadeUp[], { first }: { first: boolean }) {
  const counting = taken(() => countedRows(customers))
  const counted = counting.value
  const buying = taken(() => fitBuying(counted))
  const naiveOfBuying = taken(() => naiveBuying(customers))
  print(`${name}: counting`, counting.ms)
  print(`${name}: BG/NBD`, buying.ms, naiveOfBuying.ms)
  same(buying.value?.logLikelihood, naiveOfBuying.value.logLikelihood, 1e-8)
  same(buying.value?.parameters.b, naiveOfBuying.value.parameters[3] as number, 1e-2)
  const repeaters = customers.filter(({ repeats }) => repeats > 0)
  const columns = {
    orders: Float64Array.from(repeaters, ({ repeats }) => repeats),
    mean: Float64Array.from(repeaters, ({ mean }) => mean),
    customers: new Float64Array(repeaters.length).fill(1),
  }
  const spending = taken(() => fitSpending(columns))
  const naiveOfSpending = taken(() => naiveSpending(customers))
  print(`${name}: Gamma-Gamma`, spending.ms, naiveOfSpending.ms)
  same(spending.value?.logLikelihood, naiveOfSpending.value.logLikelihood, 1e-8)
  if (!buying.value || !spending.value) throw new Error('The likelihoods have peaks.')
  if (first && buying.ms + counting.ms > 60) console.log('  more than the 60 ms that are the limit')
  return { counted, buying: buying.value.parameters, spending: spending.value.parameters }
}

/** Every customer by himself, by what he has done: nothing is left out because others did the same. */
function forecasts(buying: Buying, spending: Spending): void {
  const ours = taken(() => {
    const { alive, ahead } = ordersAhead(buying, horizons)
    const margins = new Float64Array(horizons.length)
    const orders = new Float64Array(horizons.length)
    for (const { repeats, last, age, mean } of many) {
      const there = alive(repeats, last, age)
      const brings = expectedValue(spending, repeats, mean)
      const expected = ahead(repeats, age)
      for (let h = 0; h < horizons.length; h++) {
        orders[h] = (orders[h] as number) + there * (expected[h] as number)
        margins[h] = (margins[h] as number) + there * (expected[h] as number) * brings
      }
    }
    return { orders, margins }
  })
  const { r, alpha, a, b } = buying
  const theirs = taken(() =>
    horizons.map((days) => many.reduce((sum, customer) => sum + naiveOrders([r, alpha, a, b], customer, days), 0)),
  )
  print(`${count.toLocaleString('en')}: forecasts`, ours.ms, theirs.ms)
  for (const [h, known] of theirs.value.entries()) same(ours.value.orders[h], known, 1e-9)
  console.log(`the most memory that was resident: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
}

function countedRows(customers: readonly MadeUp[]): CountedCustomers {
  const rows = new Map<string, { repeats: number; last: number; age: number; customers: number }>()
  for (const { repeats, last, age } of customers) {
    const key = `${repeats} ${last} ${age}`
    const row = rows.get(key)
    if (row) row.customers++
    else rows.set(key, { repeats, last, age, customers: 1 })
  }
  return countedCustomers([...rows.values()])
}

function same(found: number | undefined, known: number, tolerance: number): void {
  if (!(Math.abs((found ?? Number.NaN) / known - 1) < tolerance))
    throw new Error(`${found} is found, where the naive text has ${known}.`)
}

function print(what: string, ms: number, naiveMs?: number): void {
  const cells = naiveMs === undefined ? ['–', '–'] : [naiveMs.toFixed(0), (ms / naiveMs).toFixed(3)]
  console.log(`${what.padEnd(26)}${ms.toFixed(0).padStart(10)}${cells.map((cell) => cell.padStart(9)).join('')}`)
}

function taken<Value>(work: () => Value): { value: Value; ms: number } {
  const started = performance.now()
  const value = work()
  return { value, ms: performance.now() - started }
}
