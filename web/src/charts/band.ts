import { numberOf, showCell } from '../format/value.ts'
import { type TipLine, unitOf } from './frame.ts'
import type { ChartInput } from './input.ts'
import type { Palette } from './palette.ts'

/** The surface between the lower and the upper end of an estimate over time; rows stand in the order of the axis. */
export function drawBand({ chart, rows }: ChartInput, palette: Palette): object[] {
  if (!chart.interval) return []
  const [low, high] = chart.interval
  const ends = rows.map((row) => [numberOf(row[low]), numberOf(row[high])] as const)
  const bare = { type: 'line', stack: 'band', silent: true, showSymbol: false, lineStyle: { opacity: 0 } }
  return [
    { ...bare, id: 'band from', data: ends.map(([from]) => from) },
    {
      ...bare,
      id: 'band to',
      data: ends.map(([from, to]) => (from === null || to === null ? null : to - from)),
      areaStyle: { color: palette.accent, opacity: 0.18 },
    },
  ]
}

/** Both ends of the estimate at a place of the axis, to be read beside it. */
export function bandLines(input: ChartInput, index: number): TipLine[] {
  return (input.chart.interval ?? []).map((column) => ({
    name: input.labelOf(column),
    value: showCell(input.rows[index]?.[column], unitOf(input, column), input.locale),
  }))
}
