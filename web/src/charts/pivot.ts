import type { ChartSpec, Row } from '../api/measures.ts'
import { numberOf } from '../format/value.ts'

export type Series = { key: string; column: string; values: (number | null)[] }
export type Pivot = { xs: string[]; series: Series[] }

/**
 * Rows as one line of values per series over the distinct values of x, in the order the rows came.
 * With `by` a series is a value of that column, else a column of `y`; a stack of several columns adds up over `by`.
 * What is absent is null, never 0.
 */
export function pivot(rows: readonly Row[], { kind, x, y, by: split }: ChartSpec): Pivot {
  const by = kind === 'stack' && y.length > 1 ? undefined : split
  const xs = [...new Set(rows.map((row) => String(row[x] ?? '')))]
  const place = new Map(xs.map((value, index) => [value, index]))
  const series = new Map<string, Series>()
  for (const row of rows) {
    const index = place.get(String(row[x] ?? '')) ?? 0
    for (const column of by ? y.slice(0, 1) : y) {
      const key = by ? String(row[by] ?? '') : column
      const line = series.get(key) ?? { key, column, values: xs.map(() => null) }
      line.values[index] = added(line.values[index], numberOf(row[column]))
      series.set(key, line)
    }
  }
  return { xs, series: [...series.values()] }
}

function added(a: number | null | undefined, b: number | null): number | null {
  if (b === null) return a ?? null
  return (a ?? 0) + b
}

/** Keeps the largest series and adds up the rest under one key, so that a chart never needs more colours than can be told apart. */
export function topSeries(series: readonly Series[], limit: number, restKey: string): Series[] {
  if (series.length <= limit) return [...series]
  const weight = (line: Series) => line.values.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0)
  const ranked = [...series].sort((a, b) => weight(b) - weight(a))
  const kept = ranked.slice(0, limit - 1)
  const rest = ranked.slice(limit - 1)
  const column = rest[0]?.column ?? ''
  const values = (rest[0]?.values ?? []).map((_, index) => {
    const known = rest
      .map((line) => line.values[index])
      .filter((value): value is number => value !== null && value !== undefined)
    return known.length ? known.reduce((sum, value) => sum + value, 0) : null
  })
  return [...kept, { key: restKey, column, values }]
}
