import { type KeptOut, tokenOf } from '../../manage/kept-out.ts'
import type { FactName, Facts, OrderLine, Return } from '../facts.ts'

/** What stands in the cells of a line in which an erased person stood. */
const erasedCell = '(erased)'

/** The row as it may be kept: a token in place of a customer who was erased, and nothing of what they wrote of a return. */
export function withoutErased<Name extends FactName>(keptOut: KeptOut, fact: Name, values: Facts[Name]): Facts[Name] {
  if (fact === 'order_lines') return withoutCustomer(keptOut, values as OrderLine) as Facts[Name]
  return fact === 'returns' ? (withoutComment(keptOut, values as Return) as Facts[Name]) : values
}

function withoutCustomer(keptOut: KeptOut, line: OrderLine): OrderLine {
  const token = tokenOf(keptOut, 'person', line.customer_id ?? '')
  return token === undefined ? line : { ...line, customer_id: token }
}

function withoutComment(keptOut: KeptOut, line: Return): Return {
  return line.comment && tokenOf(keptOut, 'order', line.order_id) !== undefined ? { ...line, comment: '' } : line
}

/** The cells of a line; none of them where one names somebody who was erased, or an order of theirs. */
export function withoutErasedCells(keptOut: KeptOut | undefined, cells: readonly string[]): readonly string[] {
  if (!keptOut) return cells
  const names = (cell: string) =>
    tokenOf(keptOut, 'person', cell) !== undefined || tokenOf(keptOut, 'order', cell) !== undefined
  return cells.some(names) ? cells.map(() => erasedCell) : cells
}
