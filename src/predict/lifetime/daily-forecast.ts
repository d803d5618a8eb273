import type { BaseLogger } from 'pino'
import type { Registry } from '../../store/registry/registry.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { type FitReport, forecastBrand } from './forecast-brand.ts'

/** Forecasts every brand's customers once a day. */
export type Forecaster = {
  /** Forecasts the brands that were not forecast today, and whose figures are up to date. */
  tick(): Promise<void>
  /** Forecasts one brand now, after what is under way. */
  forecast(brand: string): Promise<FitReport>
  close(): Promise<void>
}

type ForecasterOptions = {
  warehouse: Warehouse
  registry: Registry
  log: Pick<BaseLogger, 'info' | 'error'>
  clock?: () => Date
}

/** How often it is asked which brands are due. */
const tickMs = 5 * 60_000

export function createForecaster({ log, clock = () => new Date(), ...where }: ForecasterOptions): Forecaster {
  let working: Promise<unknown> = Promise.resolve()
  let closing = false

  /** One at a time; one that fails holds up no other. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = working.then(work)
    working = mine.catch(() => undefined)
    return mine
  }
  const forecastNoted = async (brand: string) => {
    try {
      log.info({ brand, ...(await forecastBrand(where, brand, clock())) }, 'customers were forecast')
    } catch (error) {
      log.error({ err: error, brand }, 'customers could not be forecast')
    }
  }
  const tick = async () => {
    for (const brand of await dueBrands(where.registry, clock())) if (!closing) await inTurn(() => forecastNoted(brand))
  }
  const timer = setInterval(
    () => void tick().catch((error) => log.error({ err: error }, 'forecasts broke off')),
    tickMs,
  )
  timer.unref()
  return {
    tick,
    forecast: (brand) => inTurn(() => forecastBrand(where, brand, clock())),
    async close() {
      closing = true
      clearInterval(timer)
      await working
    },
  }
}

/** Brands with figures that are up to date, and were last forecast on a day before this, in UTC. */
async function dueBrands({ db }: Registry, now: Date): Promise<string[]> {
  const today = new Date(now.toISOString().slice(0, 10))
  const rows = await db
    .selectFrom('brands')
    .leftJoin('lifetime', 'lifetime.brand', 'brands.id')
    .select('brands.id')
    .where('slice', '>', 0)
    .where('stale_since', 'is', null)
    .where((is) => is.or([is('fitted_at', 'is', null), is('fitted_at', '<', today)]))
    .orderBy('brands.id')
    .execute()
  return rows.map(({ id }) => id)
}
