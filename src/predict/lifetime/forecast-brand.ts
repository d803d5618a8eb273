import type { BaseLogger } from 'pino'
import { Problem } from '../../kernel/errors.ts'
import { brandScope } from '../../manage/loads.ts'
import type { Scope } from '../../manage/scope.ts'
import type { Registry } from '../../store/registry/registry.ts'
import { sql, str, u64 } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import { fitSegments } from './fit-segments.ts'
import { keepForecasts } from './kept-forecasts.ts'
import { grainOf, type Observed } from './segment-counts.ts'

/** The forecast is tried on the last third of what is known, up to so many days, after at least so many. */
const [triedAtMost, triedAfter] = [90, 56]
/** … and so many times, each as long before the one after. */
const mostOrigins = 6

/** What a fit was made of. */
export type FitReport = { fitted_at: Date; last_day: string | null; segments: number; with_forecast: number }

type Where = { warehouse: Warehouse; registry: Pick<Registry, 'db'>; log: Pick<BaseLogger, 'error'> }

/**
 * Fits the models to every segment of a brand as it stands, and keeps what they say. Throws `conflict` where figures were
 * derived before days with an order were noted, and are about to be derived anew, or are derived again and again meanwhile.
 */
export async function forecastBrand(
  where: Where,
  brand: string,
  now: Date,
  signal = new AbortController().signal,
): Promise<FitReport> {
  const fit = (await fitBrand(where, brand, signal)) ?? (await fitBrand(where, brand, signal))
  if (!fit) throw new Problem('conflict', { reason: 'figures are being derived anew' })
  const { currency, observed, forecasts } = fit
  if (observed) {
    const { lastDay, grainDays } = observed
    await keepForecasts(where.warehouse, { brand, fittedAt: now, lastDay, currency, grainDays }, forecasts)
    await noteFit(where, { brand, currency, fitted_at: now })
  }
  return {
    fitted_at: now,
    last_day: observed?.lastDay ?? null,
    segments: forecasts.length,
    with_forecast: forecasts.filter(({ forecast }) => !forecast.missing).length,
  }
}

/** Undefined where the brand had other figures at the end: what was counted may be of neither. */
async function fitBrand({ warehouse, registry, log }: Where, brand: string, signal: AbortSignal) {
  const scope = await brandScope(registry, brand)
  const observed = await observedOf(warehouse, scope, { signal })
  const forecasts = observed ? await fitSegments({ warehouse, log, signal }, scope, observed) : []
  const { slice, currency, timeZone } = await brandScope(registry, brand)
  const isSame = slice === scope.slice && currency === scope.currency && timeZone === scope.timeZone
  return isSame ? { currency, observed, forecasts } : undefined
}

async function noteFit(
  { registry }: Where,
  { brand, ...fit }: { brand: string; currency: string; fitted_at: Date },
): Promise<void> {
  await registry.db
    .insertInto('lifetime')
    .values({ brand, ...fit })
    .onConflict((known) => known.column('brand').doUpdateSet(fit))
    .execute()
}

/** What is known of the brand's customers; undefined where there is none. */
async function observedOf(
  warehouse: Warehouse,
  { brand, slice, timeZone }: Scope,
  options: Options,
): Promise<Observed | undefined> {
  const mine = sql`brand = ${str(brand)} AND slice = ${u64(slice)}`
  const known = sql`
    SELECT count() AS customers, countIf(empty(order_days)) AS unknown,
      (SELECT toDate(max(ordered_at), ${str(timeZone)}) FROM orders WHERE ${mine} AND counts = 1) AS last,
      toString(last) AS last_day, toInt32(last) - toInt32(min(order_days[1])) AS days
    FROM customers WHERE ${mine}`
  type Known = { customers: number; unknown: number; last_day: string; days: number }
  const [found] = await warehouse.query<Known>(known, options)
  if (!found || found.customers === 0) return undefined
  if (found.unknown > 0) throw new Problem('conflict', { reason: 'figures are about to be derived anew' })
  const third = Math.min(triedAtMost, Math.floor(found.days / 3))
  const origins = Array.from({ length: mostOrigins }, (_, i) => third * (i + 1))
  return {
    lastDay: found.last_day,
    triedDays: found.days - third >= triedAfter ? third : 0,
    grainDays: grainOf(found.customers),
    origins: origins.filter((earlier) => earlier > 0 && found.days - earlier >= triedAfter),
  }
}
