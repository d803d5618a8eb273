import type { z } from 'zod'
import type { Teller } from '../../collect/telling.ts'
import { Problem } from '../../kernel/errors.ts'
import { getCreator } from '../../manage/creator-list.ts'
import { type DueFee, dueFees } from '../../manage/due-fees.ts'
import { brandScope, type Stated } from '../../manage/loads.ts'
import type { PayoutLine } from '../../manage/payouts.ts'
import type { Scope } from '../../manage/scope.ts'
import { allIsTold } from '../../manage/untold-commissions.ts'
import { commissionOrders } from '../../measure/creators/commission-orders.ts'
import { runMeasure } from '../../measure/run.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'

export type Stating = { registry: Stated; warehouse: Warehouse; commissionTeller: Teller }
export type StatementOf = { creator: string; from: string; to: string }
type Order = z.infer<typeof commissionOrders.row>

const ordersAtOnce = 100_000
/** Which of the orders are told one by one; sums and what is payable are of all. */
type Told = { offset: number; limit: number }

/**
 * What a creator earned with the orders of a period, and what of it is due now, with fees. Waits until the warehouse knows all terms and payouts. Throws
 * `not_found`, and `conflict` where it does not. However many orders there are, all of them count; those of `told` are in the answer.
 */
export async function statement(
  { registry, warehouse, commissionTeller }: Stating,
  brand: string,
  of: StatementOf,
  told: Told = { offset: 0, limit: 0 },
) {
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
  const { currency } = scope
  const summed = { order_count: 0, orders: [] as Order[], totals: {} as Totals, commission: [] as PayoutLine[] }
  for await (const page of orderPages({ warehouse }, scope, { ...of, creator: creator.id })) addPage(summed, page, told)
  const { order_count, orders, totals, commission } = summed
  const fees = await dueFees(registry, brand, creator.id)
  const lines = payoutLines(commission, fees, currency)
  const payable = [...lines].map(([of_currency, all]) => ({ currency: of_currency, minor: sumOf(all) }))
  return {
    creator: { id: creator.id, name: creator.name },
    currency,
    order_count,
    orders,
    totals,
    fees,
    lines,
    payable,
  }
}

export function sumOf(lines: readonly PayoutLine[]): number {
  return lines.reduce((all, { amount_minor }) => all + amount_minor, 0)
}

/** The orders of a statement with their sums, so many at a time, until there are no more. */
export async function* orderPages(
  parts: { warehouse: Warehouse },
  scope: Scope,
  { from, to, creator }: StatementOf,
  limit = ordersAtOnce,
) {
  for (let offset = 0; ; offset += limit) {
    const { rows, totals } = await runMeasure(parts, scope, commissionOrders, {
      from,
      to,
      creator,
      limit,
      offset,
      marks: 'none',
    })
    yield { rows, totals, offset }
    if (rows.length < limit) return
  }
}

type Totals = Record<string, number | null>
type Summed = { order_count: number; orders: Order[]; totals: Totals; commission: PayoutLine[] }
type Page = { rows: readonly Order[]; totals: Readonly<Totals>; offset: number }

function addPage(summed: Summed, { rows, totals, offset }: Page, told: Told): void {
  summed.order_count += rows.length
  for (const [name, sum] of Object.entries(totals)) summed.totals[name] = (summed.totals[name] ?? 0) + (sum ?? 0)
  for (const [at, row] of rows.entries())
    if (offset + at >= told.offset && offset + at < told.offset + told.limit) summed.orders.push(row)
  for (const row of rows) summed.commission.push(...commissionLines(row))
}

function commissionLines({ store, order_id, base, to_pay, to_take_back }: Order): PayoutLine[] {
  const line = { store, order_id, collaboration: '', part: 0, base_minor: base }
  if (to_pay > 0) return [{ kind: 'order', ...line, amount_minor: to_pay }]
  return to_take_back > 0 ? [{ kind: 'taken_back', ...line, amount_minor: -to_take_back }] : []
}

/** What is to be paid and taken back now, by currency: commission in that of the brand, each fee in its own. */
function payoutLines(
  commission: readonly PayoutLine[],
  fees: readonly DueFee[],
  currency: string,
): Map<string, PayoutLine[]> {
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
