import { Problem } from '../../kernel/errors.ts'
import { brandScope } from '../../manage/loads.ts'
import type { Scope } from '../../manage/scope.ts'
import type { Registry } from '../../store/registry/registry.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { type Assumptions, assumptionsOf } from './assumptions.ts'
import type { DarkResult } from './dark-result.ts'
import { darkTestAside } from './dark-thread.ts'
import { keepDarkTest } from './kept-dark-tests.ts'
import { leastCostKnown, type Missing } from './missing.ts'
import { type ReadInputs, readInputs } from './read-inputs.ts'

/** How often customers, weeks and assumptions are drawn. */
const draws = 500

/** What a dark test found. */
export type DarkReport = {
  tested_at: Date
  last_day: string | null
  share: number | null
  share_low: number | null
  share_high: number | null
  missing: string
  /** What it went by. */
  assumptions: Assumptions
}

type Where = { warehouse: Warehouse; registry: Pick<Registry, 'db'> }

/** What the brand assumes in place of the defaults. */
export async function statedAssumptions(
  { registry }: Pick<Where, 'registry'>,
  brand: string,
): Promise<Partial<Assumptions>> {
  const row = await registry.db
    .selectFrom('dark_tests')
    .select('assumptions')
    .where('brand', '=', brand)
    .executeTakeFirst()
  return row?.assumptions ?? {}
}

/**
 * Thinks a brand's paid traffic away, and keeps what is left. Throws `conflict` where figures were derived anew meanwhile, as
 * what was read may be of neither.
 */
export async function runDarkTest(
  where: Where,
  brand: string,
  now: Date,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<DarkReport> {
  const { warehouse, registry } = where
  const scope = await brandScope(registry, brand)
  const assumptions = assumptionsOf(await statedAssumptions(where, brand))
  onProgress(0)
  const read = await readInputs(warehouse, scope, { signal })
  if (!read) {
    await noteTest(where, scope, now)
    return { ...nothing, tested_at: now, last_day: null, missing: 'customers', assumptions }
  }
  const result = await resultOf(read, assumptions, signal, onProgress)
  const after = await brandScope(registry, brand)
  if (after.slice !== scope.slice || after.currency !== scope.currency)
    throw new Problem('conflict', { reason: 'figures were derived anew' })
  const { lastDay, costs, inputs } = read
  const kept = { brand, testedAt: now, lastDay, currency: scope.currency, weeks: inputs.weeks, assumptions, costs }
  await keepDarkTest(warehouse, kept, result)
  await noteTest(where, scope, now)
  return { ...reportOf(result, now, lastDay), assumptions }
}

const nothing = { share: null, share_low: null, share_high: null }

async function resultOf(
  { inputs, costKnown }: ReadInputs,
  assumptions: Assumptions,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<DarkResult> {
  if (costKnown < leastCostKnown)
    return { missing: { missing: 'costs', found: Math.floor(100 * costKnown) } satisfies Missing }
  return darkTestAside({ inputs, assumptions, draws }, signal, onProgress)
}

function reportOf(result: DarkResult, tested_at: Date, last_day: string): Omit<DarkReport, 'assumptions'> {
  if (result.missing) return { ...nothing, tested_at, last_day, missing: result.missing.missing }
  const whole = result.segments.find(({ by }) => by === 'all')
  if (!whole) throw new Error('A dark test tells of the whole.')
  const { value, low, high } = whole.share
  return { tested_at, last_day, share: value, share_low: low, share_high: high, missing: '' }
}

async function noteTest({ registry }: Where, { brand, currency }: Scope, now: Date): Promise<void> {
  await registry.db
    .insertInto('dark_tests')
    .values({ brand, tested_at: now, currency })
    .onConflict((known) => known.column('brand').doUpdateSet({ tested_at: now, currency }))
    .execute()
}
