import { Problem, type Text } from '../../kernel/errors.ts'
import { addDays, dayOf } from '../../kernel/time.ts'
import type { Stated } from '../../manage/loads.ts'
import type { Scope } from '../../manage/scope.ts'
import type { Days } from '../../measure/periods.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { askingLately, fewestDays } from './asking.ts'
import { rules } from './catalogue.ts'
import type { Rule } from './define.ts'
import { type Found, findMoves } from './find-moves.ts'
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
export type NextMoves = Found & {
  currency: string
  /** The days of data that moves are found in; null where there are fewer than 28. */
  days: Days | null
  /** Put aside or off. */
  closed: StatedMove[]
  done: Checked[]
}

type Parts = { warehouse: Warehouse; registry: Stated; scope: Scope; now?: Date; signal?: AbortSignal }

/** The moves worth making next, at most ten, without those decided on; and what came of those that were made. */
export async function nextMoves({ warehouse, registry, scope, now = new Date(), signal }: Parts): Promise<NextMoves> {
  const asked = { warehouse, scope, signal }
  const stated = await statedMoves(registry, scope.brand)
  const today = dayOf(now, scope.timeZone)
  const closed = stated.filter(({ state, until }) => state === 'dismissed' || (until !== null && until > today))
  const made = stated.filter(({ state }) => state === 'done')
  const hidden = new Set([...closed, ...made].map(({ id }) => id))
  const asking = await askingLately(asked)
  const { moves, failed } = asking ? await findMoves(asking, rules) : { moves: [], failed: [] }
  const done: Checked[] = []
  for (const move of made) done.push(await checked(asked, move))
  return {
    currency: scope.currency,
    days: asking?.days ?? null,
    moves: moves.filter(({ id }) => !hidden.has(id)).slice(0, most),
    ...{ failed, closed, done },
  }
}

type Asked = { warehouse: Warehouse; scope: Scope; signal: AbortSignal | undefined }

/** Measures anew on the days after the move was made, where data of at least 28 of them are there. */
async function checked(asked: Asked, move: StatedMove): Promise<Checked> {
  const made_on = dayOf(move.at, asked.scope.timeZone)
  const rule = rules.find(({ id }) => id === move.rule)
  const told = { ...move, measured: rule?.measured ?? null, checked_from: addDays(made_on, fewestDays) }
  const asking = await askingLately(asked, made_on)
  if (!asking || !rule) return { ...told, came: null }
  try {
    return { ...told, came: { days: asking.days, value: await rule.measure(asking, move.about) } }
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'cancelled') throw error
    return { ...told, came: null, problem: error.text }
  }
}
