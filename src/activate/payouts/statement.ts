import type { z } from 'zod'
import type { Teller } from '../../collect/telling.ts'
import { Problem } from '../../kernel/errors.ts'
import { getCreator } from '../../manage/creator-list.ts'
import { type DueFee, dueFees } from '../../manage/due-fees.ts'
import { brandScope, type Stated } from '../../manage/loads.ts'
import type { PayoutLine } from '../../manage/payouts.ts'
import { allIsTold } from '../../manage/untold-commissions.ts'
import { commissionOrders } from '../../measure/creators/commission-orders.ts'
import { runMeasure } from '../../measure/run.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'

export type Stating = { registry: Stated; warehouse: Warehouse; commissionTeller: Teller }
export type StatementOf = { creator: string; from: string; to: string }
type Order = z.infer<typeof commissionOrders.row>

const mostOrders = 20_000

/**
 * What a creator earned with the orders of a period, and what of it is due now, with fees. Waits until the warehouse knows all terms and payouts. Throws
 * `not_found`, `conflict` where it does not, and `bad_request` for 20,000 orders or more.
 */
export async function statement({ registry, warehouse, commissionTeller }: Stating, brand: string, of: StatementOf) {
  const creator = await getCreator(registry, brand, of.creator)
  commissionTeller.wake()
  await commissionTeller.idle()
  if (!(await allIsTold(registry, brand)))
    throw new Problem('conflict', {
      reason: {
        en: 'the latest terms and payouts are still being taken in',
        zh: '最新的约定与付款仍在写入，请稍后重试',
      },
    })
  const scope = await brandScope(registry, brand)
  const asked = { from: of.from, to: of.to, creator: creator.id, limit: mostOrders, marks: 'none' }
  const { rows, totals, currency } = await runMeasure({ warehouse }, scope, commissionOrders, asked)
  if (rows.length >= mostOrders)
    throw new Problem('bad_request', {
      reason: 'the period has 20,000 orders or more; choose a shorter one',
      field: 'to',
    })
  const fees = await dueFees(registry, brand, creator.id)
  const lines = payoutLines(rows, fees, currency)
  const payable = [...lines].map(([of_currency, all]) => ({ currency: of_currency, minor: sumOf(all) }))
  return { creator: { id: creator.id, name: creator.name }, currency, orders: rows, totals, fees, lines, payable }
}

export function sumOf(lines: readonly PayoutLine[]): number {
  return lines.reduce((all, { amount_minor }) => all + amount_minor, 0)
}

/** What is to be paid and taken back now, by currency: commission in that of the brand, each fee in its own. */
function payoutLines(orders: readonly Order[], fees: readonly DueFee[], currency: string): Map<string, PayoutLine[]> {
  const commission = orders.flatMap(({ store, order_id, base, to_pay, to_take_back }): PayoutLine[] => {
    const line = { store, order_id, collaboration: '', part: 0, base_minor: base }
    if (to_pay > 0) return [{ kind: 'order', ...line, amount_minor: to_pay }]
    return to_take_back > 0 ? [{ kind: 'taken_back', ...line, amount_minor: -to_take_back }] : []
  })
  const all = [
    ...commission.map((line) => [currency, line] as const),
    ...fees.map(({ collaboration, part, fee_minor, fee_currency }) => {
      const line = { kind: 'fee' as const, store: '', order_id: '', collaboration, part }
      return [fee_currency, { ...line, base_minor: 0, amount_minor: fee_minor }] as const
    }),
  ]
  const byCurrency = Map.groupBy(all, ([of]) => of)
  return new Map([...byCurrency].map(([of, some]) => [of, some.map(([, line]) => line)]))
}
