import type { Text } from '../../kernel/errors.ts'
import { Problem } from '../../kernel/errors.ts'
import type { Actor } from '../../manage/access.ts'
import { audited } from '../../manage/audit.ts'
import type { Stated } from '../../manage/loads.ts'
import { moveId } from './find-moves.ts'

export const closedStates = ['dismissed', 'snoozed', 'done'] as const
export type ClosedState = (typeof closedStates)[number]

/** A move as it was when somebody decided on it: what was expected, and the value that it should change. */
export type AsFound = { title: Text; margin: number; low: number; high: number; measured: number; currency: string }
export type StatedMove = {
  id: string
  rule: string
  about: string
  state: ClosedState
  until: string | null
  as_found: AsFound
  by: { kind: string; id: string; name: string }
  at: Date
}
type Key = { rule: string; about: string }

/** What was decided on moves, the latest first. */
export async function statedMoves({ db }: Stated, brand: string): Promise<StatedMove[]> {
  const rows = await db.selectFrom('moves').selectAll().where('brand', '=', brand).orderBy('at', 'desc').execute()
  return rows.map(({ brand: _, ...row }) => ({
    ...row,
    id: moveId(row.rule, row.about),
    as_found: row.as_found as AsFound,
  }))
}

export type Decision = { state: ClosedState; until: string | null; as_found: AsFound; at: Date }

/** Writes down what was decided on a move, in place of what was before. */
export function closeMove(registry: Stated, actor: Actor, brand: string, key: Key, decision: Decision): Promise<void> {
  return audited(registry, { actor, brand, action: 'moves.close' }, async (tx) => {
    const before = await lockedState(tx, brand, key)
    const { state, until, as_found, at } = decision
    const { kind, id, name } = actor
    const values = {
      ...{ state, until, at },
      as_found: JSON.stringify(as_found),
      by: JSON.stringify({ kind, id, name }),
    }
    await tx.db
      .insertInto('moves')
      .values({ brand, ...key, ...values })
      .onConflict((there) => there.columns(['brand', 'rule', 'about']).doUpdateSet(values))
      .execute()
    return { what: `moves/${moveId(key.rule, key.about)}`, before, after: { state, until }, result: undefined }
  })
}

/** Takes back what was decided on a move. Throws `not_found` where nothing was. */
export function reopenMove(registry: Stated, actor: Actor, brand: string, key: Key): Promise<void> {
  return audited(registry, { actor, brand, action: 'moves.reopen' }, async (tx) => {
    const before = await lockedState(tx, brand, key)
    if (!before) throw new Problem('not_found', { what: 'move' })
    const mine = tx.db.deleteFrom('moves').where('brand', '=', brand)
    await mine.where('rule', '=', key.rule).where('about', '=', key.about).execute()
    return { what: `moves/${moveId(key.rule, key.about)}`, before, result: undefined }
  })
}

function lockedState({ db }: Stated, brand: string, { rule, about }: Key) {
  const mine = db.selectFrom('moves').select(['state', 'until']).where('brand', '=', brand)
  return mine.where('rule', '=', rule).where('about', '=', about).forUpdate().executeTakeFirst()
}
