import { Worker } from 'node:worker_threads'
import { Problem } from '../../kernel/errors.ts'
import { brandScope } from '../../manage/loads.ts'
import type { Scope } from '../../manage/scope.ts'
import type { Registry } from '../../store/registry/registry.ts'
import { sql, str, u64 } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { SegmentCounts, SegmentForecast } from './forecast-segment.ts'
import type { ForecastAnswer } from './forecast-worker.ts'
import { type KeptForecast, keepForecasts } from './kept-forecasts.ts'
import { type Observed, segmentCounts } from './segment-counts.ts'
import { segmentsOf } from './segments.ts'

/** Of more customers than this, histories are counted by weeks. */
const mostByDay = 100_000
/** The forecast is tried on the last third of what is known, up to so many days, after at least so many. */
const [triedAtMost, triedAfter] = [90, 56]

/** What a fit was made of. */
export type FitReport = { fitted_at: Date; last_day: string | null; segments: number; with_forecast: number }

type Where = { warehouse: Warehouse; registry: Pick<Registry, 'db'> }

/**
 * Fits the models to every segment of a brand as it stands, and keeps what they say. Throws `conflict` where figures were
 * derived before days with an order were noted, and are about to be derived anew.
 */
export async function forecastBrand({ warehouse, registry }: Where, brand: string, now: Date): Promise<FitReport> {
  const scope = await brandScope(registry, brand)
  const observed = await observedOf(warehouse, scope)
  const forecasts = observed ? await forecastsOf(warehouse, scope, observed) : []
  if (observed)
    await keepForecasts(
      warehouse,
      { brand, fittedAt: now, lastDay: observed.lastDay, currency: scope.currency },
      forecasts,
    )
  await registry.db
    .insertInto('lifetime')
    .values({ brand, fitted_at: now })
    .onConflict((known) => known.column('brand').doUpdateSet({ fitted_at: now }))
    .execute()
  return {
    fitted_at: now,
    last_day: observed?.lastDay ?? null,
    segments: forecasts.length,
    with_forecast: forecasts.filter(({ forecast }) => !forecast.missing).length,
  }
}

/** What is known of the brand's customers; undefined where there is none. */
async function observedOf(warehouse: Warehouse, { brand, slice, timeZone }: Scope): Promise<Observed | undefined> {
  const mine = sql`brand = ${str(brand)} AND slice = ${u64(slice)}`
  const [found] = await warehouse.query<{ customers: number; unknown: number; last_day: string; days: number }>(sql`
    SELECT count() AS customers, countIf(empty(order_days)) AS unknown,
      (SELECT toDate(max(ordered_at), ${str(timeZone)}) FROM orders WHERE ${mine} AND counts = 1) AS last,
      toString(last) AS last_day, toInt32(last) - toInt32(min(order_days[1])) AS days
    FROM customers WHERE ${mine}`)
  if (!found || found.customers === 0) return undefined
  if (found.unknown > 0) throw new Problem('conflict', { reason: 'figures are about to be derived anew' })
  const third = Math.min(triedAtMost, Math.floor(found.days / 3))
  return {
    lastDay: found.last_day,
    triedDays: found.days - third >= triedAfter ? third : 0,
    grainDays: found.customers > mostByDay ? 7 : 1,
  }
}

/** The forecasts of all segments, worked out in a thread of their own, so that others are answered meanwhile. */
async function forecastsOf(warehouse: Warehouse, scope: Scope, observed: Observed): Promise<KeptForecast[]> {
  const worker = new Worker(new URL('./forecast-worker.ts', import.meta.url))
  worker.unref()
  try {
    const kept: KeptForecast[] = []
    for (const segments of await segmentsOf(warehouse, scope))
      for (const [key, counts] of await segmentCounts(warehouse, scope, segments, observed))
        kept.push({ by: segments.by, key, forecast: await ask(worker, counts) })
    return kept
  } finally {
    await worker.terminate()
  }
}

function ask(worker: Worker, counts: SegmentCounts): Promise<SegmentForecast> {
  return new Promise((resolve, reject) => {
    const settle = (work: () => void) => {
      worker.off('error', fail).off('exit', end).off('message', hear)
      work()
    }
    const fail = (error: Error) => settle(() => reject(error))
    const end = () => fail(new Error('The thread of forecasts ended.'))
    const hear = (answer: ForecastAnswer) => {
      if ('failed' in answer) fail(new Error(answer.failed))
      else settle(() => resolve(answer.forecast))
    }
    worker.on('error', fail).on('exit', end).on('message', hear)
    worker.postMessage(counts)
  })
}
