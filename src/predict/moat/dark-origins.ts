import { addDays, type Day } from '../../kernel/time.ts'
import { brandScope } from '../../manage/loads.ts'
import type { Scope } from '../../manage/scope.ts'
import type { Registry } from '../../store/registry/registry.ts'
import { sql, str, strs } from '../../store/sql.ts'
import { escapeText } from '../../store/warehouse/cells.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { assumptionsOf } from './assumptions.ts'
import { triedDays } from './dark-inputs.ts'
import type { Ranged } from './dark-result.ts'
import { darkTestAside } from './dark-thread.ts'
import { leastCostKnown } from './missing.ts'
import { broughtIn, readInputs } from './read-inputs.ts'

/** So many earlier days are tried, each as long before the next. */
const mostOrigins = 4
/** What comes with paid traffic on depends on no assumption; an interval of it takes fewer draws. */
const draws = 200

type Where = { warehouse: Warehouse; registry: Pick<Registry, 'db'> }

/** A dark test of a brand as it is kept, of which no earlier days have been tried. */
export type Untried = { brand: string; currency: string; last_day: Day }

/** What a dark test would have expected of the days after an earlier one, beside what came and what the weeks before bring if they go on. */
type Tried = { day: Day; forecast: Ranged; came: number; naive: number }

/** Of these brands, those whose newest test was made of orders up to another day than its trial on earlier days. */
export async function untried({ warehouse }: Where, brands: readonly string[]): Promise<Untried[]> {
  if (brands.length === 0) return []
  const newest = sql`argMax((currency, last_day, missing), tested_at)`
  return warehouse.query<Untried>(sql`
    SELECT toString(brand) AS brand, toString(newest.1) AS currency, toString(newest.2) AS last_day
    FROM (SELECT brand, ${newest} AS newest FROM dark_tests WHERE brand IN ${strs(brands)} AND part_by IN ('all', '') GROUP BY brand)
    WHERE newest.3 = '' AND (brand, newest.1, newest.2) GLOBAL NOT IN (
      SELECT brand, currency, last_day FROM dark_origins WHERE brand IN ${strs(brands)})
    ORDER BY brand`)
}

/** Tries the forecast of a brand on earlier days, and keeps what was found; one row of the newest day where history is too short for any. */
export async function tryOrigins(where: Where, brand: string, now: Date, signal: AbortSignal): Promise<number> {
  const scope = await brandScope(where.registry, brand)
  const [asked] = await untried(where, [brand])
  if (!asked || asked.currency !== scope.currency) return 0
  const found: Tried[] = []
  for (let i = 1; i <= mostOrigins; i++) {
    const tried = await triedOn(where, scope, addDays(asked.last_day, -i * triedDays), signal)
    if (!tried) break
    found.push(tried)
  }
  await keep(where, asked, now, found)
  return found.length
}

async function triedOn({ warehouse }: Where, scope: Scope, day: Day, signal: AbortSignal): Promise<Tried | undefined> {
  const read = await readInputs(warehouse, scope, { signal }, day)
  if (!read || read.costKnown < leastCostKnown) return undefined
  const { inputs } = read
  const result = await darkTestAside({ inputs, assumptions: assumptionsOf({}), draws }, signal, () => {})
  const whole = result.missing ? undefined : result.segments.find(({ by }) => by === 'all')
  if (!whole) return undefined
  const days = { from: addDays(day, 1), to: addDays(day, triedDays) }
  const before = inputs.sums.reduce((sum, { margin }) => sum + margin, 0)
  return {
    day,
    forecast: whole.soon,
    came: await broughtIn(warehouse, scope, days, { signal }),
    naive: (before / (7 * inputs.weeks)) * triedDays,
  }
}

const columns = [
  'brand',
  'tested_at',
  'last_day',
  'currency',
  'day',
  'days',
  'forecast',
  'low',
  'high',
  'came',
  'naive',
]

/** Where no earlier day could be tried, a row of no days says so. */
async function keep({ warehouse }: Where, asked: Untried, now: Date, found: readonly Tried[]): Promise<void> {
  const head = [
    escapeText(asked.brand),
    now.toISOString().replace('T', ' ').replace('Z', ''),
    asked.last_day,
    asked.currency,
  ]
  const rows = found.map(({ day, forecast, came, naive }) => {
    const amounts = [forecast.value, forecast.low, forecast.high, came, naive].map(Math.round)
    return [...head, day, triedDays, ...amounts]
  })
  const none = [...head, asked.last_day, 0, 0, 0, 0, 0, 0]
  const lines = (rows.length > 0 ? rows : [none]).map((cells) => `${cells.join('\t')}\n`)
  await warehouse.insert('dark_origins', columns, Buffer.from(lines.join('')))
}

export const ofBrand = (scope: Pick<Scope, 'brand' | 'currency'>) =>
  sql`brand = ${str(scope.brand)} AND currency = ${str(scope.currency)}`
