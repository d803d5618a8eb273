import type { BaseLogger } from 'pino'
import { createDaily, type Daily } from '../../manage/once-a-day.ts'
import type { Registry } from '../../store/registry/registry.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { dueBrands } from '../due-brands.ts'
import { type FitReport, forecastBrand } from './forecast-brand.ts'

/** Forecasts every brand's customers once a day. */
export type Forecaster = Daily<FitReport>

type ForecasterOptions = {
  warehouse: Warehouse
  registry: Registry
  log: Pick<BaseLogger, 'info' | 'error'>
  /** How often it is asked which brands are due. */
  everyMs?: number
  clock?: () => Date
}

export function createForecaster({ everyMs = 5 * 60_000, clock, ...where }: ForecasterOptions): Forecaster {
  const { log } = where
  return createDaily({
    everyMs,
    due: (now) => dueBrands(where.registry, fitsOf(where.registry), now),
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

const fitsOf = ({ db }: Registry) => db.selectFrom('lifetime').select(['brand', 'fitted_at as made_at', 'currency'])
