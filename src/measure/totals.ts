import type { Column } from './define.ts'

type Row = Readonly<Record<string, unknown>>
export type Totals = Record<string, number | null>

/** What the rows add up to, for those columns that do: sums, and one sum divided by another. Empty for no rows. */
export function totalsOf(rows: readonly Row[], columns: Readonly<Record<string, Column>>): Totals {
  const totals: Totals = {}
  if (rows.length === 0) return totals
  const names = Object.keys(columns)
  for (const name of names) if (columns[name]?.total === 'sum') totals[name] = sum(rows, name)
  for (const name of names) if (isUnknown(rows, totals, columns[name]?.known)) totals[name] = null
  for (const name of names) {
    const total = columns[name]?.total
    if (Array.isArray(total))
      totals[name] = quotient(totals[total[0]], totals[total[1]], columns[name]?.unit === 'money')
  }
  return totals
}

function isUnknown(rows: readonly Row[], totals: Totals, known: Column['known']): boolean {
  if (typeof known === 'string') {
    const shares = rows.map((row) => row[known]).filter((share) => typeof share === 'number')
    return shares.length > 0 && shares.every((share) => share === 0)
  }
  return known !== undefined && totals[known[0]] === 0 && totals[known[1]] !== 0
}

/** The sum of a column's known values; null when none is known. */
function sum(rows: readonly Row[], name: string): number | null {
  let all: number | null = null
  for (const row of rows) {
    const value = row[name]
    if (typeof value === 'number') all = (all ?? 0) + value
  }
  return all
}

/** Whole amounts are rounded half away from zero, as the rows are. */
function quotient(over: number | null | undefined, per: number | null | undefined, whole: boolean): number | null {
  if (typeof over !== 'number' || typeof per !== 'number' || per === 0) return null
  if (!whole) return over / per
  const size = Math.round(Math.abs(over / per))
  return over / per < 0 ? 0 - size : size
}
