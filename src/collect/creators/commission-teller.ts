import { createHash } from 'node:crypto'
import type { BaseLogger } from 'pino'
import type { Stated } from '../../manage/loads.ts'
import {
  type HeldClaim,
  markHeldTold,
  markLinesTold,
  markTermsTold,
  type PaidLine,
  type Terms,
  untoldHeld,
  untoldLines,
  untoldTerms,
} from '../../manage/untold-commissions.ts'
import { arrayCell, type Cell, cellOf } from '../../store/warehouse/cells.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { createTeller, type Teller } from '../telling.ts'

const atOnce = 5000
/** Terms without a last day hold as long as the warehouse knows days. */
const noEnd = '2149-06-06'
const termColumns = [
  ...(['brand', 'collaboration', 'creator', 'claims', 'rate_ppm', 'order_cap', 'cap', 'hold_days'] as const),
  ...(['starts_on', 'ends_on', 'version', 'is_deleted'] as const),
]
const paidColumns = [
  ...(['brand', 'number', 'creator', 'kind', 'store', 'order_id', 'base', 'amount', 'version', 'is_deleted'] as const),
]

const heldColumns = ['brand', 'store', 'order_id', 'version', 'is_deleted']

type TellerOptions = { registry: Stated; warehouse: Warehouse; log: Pick<BaseLogger, 'error'> }

/** Tells the warehouse on which terms creators earn, what of it is paid, and what a person holds back, so that commissions are asked like any figure. */
export function createCommissionTeller({ registry, warehouse, log }: TellerOptions): Teller {
  const insert = async (table: string, columns: string[], lines: readonly string[]) => {
    const bytes = Buffer.from(lines.join(''))
    await warehouse.insert(table, columns, bytes, { token: createHash('md5').update(bytes).digest('hex') })
  }
  const tellSome = async () => {
    const terms = await untoldTerms(registry, atOnce)
    if (terms.length) {
      await insert('commission_terms', termColumns, terms.map(termRow))
      await markTermsTold(registry, terms)
    }
    const paid = await untoldLines(registry, atOnce)
    if (paid.length) {
      await insert('paid_commissions', paidColumns, paid.map(paidRow))
      await markLinesTold(registry, paid)
    }
    const held = await untoldHeld(registry, atOnce)
    if (held.length) {
      await insert('held_claims', heldColumns, held.map(heldRow))
      await markHeldTold(registry, held)
    }
    return terms.length + paid.length + held.length > 0
  }
  return createTeller({ tellSome, failure: 'the warehouse does not take commissions; it is tried again', log })
}

const lineOf = (cells: readonly string[]) => `${cells.join('\t')}\n`
const all = (cells: readonly Cell[]) => cells.map((cell) => cellOf(cell))

/** Terms that pay nothing are none; of those that paid before, that is told. */
function termRow(terms: Terms): string {
  const { brand, id, creator, claims, rate_ppm, order_cap_minor, cap_minor, hold_days, updated_at } = terms
  const days = [terms.starts_on ?? noEnd, terms.ends_on ?? noEnd]
  const head = [...all([brand, id, creator]), arrayCell(claims)]
  const caps = [rate_ppm ?? 0, order_cap_minor, cap_minor, hold_days]
  return lineOf([...head, ...all([...caps, ...days, updated_at.getTime(), rate_ppm === null])])
}

function paidRow(line: PaidLine): string {
  const { brand, number, creator, kind, store, order_id, base_minor, amount_minor, updated_at, is_void } = line
  return lineOf(
    all([brand, number, creator, kind, store, order_id, base_minor, amount_minor, updated_at.getTime(), is_void]),
  )
}

function heldRow({ brand, store, order_id, is_held, updated_at }: HeldClaim): string {
  return lineOf(all([brand, store, order_id, updated_at.getTime(), !is_held]))
}
