import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { addDays, dayOf } from '../../kernel/time.ts'
import type { Actor } from '../../manage/access.ts'
import type { Stated } from '../../manage/loads.ts'
import { moveText } from '../../manage/move-text.ts'
import type { Scope } from '../../manage/scope.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { moveId } from './find-moves.ts'
import type { Finder } from './finder.ts'
import { type AsFound, closeMove, reopenMove, statedMoves } from './states.ts'

const move = moveText.describe('Its id, as the list has it')

/** What can be decided on a move. */
export const decision = z.discriminatedUnion('state', [
  z.strictObject({ move, state: z.enum(['open', 'dismissed', 'done']) }),
  z.strictObject({ move, state: z.literal('snoozed'), until: z.iso.date().describe('The day it is shown again') }),
])
type Deciding = {
  warehouse: Warehouse
  registry: Stated
  finder: Finder
  scope: Scope
  actor: Actor
  now?: Date
  signal?: AbortSignal
}

/** The longest that a move may be put off. */
const mostDays = 366

/** Notes what is decided on a move with what is expected of it now. Throws `not_found` for one that is not found now and never was decided on. */
export async function decideOn(deciding: Deciding, input: z.output<typeof decision>): Promise<void> {
  const { registry, scope, actor, now = new Date() } = deciding
  const [rule = '', ...rest] = input.move.split('/')
  const key = { rule, about: rest.join('/') }
  if (input.state === 'open') return reopenMove(registry, actor, scope.brand, key)
  const until = input.state === 'snoozed' ? input.until : null
  const today = dayOf(now, scope.timeZone)
  if (until !== null && (until <= today || until > addDays(today, mostDays)))
    throw new Problem('bad_request', { reason: `until: a day after today, at most ${mostDays} days ahead` })
  const as_found = await foundNow(deciding, key)
  await closeMove(registry, actor, scope.brand, key, { state: input.state, until, as_found, at: now })
}

async function foundNow(
  { warehouse, registry, finder, scope, signal }: Deciding,
  { rule, about }: { rule: string; about: string },
): Promise<AsFound> {
  const { moves } = await finder.find({ warehouse, scope, signal })
  const found = moves.find(({ id }) => id === moveId(rule, about))
  if (found) {
    const { title, margin, low, high, measured } = found
    return { title, margin, low, high, measured, currency: scope.currency }
  }
  const before = (await statedMoves(registry, scope.brand)).find((one) => one.rule === rule && one.about === about)
  if (!before) throw new Problem('not_found', { what: 'move' })
  return before.as_found
}
