import type { ChartSpec, Row } from '../api/measures.ts'
import { numberOf } from '../format/value.ts'

/** The rows that a chart draws: of bars, one without a name that amounts to nothing is none. Tables show it. */
export function drawnRows(rows: Row[], { kind, x, y }: ChartSpec): Row[] {
  if (kind !== 'bar') return rows
  const isNothing = (row: Row) => isNameless(row[x]) && y.every((column) => numberOf(row[column]) === 0)
  return rows.some(isNothing) ? rows.filter((row) => !isNothing(row)) : rows
}

const isNameless = (value: unknown) => value === '' || value === '(none)'
