import { sql } from 'kysely'
import { Problem } from '../../kernel/errors.ts'
import type { Actor } from '../../manage/access.ts'
import { audited } from '../../manage/audit.ts'
import { getCreator } from '../../manage/creator-list.ts'
import { oneAtATime } from '../../manage/held-claims.ts'
import type { Stated } from '../../manage/loads.ts'
import { approvePayouts } from '../../manage/payouts.ts'
import { type StatementOf, type Stating, statement, sumOf } from './statement.ts'

/**
 * Approves what is due to a creator, a payout for each currency, and gives their ids. A currency in which as much is to be taken back waits. Throws what a
 * statement throws, and `conflict` where nothing is to be paid, or where somebody else approved, held or took back meanwhile.
 */
export async function approveStatement(
  parts: Stating,
  actor: Actor,
  brand: string,
  of: StatementOf,
): Promise<string[]> {
  const { id } = await getCreator(parts.registry, brand, of.creator)
  const before = await paymentsOf(parts.registry, brand, id)
  const { creator, currency, lines } = await statement(parts, brand, of)
  const due = [...lines].filter(([, some]) => sumOf(some) > 0)
  const wanted = due.length ? due : [...lines].slice(0, 1)
  if (wanted.length === 0)
    throw new Problem('conflict', { reason: { en: 'there is nothing to pay', zh: '没有可付金额' } })
  return audited(parts.registry, { actor, brand, action: 'payouts.approve' }, async (tx) => {
    // One approval after the other: what the statement was made from is what there is.
    await oneAtATime(tx, brand)
    await tx.db.selectFrom('creators').select('id').where('id', '=', creator.id).forUpdate().execute()
    if ((await paymentsOf(tx, brand, id)) !== before) throw changedMeanwhile()
    await demandSameCurrency(tx, brand, creator.id, currency)
    const period = { period_from: of.from, period_to: of.to }
    const given = wanted.map(([of_currency, some]) => {
      return { payee: { creator: creator.id, currency: of_currency, ...period }, lines: some }
    })
    const result = await approvePayouts(tx, actor, brand, given)
    return { what: `creators/${creator.id}/payouts`, after: { payouts: result, ...period }, result }
  })
}

function changedMeanwhile(): Problem {
  return new Problem('conflict', {
    reason: {
      en: 'a payout was approved or changed meanwhile; look at the statement again',
      zh: '期间已有付款变动，请刷新结算单',
    },
  })
}

/** What tells one state of a creator's payouts, and of what is held back, from any other. */
async function paymentsOf({ db }: Stated, brand: string, creator: string): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    SELECT concat_ws(' ', count(*), max(number), count(*) FILTER (WHERE is_void),
      (SELECT concat_ws(' ', count(*), max(updated_at)) FROM held_claims WHERE brand = ${brand})) AS state
    FROM payout_lines WHERE brand = ${brand} AND creator = ${creator}`.execute(db)
  return rows[0]?.state ?? ''
}

/** Amounts of two currencies cannot be set off: of a brand that changed its own, payouts of before stay as they are. */
async function demandSameCurrency({ db }: Stated, brand: string, creator: string, currency: string): Promise<void> {
  const other = await db
    .selectFrom('payouts')
    .innerJoin('payout_lines', 'payout_lines.payout', 'payouts.id')
    .select('payouts.currency')
    .where('payouts.brand', '=', brand)
    .where('payouts.creator', '=', creator)
    .where('payouts.currency', '!=', currency)
    .where('payout_lines.kind', '!=', 'fee')
    .where('payout_lines.is_void', '=', false)
    .limit(1)
    .executeTakeFirst()
  if (!other) return
  throw new Problem('conflict', {
    reason: {
      en: `orders of this creator were paid in ${other.currency}, and the brand now counts in ${currency}`,
      zh: `该红人的订单曾以 ${other.currency} 付款，而品牌现用货币为 ${currency}`,
    },
  })
}
