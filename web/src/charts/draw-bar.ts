import type { EChartsCoreOption } from 'echarts/core'
import type { Unit } from '../api/measures.ts'
import { showCell, showUnit } from '../format/value.ts'
import { base, categoryAxis, colourOf, legend, seriesName, tip, unitOf, valueAxis } from './frame.ts'
import type { ChartInput } from './input.ts'
import { drawInterval, intervalAt, intervalsOf } from './interval.ts'
import type { Palette } from './palette.ts'
import { pivot, topSeries } from './pivot.ts'

type Hover = { dataIndex: number }

/** Names below upright bars: all of them where they are few, in lines as wide as a bar's place, or slanted where that is narrow. */
function upright(unit: Unit, shown: number, palette: Palette, width: number): object {
  const all = { color: palette.ink3, interval: 0 }
  if (unit === 'days' ? shown > 6 : unit !== 'text' || shown > 12) return {}
  const place = (width - scaleWidth) / shown - 8
  return place < narrowest
    ? { axisLabel: { ...all, rotate: 45 } }
    : { axisLabel: { ...all, overflow: 'break', width: Math.min(place, 160) } }
}

/** Pixels that the scale beside the bars takes, about. */
const scaleWidth = 60
/** Pixels below which words of a name no longer fit in a line. */
const narrowest = 52
/** Names beside lying bars take up to a third of a wide chart. */
const besideBars = (width: number) => Math.max(130, Math.min(280, width / 3))

/** Whether bars lie on their side: where x is a name, and nothing is stacked. */
export function liesOnItsSide(input: ChartInput): boolean {
  return input.chart.kind !== 'stack' && unitOf(input, input.chart.x) === 'text'
}

/** Bars over the values of x; lying on their side where x is a name, upright where it is an order (days, numbers). */
export function drawBar(input: ChartInput, palette: Palette, width: number, stacked: boolean): EChartsCoreOption {
  const { xs, series: all } = pivot(input.rows, input.chart)
  const series = topSeries(all, 8, 'rest')
  const xUnit = unitOf(input, input.chart.x)
  const lying = liesOnItsSide(input)
  const unit = unitOf(input, series[0]?.column)
  const shown = lying ? Math.min(xs.length, 12) : xs.length
  const nameOf = (x: string) =>
    xUnit === 'days' ? showUnit(Number(x), 'day', input.locale.language) : input.nameOf(input.chart.x, x)
  const names = xs.slice(0, shown).map(nameOf)
  const category = categoryAxis(
    palette,
    names,
    lying
      ? { inverse: true, axisLabel: { color: palette.ink2, width: besideBars(width), overflow: 'truncate' } }
      : upright(xUnit, shown, palette, width),
  )
  const value = valueAxis(palette, unit, input.locale)
  const many = series.length > 1
  return {
    ...base(palette),
    ...(many
      ? { legend: legend(palette), grid: { ...base(palette).grid, top: 34 } }
      : lying
        ? { grid: { ...base(palette).grid, right: 64 } }
        : {}),
    tooltip: {
      ...base(palette).tooltip,
      axisPointer: { type: 'shadow' },
      formatter: (points: Hover[]) => {
        const index = points[0]?.dataIndex ?? 0
        return tip(
          names[index] ?? '',
          series.map((line, place) => ({
            colour: colourOf(palette, many ? line.key : (xs[index] ?? ''), many ? place : 0),
            name: seriesName(input, line.key),
            value: showCell(line.values[index], unitOf(input, line.column), input.locale) + intervalAt(input, index),
          })),
        )
      },
    },
    xAxis: lying ? { ...value, axisLabel: { show: many } } : category,
    yAxis: lying ? category : value,
    series: [
      ...series.map((line, place) => ({
        id: line.key,
        name: seriesName(input, line.key),
        type: 'bar',
        ...(stacked ? { stack: 'all' } : {}),
        barMaxWidth: lying ? 18 : 28,
        data: line.values.slice(0, shown).map((amount, index) => ({
          value: amount,
          itemStyle: {
            color: many ? colourOf(palette, line.key, place) : (palette.channel(xs[index] ?? '') ?? palette.accent),
            borderRadius: stacked ? 0 : lying ? [0, 3, 3, 0] : [3, 3, 0, 0],
          },
        })),
        itemStyle: { color: colourOf(palette, line.key, place) },
        ...(lying && !many ? { label: valueLabel(palette, line.values, unit, input) } : {}),
      })),
      ...drawInterval(input, palette, lying, shown),
    ],
  }
}

/** The value at the end of a lying bar, so that nobody has to read it off the scale; an interval tells it itself. */
function valueLabel(palette: Palette, values: readonly (number | null)[], unit: Unit, input: ChartInput) {
  const told = new Set(intervalsOf(input).map(([place]) => place))
  return {
    show: true,
    position: 'right',
    color: palette.ink2,
    formatter: ({ dataIndex }: Hover) =>
      told.has(dataIndex) ? '' : showCell(values[dataIndex], unit, input.locale, 'compact'),
  }
}
