import type { BaseLogger } from 'pino'
import { createDaily, type Daily } from '../../manage/once-a-day.ts'
import type { Registry } from '../../store/registry/registry.ts'
import { day, sql, strs } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { type FitReport, forecastBrand } from './forecast-brand.ts'

/** Forecasts every brand's customers once a day. */
export type Forecaster = Daily<FitReport>

type ForecasterOptions = {
  warehouse: Warehouse
  registry: Registry
  log: Pick<BaseLogger, 'info' | 'error'>
  clock?: () => Date
}

export function createForecaster({ clock, ...where }: ForecasterOptions): Forecaster {
  const { log } = where
  return createDaily({
    everyMs: 5 * 60_000,
    due: (now) => dueBrands(where, now),
    work: (brand, now, signal) => forecastBrand(where, brand, now, signal),
    say: {
      // A brand without customers is asked for again soon, which is nothing to tell.
      done: (brand, fit) => fit.last_day !== null && log.info({ brand, ...fit }, 'customers were forecast'),
      failed: (brand, error) => log.error({ err: error, brand }, 'customers could not be forecast'),
    },
    log,
    clock,
  })
}

/**
 * Brands with figures that are up to date, and were last forecast on a day before this, in UTC, or in another currency than
 * is theirs now.
 */
async function dueBrands({ registry, warehouse }: ForecasterOptions, now: Date): Promise<string[]> {
  const today = now.toISOString().slice(0, 10)
  const rows = await registry.db
    .selectFrom('brands')
    .leftJoin('lifetime', 'lifetime.brand', 'brands.id')
    .select(['brands.id', 'currency', 'fitted_at'])
    .where('slice', '>', 0)
    .where('stale_since', 'is', null)
    .orderBy('brands.id')
    .execute()
  const isFitted = ({ fitted_at }: (typeof rows)[number]) => fitted_at !== null && fitted_at >= new Date(today)
  const fitted = rows.filter(isFitted).map(({ id }) => id)
  const currencies = fitted.length > 0 ? await currenciesOf(warehouse, fitted, today) : new Map<string, string>()
  return rows.filter((row) => !isFitted(row) || currencies.get(row.id) !== row.currency).map(({ id }) => id)
}

/** What the newest fits of these brands are told in, of those made since a day. */
async function currenciesOf(warehouse: Warehouse, brands: string[], since: string): Promise<Map<string, string>> {
  const rows = await warehouse.query<{ id: string; told: string }>(sql`
    SELECT toString(brand) AS id, toString(argMax(currency, fitted_at)) AS told FROM lifetime_forecasts
    WHERE brand IN ${strs(brands)} AND toDate(fitted_at) >= ${day(since)} GROUP BY id`)
  return new Map(rows.map(({ id, told }) => [id, told]))
}
