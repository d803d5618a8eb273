import type { Cell } from '../api/measures.ts'
import { numberOf, showCell } from '../format/value.ts'
import { unitOf } from './frame.ts'
import type { ChartInput } from './input.ts'

/** What a score of an axis stands for, over all rows that have it: "orders 4–12"; '' where the chart does not say. */
export function rangeOf(input: ChartInput, column: string, score: string): string {
  const range = input.chart.ranges?.[column]
  if (!range) return ''
  const rows = input.rows.filter((row) => String(row[column]) === score)
  const from = rows.map((row) => row[range.from]).sort(bySize)[0]
  const to = rows
    .map((row) => row[range.to])
    .sort(bySize)
    .at(-1)
  const shown = [...new Set([from, to].map((end) => showCell(end, unitOf(input, range.from), input.locale)))]
  return `${input.pick(range.of)} ${shown.join(' – ')}`
}

/** Numbers by size, days and texts by their letters. */
function bySize(a: Cell | undefined, b: Cell | undefined): number {
  const [one, two] = [numberOf(a), numberOf(b)]
  return Number.isFinite(one) && Number.isFinite(two) ? Number(one) - Number(two) : String(a) < String(b) ? -1 : 1
}
