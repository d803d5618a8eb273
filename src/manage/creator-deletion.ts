import { Problem } from '../kernel/errors.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import { changeCreators, gone } from './creator-changes.ts'
import { heldCreators, withoutPersonal } from './creator-rows.ts'
import type { Stated } from './loads.ts'

/**
 * Takes a creator out of the book: accounts are free for others, posts stand for their handles again, and nothing personal stays but
 * for the 90 days in which it can be undone. Gives the change. Throws `not_found`.
 */
export async function deleteCreator(
  registry: Stated,
  actor: Actor,
  brand: string,
  id: string,
): Promise<{ change: string }> {
  return audited(registry, { actor, brand, action: 'creators.delete' }, async (tx) => {
    const [before] = await heldCreators(tx, brand, [id])
    if (!before) throw new Problem('not_found', { what: 'creator' })
    await demandNothingAgreed(tx, id)
    const about = { kind: 'delete', about: before.name } as const
    const step = { before, after: gone(before, new Date()) }
    const { change } = await changeCreators(tx, { actor, brand }, about, [step])
    return { what: `creators/${id}`, before: withoutPersonal(before), after: null, result: { change } }
  })
}

/** What was agreed with somebody and paid to them has to be told later, too. */
async function demandNothingAgreed({ db }: Stated, id: string): Promise<void> {
  const agreed = db.selectFrom('collaborations').select('creator').where('creator', '=', id)
  const paid = db.selectFrom('payouts').select('creator').where('creator', '=', id)
  if (!(await agreed.union(paid).executeTakeFirst())) return
  throw new Problem('conflict', {
    reason: {
      en: 'there are collaborations with this creator, or payouts; archive the creator instead',
      zh: '该红人有合作或付款记录，不能删除，请改为归档',
    },
  })
}
