import type { EChartsCoreOption } from 'echarts/core'
import { numberOf, showCell } from '../format/value.ts'
import { base, categoryAxis, legend, tip, unitOf, valueAxis } from './frame.ts'
import type { ChartInput } from './input.ts'
import type { Palette } from './palette.ts'

type Hover = { dataIndex: number }

/** Bars from large to small and the share they reach together: y[0] is the bar, y[1] the share. */
export function drawPareto(input: ChartInput, palette: Palette): EChartsCoreOption {
  const { x, y } = input.chart
  const [bar = '', line = ''] = y
  const rows = input.rows.slice(0, 60)
  const names = rows.map((row) => input.nameOf(x, row[x]))
  return {
    ...base(palette),
    ...(line ? { legend: legend(palette), grid: { ...base(palette).grid, top: 34 } } : {}),
    tooltip: {
      ...base(palette).tooltip,
      formatter: (points: Hover[]) => {
        const index = points[0]?.dataIndex ?? 0
        return tip(
          names[index] ?? '',
          y.map((column) => ({
            name: input.labelOf(column),
            value: showCell(rows[index]?.[column], unitOf(input, column), input.locale),
          })),
        )
      },
    },
    xAxis: categoryAxis(palette, names, {
      axisLabel: { color: palette.ink3, hideOverlap: true, width: 80, overflow: 'truncate' },
    }),
    yAxis: [
      valueAxis(
        palette,
        unitOf(input, bar),
        input.locale,
        unitOf(input, bar) === 'share' ? { max: 1, interval: 0.25 } : {},
      ),
      ...(line ? [valueAxis(palette, unitOf(input, line), input.locale, { min: 0, splitLine: { show: false } })] : []),
    ],
    series: [
      {
        id: bar,
        name: input.labelOf(bar),
        type: 'bar',
        barMaxWidth: 24,
        itemStyle: { color: palette.accent },
        data: rows.map((row) => numberOf(row[bar])),
      },
      ...(line
        ? [
            {
              id: line,
              name: input.labelOf(line),
              type: 'line',
              yAxisIndex: 1,
              showSymbol: false,
              lineStyle: { width: 2 },
              itemStyle: { color: palette.series[1] },
              data: rows.map((row) => numberOf(row[line])),
            },
          ]
        : []),
    ],
  }
}
