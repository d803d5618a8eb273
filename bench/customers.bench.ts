import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Measure } from '../src/measure/define.ts'
import { runMeasure } from '../src/measure/run.ts'
import { questions } from '../src/predict/catalogue.ts'
import { forecastSegment } from '../src/predict/lifetime/forecast-segment.ts'
import { keepForecasts } from '../src/predict/lifetime/kept-forecasts.ts'
import { grainOf, segmentCounts } from '../src/predict/lifetime/segment-counts.ts'
import { sql } from '../src/store/sql.ts'
import { migrate } from '../src/store/warehouse/migrate.ts'
import { openWarehouse } from '../src/store/warehouse/open.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'
import { fabricateBuyers, lastDay } from './fabricate-buyers.ts'
import { benchScope } from './scope.ts'
import { peakOf } from './server.ts'
import { bestInTurns, taken } from './turns.ts'

/**
 * The questions about customers and the moat, as the product asks them, of so many customers (a million when not given) with the visits
 * that led to their orders: seconds on the clock and of the processor, and the most memory. Beside each, a plain statement that reads the
 * same customers or orders once, in turns: what any answer takes at least. With a directory, what it holds is asked, or it is filled first.
 */
const customers = Number(process.argv[2] ?? 1_000_000)
const kept = process.argv[3]
const only = process.argv[4]?.split(',')
const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'millpond-bench-'))
if (!kept) process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }))
const warehouse = await openWarehouse({ dataDir, threads: 2, log: { info: () => {} } })
const quarter = { from: '2026-01-01', to: lastDay }
const year = { from: '2025-04-01', to: lastDay }
const all = { from: '2023-04-01', to: lastDay }

const asked: [id: string, params: object][] = [
  ['cohort-value', all],
  ['cohort-value', { ...all, by: 'month' }],
  ['acquisition', quarter],
  ['acquisition', { ...year, by: 'channel' }],
  ['acquisition', { ...year, by: 'country' }],
  ['acquisition', { ...year, by: 'sku' }],
  ['lifetime-value', all],
  ['customer-forecast', all],
  ['replenishment', year],
  ['next-product', year],
  ['second-order', all],
  ['due-again', { from: '2026-03-31', to: '2026-04-06' }],
  ['product-fit', quarter],
  ['product-fit', year],
  ['owned-share', year],
  ['owned-change', quarter],
  ['effective-channels', year],
  ['cohort-half-life', all],
  ['toll-rate', year],
]

await filled(warehouse)
console.log('question'.padEnd(46), '   ms  processor, ms  ratio to reading  peak MB')
for (const [id, params] of asked) {
  const measure = questions.find((one) => one.id === id) as Measure
  if (!only || only.includes(id)) await timed(measure, params)
}
await warehouse.close()

async function timed(measure: Measure, params: object): Promise<void> {
  const name = `${measure.id} ${JSON.stringify(params).replaceAll('"', '')}`.slice(0, 46).padEnd(46)
  try {
    const [ours, reading] = await bestInTurns(
      2,
      () => runMeasure({ warehouse }, benchScope, measure, params),
      () => warehouse.query(sql`SELECT sum(cm3), uniq(customer_id) FROM orders WHERE brand = 'bench' AND counts = 1`),
    )
    const cells = [ours.ms, ours.processorMs].map((ms) => ms.toFixed(0).padStart(9))
    const ratio = (ours.processorMs / reading.processorMs).toFixed(1)
    console.log(name, ...cells, ratio.padStart(9), peakOf(process.pid), `load ${(loadavg()[0] ?? 0).toFixed(0)}`)
  } catch (error) {
    console.log(name, error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

/** Fills an empty warehouse, and forecasts each of its customers. */
async function filled(warehouse: Warehouse): Promise<void> {
  await migrate(warehouse, { info: () => {} })
  const counted = sql`SELECT (SELECT count() FROM customers) AS customers, (SELECT count() FROM orders) AS orders, (SELECT count() FROM journeys) AS journeys, (SELECT count() FROM visits) AS visits`
  const [before] = await warehouse.query<{ customers: number }>(counted)
  if (!before?.customers) {
    const { ms, processorMs } = await taken(() => fabricateBuyers(warehouse, benchScope, customers))
    console.log(
      'filled in',
      [ms, processorMs].map((one) => Math.round(one / 1000)),
      's on the clock, and of the processor',
    )
    const fit = await taken(forecast)
    console.log(
      'forecast in',
      [fit.ms, fit.processorMs].map((one) => Math.round(one / 1000)),
    )
  }
  console.log((await warehouse.query<object>(counted))[0], `at most ${peakOf(process.pid)} MB`)
}

async function forecast(): Promise<void> {
  const observed = { lastDay, triedDays: 90, grainDays: grainOf(customers) }
  const counts = (await segmentCounts(warehouse, benchScope, { by: 'all', keys: [''] }, observed)).get('')
  if (!counts) throw new Error('No customer was counted.')
  const fit = {
    brand: 'bench',
    fittedAt: new Date('2026-03-31T04:00:00Z'),
    lastDay,
    currency: 'USD',
    grainDays: observed.grainDays,
  }
  await keepForecasts(warehouse, fit, [{ by: 'all', key: '', forecast: forecastSegment({ ...counts, each: true }) }])
}
