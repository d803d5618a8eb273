import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays } from '../src/kernel/time.ts'
import { runMeasure } from '../src/measure/run.ts'
import { customerForecast } from '../src/predict/lifetime/customer-forecast.ts'
import { customersAhead } from '../src/predict/lifetime/customers-ahead.ts'
import { forecastSegment } from '../src/predict/lifetime/forecast-segment.ts'
import { keepForecasts } from '../src/predict/lifetime/kept-forecasts.ts'
import { grainOf, segmentCounts } from '../src/predict/lifetime/segment-counts.ts'
import { sql } from '../src/store/sql.ts'
import { migrate } from '../src/store/warehouse/migrate.ts'
import { openWarehouse } from '../src/store/warehouse/open.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'
import type { MadeUp } from './fabricate-customers.ts'
import { benchScope } from './scope.ts'

const lastDay = '2026-03-30'
const segment = { by: 'all', keys: [''] } as const

/**
 * The way of made-up customers through an embedded warehouse of its own: counted, fitted, kept, and each of them forecast.
 * What is summed there over all customers has to be what the fit says of them together.
 */
export async function forecastInWarehouse(
  customers: readonly MadeUp[],
  print: (what: string, ms: number) => void,
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'millpond-bench-'))
  const log = { info: () => {} }
  const warehouse = await openWarehouse({ dataDir, threads: 2, log })
  try {
    await migrate(warehouse, log)
    await write(warehouse, customers)
    await timed(warehouse, customers.length, print)
  } finally {
    await warehouse.close()
    rmSync(dataDir, { recursive: true })
  }
}

async function timed(warehouse: Warehouse, count: number, print: (what: string, ms: number) => void): Promise<void> {
  const scope = benchScope
  const observed = { lastDay, triedDays: 0, grainDays: grainOf(count) }
  const asked = { ...segment, keys: [...segment.keys] }
  const counts = await taken(print, 'warehouse: counting', () => segmentCounts(warehouse, scope, asked, observed))
  const rows = counts.get('')
  if (!rows) throw new Error('No customer was counted.')
  const forecast = await taken(print, 'both fits, each history', async () => forecastSegment({ ...rows, each: true }))
  const fit = { brand: 'bench', fittedAt: new Date(), lastDay, currency: 'USD', grainDays: observed.grainDays }
  await taken(print, 'warehouse: keeping', () => keepForecasts(warehouse, fit, [{ by: 'all', key: '', forecast }]))
  console.log(`  histories: ${forecast.each?.histories.length.toLocaleString('en')}`)
  const [all] = await taken(print, 'warehouse: each customer', () =>
    warehouse.query<{ customers: number; orders: number[]; margins: number[] }>(sql`
      SELECT count() AS customers, sumForEach(ahead) AS orders, sumForEach(arrayMap(one -> one * per_day, ahead)) AS margins
      FROM ${customersAhead({ scope })} WHERE is_forecast = 1`),
  )
  const list = await taken(print, 'warehouse: the best 500', () =>
    runMeasure({ warehouse }, scope, customerForecast, { from: '2026-03-01', to: lastDay }),
  )
  if (all?.customers !== count || list.rows.length !== 500) throw new Error('Customers are missing.')
  for (const [h, { orders, margin }] of forecast.ahead.entries()) {
    near(all.orders[h], orders.value)
    near(all.margins[h], margin?.value)
  }
}

/** Margins are counted by groups of customers, whose sums have no parts of a minor unit left out. */
function near(found = Number.NaN, known = Number.NaN): void {
  if (!(Math.abs(found / known - 1) < 1e-6)) throw new Error(`${found} is summed, where the fit says ${known}.`)
}

async function write(warehouse: Warehouse, customers: readonly MadeUp[]): Promise<void> {
  const columns = ['brand', 'slice', 'customer_id', 'country', 'first_sales_channel', 'order_days', 'day_margins']
  for (let from = 0; from < customers.length; from += 100_000) {
    const lines = customers.slice(from, from + 100_000).map(({ repeats, last, age, mean }, i) => {
      const day = (n: number) => addDays(lastDay, -age + (repeats && Math.floor((last * n) / repeats)))
      const days = Array.from({ length: repeats + 1 }, (_, n) => `'${day(n)}'`)
      const margins = days.map((_, n) => (n === 0 ? -900 : Math.round(mean)))
      return `bench\t1\tc${from + i}\tUS\town_site\t[${days.join(',')}]\t[${margins.join(',')}]\n`
    })
    await warehouse.insert('customers', columns, Buffer.from(lines.join('')))
  }
}

async function taken<Value>(
  print: (what: string, ms: number) => void,
  what: string,
  work: () => Promise<Value>,
): Promise<Value> {
  const started = performance.now()
  const value = await work()
  print(what, performance.now() - started)
  return value
}
