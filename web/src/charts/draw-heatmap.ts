import type { EChartsCoreOption } from 'echarts/core'
import { numberOf, showCell } from '../format/value.ts'
import { base, categoryAxis, tip, unitOf } from './frame.ts'
import type { ChartInput } from './input.ts'
import type { Palette } from './palette.ts'

type Cell = { value: [number, number, number | null] }

/** Colour by value over two axes: cohorts by age, or recency by frequency. `by` stands upright, x lies. */
export function drawHeatmap(input: ChartInput, palette: Palette, width: number): EChartsCoreOption {
  const { x, y, by } = input.chart
  const column = y[0] ?? ''
  const unit = unitOf(input, column)
  const rowKey = by ?? y[1] ?? x
  const xs = ordered([...new Set(input.rows.map((row) => String(row[x] ?? '')))])
  const ys = [...new Set(input.rows.map((row) => String(row[rowKey] ?? '')))]
  const cells = input.rows.map((row): [number, number, number | null] => [
    xs.indexOf(String(row[x] ?? '')),
    ys.indexOf(String(row[rowKey] ?? '')),
    numberOf(row[column]),
  ])
  const values = cells.map(([, , value]) => value ?? 0).sort((a, b) => a - b)
  // The first column of a cohort is always the whole; the scale ends where most values do, so that the rest can be told apart.
  const high = values[Math.floor(values.length * 0.92)] ?? 1
  const roomy = width / Math.max(1, xs.length) > 44
  return {
    ...base(palette),
    grid: { left: 4, right: 8, top: 4, bottom: 4, containLabel: true },
    tooltip: {
      ...base(palette).tooltip,
      trigger: 'item',
      formatter: ({ value: [column_, row_, value] }: Cell) =>
        tip(
          `${input.nameOf(rowKey, ys[row_])} · ${input.pick(input.columns[x]?.label)} ${input.nameOf(x, xs[column_])}`,
          [{ name: input.pick(input.columns[column]?.label), value: showCell(value, unit, input.locale) }],
        ),
    },
    xAxis: categoryAxis(
      palette,
      xs.map((value) => input.nameOf(x, value)),
      { position: 'top', axisLine: { show: false } },
    ),
    yAxis: categoryAxis(
      palette,
      ys.map((value) => input.nameOf(rowKey, value)),
      { inverse: true, axisLine: { show: false } },
    ),
    visualMap: {
      show: false,
      min: Math.min(0, values[0] ?? 0),
      max: high > 0 ? high : 1,
      inRange: { color: [palette.sunken, palette.accent] },
    },
    series: [
      {
        id: column,
        type: 'heatmap',
        data: cells.filter(([, , value]) => value !== null),
        itemStyle: { borderColor: palette.surface, borderWidth: 1.5, borderRadius: 3 },
        label: {
          show: roomy,
          fontSize: 11,
          formatter: ({ value }: Cell) => showCell(value[2], unit, input.locale, 'compact'),
          color: palette.ink,
        },
      },
    ],
  }
}

/** Numbers by size, other values as they came. */
function ordered(values: string[]): string[] {
  return values.every((value) => Number.isFinite(Number(value))) ? values.sort((a, b) => Number(a) - Number(b)) : values
}
