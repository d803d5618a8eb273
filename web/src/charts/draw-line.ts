import type { EChartsCoreOption } from 'echarts/core'
import type { Unit } from '../api/measures.ts'
import { showCell } from '../format/value.ts'
import { bandAt, bandsOf, drawBands } from './draw-bands.ts'
import { base, categoryAxis, colourOf, legend, seriesName, type TipLine, tip, unitOf, valueAxis } from './frame.ts'
import type { ChartInput } from './input.ts'
import type { Palette } from './palette.ts'
import { pivot, topSeries } from './pivot.ts'

type Hover = { dataIndex: number }

/** Lines over time. A single line is filled and shows the compared period dashed behind it, day by day. */
export function drawLine(input: ChartInput, palette: Palette): EChartsCoreOption {
  const { xs, series: all } = pivot(input.rows, input.chart)
  const series = topSeries(all, 8, 'rest')
  const single = series.length === 1
  const bands = bandsOf(input, xs)
  const past = single && input.before?.length ? pivot(input.before, input.chart) : undefined
  const columns = [...new Set(series.map((line) => unitOf(input, line.column)))].slice(0, 2)
  const heading = (index: number) => input.nameOf(input.chart.x, xs[index] ?? '')
  const many = series.length > 1
  return {
    ...base(palette),
    ...(many || past ? { legend: legend(palette) } : {}),
    // A date below the last points is half as wide again as the usual margin.
    grid: { ...base(palette).grid, right: 30, ...(many || past ? { top: 34 } : {}) },
    tooltip: {
      ...base(palette).tooltip,
      formatter: (points: Hover[]) => {
        const index = points[0]?.dataIndex ?? 0
        const lines: TipLine[] = series.map((line, place) => ({
          colour: colourOf(palette, line.key, place),
          name: seriesName(input, line.key),
          value: `${showCell(line.values[index], unitOf(input, line.column), input.locale)}${bandAt(input, line, bands.get(line.key)?.[index])}`,
        }))
        const old = past?.series[0]
        if (old) {
          const day = input.nameOf(input.chart.x, past?.xs[index] ?? '')
          lines.push({
            name: `${input.beforeLabel} ${day}`,
            value: showCell(old.values[index], unitOf(input, old.column), input.locale),
          })
        }
        if (input.isPartial(xs[index] ?? '')) lines.push({ name: input.partialLabel, value: '' })
        return tip(heading(index), lines)
      },
    },
    xAxis: categoryAxis(
      palette,
      xs.map((x) => input.nameOf(input.chart.x, x)),
      // The last name ends at the edge instead of being cut there.
      { boundaryGap: false, axisLabel: { color: palette.ink3, hideOverlap: true, alignMaxLabel: 'right' } },
    ),
    yAxis: columns.map((unit) =>
      valueAxis(palette, unit, input.locale, isFlat(series, past?.series) ? onlyZero(palette, unit, input) : {}),
    ),
    series: [
      ...series.map((line, index) => ({
        id: line.key,
        name: seriesName(input, line.key),
        type: 'line',
        yAxisIndex: Math.max(0, columns.indexOf(unitOf(input, line.column))),
        data: line.values.map((value, place) => (bands.get(line.key)?.[place] ? null : value)),
        showSymbol: xs.length === 1,
        symbolSize: 6,
        lineStyle: { width: 2 },
        itemStyle: { color: colourOf(palette, line.key, index) },
        markPoint: partialPoints(input, xs, line.values, palette, colourOf(palette, line.key, index)),
        ...(single ? { areaStyle: { color: palette.accent, opacity: 0.08 } } : {}),
      })),
      ...series.flatMap((line, index) => drawBands(line, bands.get(line.key), colourOf(palette, line.key, index))),
      ...(past?.series[0]
        ? [
            {
              id: 'before',
              name: input.beforeLabel,
              type: 'line',
              data: past.series[0].values.slice(0, xs.length),
              showSymbol: false,
              lineStyle: { width: 1.5, type: 'dashed', color: palette.ink3 },
              itemStyle: { color: palette.ink3 },
            },
          ]
        : []),
    ],
  }
}

/** Whether nothing is drawn but zeros: a scale up to 100 % would say nothing of them. */
function isFlat(...drawn: (readonly { values: readonly (number | null)[] }[] | undefined)[]): boolean {
  return drawn.every((lines = []) => lines.every(({ values }) => values.every((value) => !value)))
}

/** A scale that names zero alone. */
function onlyZero(palette: Palette, unit: Unit, { locale }: ChartInput): object {
  const formatter = (value: number) => (value === 0 ? showCell(0, unit, locale, 'axis') : '')
  return { min: 0, max: 1, interval: 1, splitLine: { show: false }, axisLabel: { color: palette.ink3, formatter } }
}

/** Hollow points where a step lies only partly in the period, so that its fall is not taken for one of the business. */
function partialPoints(
  input: ChartInput,
  xs: readonly string[],
  values: readonly (number | null)[],
  palette: Palette,
  colour: string,
) {
  const points = xs.flatMap((x, index) => {
    const value = values[index]
    return input.isPartial(x) && typeof value === 'number' ? [{ coord: [index, value] }] : []
  })
  return {
    silent: true,
    symbol: 'circle',
    symbolSize: 7,
    label: { show: false },
    itemStyle: { color: palette.surface, borderColor: colour, borderWidth: 2 },
    data: points,
  }
}
