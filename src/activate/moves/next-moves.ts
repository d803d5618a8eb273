import { Problem, type Text } from '../../kernel/errors.ts'
import { addDays, dayOf } from '../../kernel/time.ts'
import type { Stated } from '../../manage/loads.ts'
import type { Scope } from '../../manage/scope.ts'
import type { Days } from '../../measure/periods.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { askingLately, fewestDays } from './asking.ts'
import { rules } from './catalogue.ts'
import type { Asking, Rule } from './define.ts'
import type { Finder, FoundNow } from './finder.ts'
import { type StatedMove, statedMoves } from './states.ts'

/** So many are shown: nobody makes more at once. */
const most = 10

/** What came of a move that was made: its value on the days since, or the day of data from which on that can be told, or why not. */
export type Checked = StatedMove & {
  measured: Rule['measured'] | null
  came: { days: Days; value: number | null } | null
  checked_from: string
  problem?: Text
}
export type OpenMoves = FoundNow & {
  currency: string
  /** Put aside or off. */
  closed: StatedMove[]
  made: StatedMove[]
}
export type NextMoves = Omit<OpenMoves, 'made'> & { done: Checked[] }

type Parts = {
  warehouse: Warehouse
  registry: Stated
  finder: Finder
  scope: Scope
  now?: Date
  signal?: AbortSignal
}

/** The moves worth making next, at most ten, without those decided on. */
export async function openMoves(parts: Parts): Promise<OpenMoves> {
  const { registry, finder, scope, now = new Date() } = parts
  const stated = await statedMoves(registry, scope.brand)
  const today = dayOf(now, scope.timeZone)
  const closed = stated.filter(({ state, until }) => state === 'dismissed' || (until !== null && until > today))
  const made = stated.filter(({ state }) => state === 'done')
  const hidden = new Set([...closed, ...made].map(({ id }) => id))
  const { moves, days, failed } = await finder.find(parts)
  const open = moves.filter(({ id }) => !hidden.has(id)).slice(0, most)
  return { currency: scope.currency, days, moves: open, failed, closed, made }
}

/** The same, and what came of those that were made. */
export async function nextMoves(parts: Parts): Promise<NextMoves> {
  const { made, ...open } = await openMoves(parts)
  const done: Checked[] = []
  for (const [made_on, moves] of Map.groupBy(made, ({ at }) => dayOf(at, parts.scope.timeZone))) {
    const asking = await askingLately(parts, made_on)
    for (const move of moves) done.push(await checked(asking, move, made_on))
  }
  return { ...open, done }
}

/** Measures anew on the days after the move was made, where data of at least 28 of them are there; moves of one day share their questions. */
async function checked(asking: Asking | undefined, move: StatedMove, made_on: string): Promise<Checked> {
  const rule = rules.find(({ id }) => id === move.rule)
  const told = { ...move, measured: rule?.measured ?? null, checked_from: addDays(made_on, fewestDays) }
  if (!asking || !rule) return { ...told, came: null }
  try {
    return { ...told, came: { days: asking.days, value: await rule.measure(asking, move.about) } }
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'cancelled') throw error
    return { ...told, came: null, problem: error.text }
  }
}
