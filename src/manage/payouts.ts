import { sql } from 'kysely'
import { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import { idCursor } from '../store/page-cursor.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import { shownMoney } from './collaboration-rows.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'

export const payoutStates = ['approved', 'paid', 'void'] as const
export const payoutFilter = z.strictObject({
  state: z.union([z.literal(''), z.enum(payoutStates)]).default(''),
  creator: z.string().max(100).default('').describe('Id of a creator'),
  cursor: idCursor.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
})
export const payoutPatch = z.strictObject({
  state: z.enum(['paid', 'void']).describe('Paid by the bank or tool; or taken back, so that its orders are due again'),
  paid_on: z.iso.date().optional().describe('Needed for one that is paid'),
  reference: z.string().trim().max(200).default('').describe('What the bank or tool calls it'),
})

/** What a payout is to hold: an order's commission, what of one is taken back, or a fee. Amounts in minor units of its currency. */
export type PayoutLine = {
  kind: 'order' | 'taken_back' | 'fee'
  store: string
  order_id: string
  collaboration: string
  part: number
  base_minor: number
  amount_minor: number
}
export type Payee = { creator: string; currency: string; period_from: string; period_to: string }

/**
 * Writes approved payouts, one a currency. Throws `conflict` where a line was paid already (by another payout, also to somebody else), or where more is to be
 * taken back than there is to pay.
 */
export async function approvePayouts(
  tx: Stated,
  actor: Actor,
  brand: string,
  given: readonly { payee: Payee; lines: readonly PayoutLine[] }[],
): Promise<string[]> {
  const ids: string[] = []
  for (const { payee, lines } of given) {
    const id = newId('pay')
    const amount_minor = lines.reduce((all, line) => all + line.amount_minor, 0)
    if (amount_minor <= 0) throw nothingToPay(payee, amount_minor)
    const { kind, id: by, name } = actor
    const approved_by = JSON.stringify({ kind, id: by, name })
    await tx.db
      .insertInto('payouts')
      .values({ id, brand, ...payee, amount_minor, approved_by })
      .execute()
    for (let at = 0; at < lines.length; at += rowsAtOnce) {
      const rows = lines
        .slice(at, at + rowsAtOnce)
        .map((line) => ({ ...line, brand, payout: id, creator: payee.creator }))
      await tx.db.insertInto('payout_lines').values(rows).execute().catch(paidAlready)
    }
    ids.push(id)
  }
  return ids
}

const rowsAtOnce = 1000

function nothingToPay({ currency }: Payee, minor: number): Problem {
  const { amount } = shownMoney(minor, currency) ?? { amount: '0' }
  return new Problem('conflict', {
    reason: {
      en: `there is nothing to pay: ${amount} ${currency} after what is taken back`,
      zh: `没有可付金额：扣除待追回后为 ${amount} ${currency}`,
    },
  })
}

const paidOnce = ['order_paid_once', 'fee_paid_once']

function paidAlready(cause: unknown): never {
  const { constraint } = cause as { constraint?: string }
  if (!constraint || !paidOnce.includes(constraint)) throw cause
  throw new Problem(
    'conflict',
    {
      reason: {
        en: 'an order or fee of this statement is in another payout already; look at the statement again',
        zh: '结算单中有订单或费用已列入其他付款，请刷新结算单',
      },
    },
    cause,
  )
}

/** The brand's payouts, newest first. */
export async function listPayouts(registry: Stated, brand: string, filter: z.output<typeof payoutFilter>) {
  const { state, creator, cursor, limit } = filter
  let query = payoutsOf(registry, brand)
    .orderBy('payouts.id', 'desc')
    .limit(limit + 1)
  if (state) query = query.where('payouts.state', '=', state)
  if (creator) query = query.where('payouts.creator', '=', creator)
  if (cursor) query = query.where('payouts.id', '<', cursor)
  const rows = await query.execute()
  const items = rows.slice(0, limit).map(shown)
  const last = items.at(-1)
  return rows.length > limit && last ? { items, next: last.id } : { items }
}

/** One of the brand's payouts with its lines. Throws `not_found`. */
export async function getPayout(registry: Stated, brand: string, id: string) {
  const row = await payoutsOf(registry, brand).where('payouts.id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not_found', { what: 'payout' })
  const lines = await registry.db
    .selectFrom('payout_lines')
    .select(['kind', 'store', 'order_id', 'collaboration', 'part', 'base_minor', 'amount_minor'])
    .where('payout', '=', id)
    .orderBy('number')
    .execute()
  return { ...shown(row), lines }
}

/**
 * Notes that an approved payout was paid, or takes it back: then its orders and fees are due again. Throws `not_found`, or `conflict` for one that is
 * paid or void already.
 */
export async function settlePayout(registry: Stated, actor: Actor, brand: string, id: string, input: unknown) {
  const { state, paid_on, reference } = readInput(payoutPatch, input)
  if (state === 'paid' && !paid_on)
    throw new Problem('bad_request', { reason: 'paid_on: state the day on which it was paid', field: 'paid_on' })
  return audited(registry, { actor, brand, action: 'payouts.settle' }, async (tx) => {
    const mine = tx.db.selectFrom('payouts').select('state').where('brand', '=', brand).where('id', '=', id)
    const before = await mine.forUpdate().executeTakeFirst()
    if (!before) throw new Problem('not_found', { what: 'payout' })
    if (before.state !== 'approved')
      throw new Problem('conflict', {
        reason: { en: `it is ${before.state} already`, zh: before.state === 'paid' ? '该付款已支付' : '该付款已作废' },
      })
    const updated_at = new Date()
    await tx.db
      .updateTable('payouts')
      .set({ state, paid_on: state === 'paid' ? (paid_on ?? null) : null, reference, updated_at })
      .where('id', '=', id)
      .execute()
    if (state === 'void')
      await tx.db.updateTable('payout_lines').set({ is_void: true, updated_at }).where('payout', '=', id).execute()
    const { lines: _lines, ...result } = await getPayout(tx, brand, id)
    return { what: `payouts/${id}`, before, after: result, result }
  })
}

function payoutsOf({ db }: Stated, brand: string) {
  return db
    .selectFrom('payouts')
    .innerJoin('creators', 'creators.id', 'payouts.creator')
    .select(['payouts.id', 'creator', 'creators.name as creator_name', 'state', 'currency', 'amount_minor'])
    .select(['period_from', 'period_to', 'paid_on', 'reference', 'approved_by', 'approved_at'])
    .select(
      sql<number>`(SELECT count(*)::int FROM payout_lines WHERE payout = payouts.id AND kind = 'order')`.as('orders'),
    )
    .where('payouts.brand', '=', brand)
}

type Row = Awaited<ReturnType<ReturnType<typeof payoutsOf>['execute']>>[number]

function shown({ creator, creator_name, amount_minor, currency, ...one }: Row) {
  const amount = shownMoney(amount_minor, currency)?.amount ?? ''
  return { ...one, currency, amount, amount_minor, creator: { id: creator, name: creator_name } }
}
