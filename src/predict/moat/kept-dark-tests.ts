import { escapeText } from '../../store/warehouse/cells.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { Assumptions } from './assumptions.ts'
import type { Cell } from './dark-inputs.ts'
import { darkDays } from './dark-inputs.ts'
import type { DarkResult, DarkSegment, HalfLife, Ranged } from './dark-result.ts'

/** One dark test of a brand: when, of orders up to which day, told in which currency. */
export type Kept = {
  brand: string
  testedAt: Date
  lastDay: string
  currency: string
  weeks: number
  assumptions: Assumptions
  costs: readonly (Cell & { cost: number })[]
}

const columns = [
  ...[
    'brand',
    'tested_at',
    'last_day',
    'currency',
    'weeks',
    'draws',
    'assumptions',
    'part_by',
    'part',
    'missing',
    'missing_found',
  ],
  ...['margin_on', 'margin_off', 'paid_cost', 'share', 'share_low', 'share_high'],
  ...['half_life', 'half_life_low', 'half_life_high', 'curve', 'lost_low', 'lost_high'],
]
const none = '\\N'
type Cellish = string | number

/** Keeps all that a dark test says, in one insert: all of it is there, or nothing. */
export async function keepDarkTest(warehouse: Warehouse, kept: Kept, result: DarkResult): Promise<void> {
  const lines = linesOf(kept, result).map((cells) => `${cells.join('\t')}\n`)
  await warehouse.insert('dark_tests', columns, Buffer.from(lines.join('')))
}

function linesOf(kept: Kept, result: DarkResult): Cellish[][] {
  if (result.missing) {
    const { missing, found } = result.missing
    return [[...headOf(kept, 0), 'all', '', missing, found, ...new Array(9).fill(none), '[]', none, none]]
  }
  const head = headOf(kept, result.draws)
  return [
    ...result.segments.map((segment) => [...head, ...segmentCells(kept, segment)]),
    ...result.halfLives.map((one) => [...head, ...halfLifeCells('half_life', one)]),
    ...result.cohortLives.map((one) => [...head, ...halfLifeCells('half_life_cohort', one)]),
  ]
}

function headOf({ brand, testedAt, lastDay, currency, weeks, assumptions }: Kept, draws: number): Cellish[] {
  const instant = testedAt.toISOString().replace('T', ' ').replace('Z', '')
  const assumed = Object.entries(assumptions).map(([id, value]) => `'${id}':${value}`)
  return [escapeText(brand), instant, lastDay, currency, weeks, draws, `{${assumed.join(',')}}`]
}

function segmentCells(kept: Kept, { by, key, on, off, share, lost, curve }: DarkSegment): Cellish[] {
  const steps = curve.map(
    (step) => `(${[step.day, Math.round(step.on), Math.round(step.off), ...ends(step.share, 'NULL')].join(',')})`,
  )
  const amounts = [Math.round(on), Math.round(off), costOf(kept, by, key) ?? none]
  return [
    by,
    escapeText(key),
    '',
    0,
    ...amounts,
    ...ends(share),
    none,
    none,
    none,
    `[${steps.join(',')}]`,
    ...lostEnds(lost),
  ]
}

function halfLifeCells(by: 'half_life' | 'half_life_cohort', { key, days }: HalfLife): Cellish[] {
  return [by, escapeText(key), '', 0, ...new Array(6).fill(none), ...ends(days), '[]', none, none]
}

function lostEnds({ low, high }: Ranged): Cellish[] {
  return [low, high].map((end) => (Number.isFinite(end) ? Math.round(end) : none))
}

/** What paid traffic costs there in the days looked ahead; not known of a kind of traffic. */
function costOf({ costs, weeks }: Kept, by: DarkSegment['by'], key: string): number | undefined {
  if (by === 'traffic_channel' || (by === 'country' && key === '')) return undefined
  const sum = costs.reduce((all, one) => (by === 'all' || one[by] === key ? all + one.cost : all), 0)
  return Math.round((sum * darkDays) / (7 * weeks))
}

function ends({ value, low, high }: Ranged, missing = none): Cellish[] {
  return [value, low, high].map((one) => (Number.isFinite(one) ? one : missing))
}
