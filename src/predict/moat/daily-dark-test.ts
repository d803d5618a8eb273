import type { BaseLogger } from 'pino'
import { createDaily, type Daily } from '../../manage/once-a-day.ts'
import type { Registry } from '../../store/registry/registry.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { dueBrands } from '../due-brands.ts'
import type { Assumptions } from './assumptions.ts'
import { tryOrigins, untried } from './dark-origins.ts'
import { type DarkReport, runDarkTest } from './run-dark-test.ts'

/** Tests every brand once a day, and when asked to. */
export type DarkTester = Daily<DarkReport> & {
  /** How far the test of a brand is, from 0 to 1; null where none is under way. */
  progressOf(brand: string): number | null
  /** Notes what a brand assumes in place of the defaults; the next test goes by it. */
  assume(brand: string, stated: Partial<Assumptions>): Promise<void>
}

type Options = {
  warehouse: Warehouse
  registry: Registry
  log: Pick<BaseLogger, 'info' | 'error'>
  /** How often it is asked which brands are due. */
  everyMs?: number
  clock?: () => Date
}

export function createDarkTester(options: Options): DarkTester {
  const { warehouse, registry, log, everyMs = 5 * 60_000, clock } = options
  const under = new Map<string, number>()
  const waiting = new Map<string, Promise<DarkReport>>()
  const work = async (brand: string, now: Date, signal: AbortSignal) => {
    waiting.delete(brand)
    try {
      return await runDarkTest({ warehouse, registry }, brand, now, signal, (share) => under.set(brand, share))
    } finally {
      if (!waiting.has(brand)) under.delete(brand)
    }
  }
  const daily = createDaily({
    everyMs,
    due: (now) => dueBrands(registry, testsOf(registry), now),
    work,
    say: {
      done: (brand, report) => report.last_day !== null && log.info({ brand, ...report }, 'a dark test was made'),
      failed: (brand, error) => log.error({ err: error, brand }, 'no dark test could be made'),
    },
    log,
    clock,
  })
  // How the forecast would have fared is told after the test: nobody who asks for one waits for it.
  const trials = createDaily({
    everyMs,
    due: async (now) => dueTrials({ warehouse, registry }, await dueBrands(registry, testsOf(registry), now)),
    work: (brand, now, signal) => tryOrigins({ warehouse, registry }, brand, now, signal),
    say: {
      done: (brand, origins) => log.info({ brand, origins }, 'a dark test was tried on earlier days'),
      failed: (brand, error) => log.error({ err: error, brand }, 'a dark test could not be tried on earlier days'),
    },
    log,
    clock,
  })
  return {
    async tick() {
      await daily.tick()
      await trials.tick()
    },
    close: async () => void (await Promise.all([daily.close(), trials.close()])),
    now(brand) {
      // What has not begun will go by the latest assumptions: whoever asks meanwhile is answered by it, too.
      const there = waiting.get(brand)
      if (there) return there
      under.set(brand, under.get(brand) ?? 0)
      const asked = daily.now(brand).finally(() => {
        if (waiting.get(brand) === asked) waiting.delete(brand)
        if (!waiting.has(brand)) under.delete(brand)
      })
      waiting.set(brand, asked)
      return asked
    },
    progressOf: (brand) => under.get(brand) ?? null,
    assume: (brand, stated) => keepAssumptions(registry, brand, stated),
  }
}

const testsOf = ({ db }: Registry) => db.selectFrom('dark_tests').select(['brand', 'tested_at as made_at', 'currency'])

/** Brands whose figures are up to date, and whose newest test has not been tried on earlier days. */
async function dueTrials(where: { warehouse: Warehouse; registry: Registry }, untested: string[]): Promise<string[]> {
  const rows = await where.registry.db
    .selectFrom('brands')
    .select('id')
    .where('slice', '>', 0)
    .where('stale_since', 'is', null)
    .execute()
  const tested = rows.map(({ id }) => id).filter((id) => !untested.includes(id))
  return (await untried(where, tested)).map(({ brand }) => brand)
}

async function keepAssumptions(registry: Registry, brand: string, stated: Partial<Assumptions>): Promise<void> {
  const assumptions = JSON.stringify(stated)
  await registry.db
    .insertInto('dark_tests')
    .values({ brand, assumptions })
    .onConflict((known) => known.column('brand').doUpdateSet({ assumptions }))
    .execute()
}
