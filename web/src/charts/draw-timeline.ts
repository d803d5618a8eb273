import type { EChartsCoreOption } from 'echarts/core'
import type { Row } from '../api/measures.ts'
import { numberOf, showCell } from '../format/value.ts'
import { drawMarks, drawSpans, drawVerdicts, labelHigh, legendHigh, markText, type Timed } from './draw-stretches.ts'
import { base, legend, type TipLine, tip, unitOf, valueAxis } from './frame.ts'
import type { ChartInput } from './input.ts'
import type { Palette } from './palette.ts'
import { clock, type Lane, lanesOf, markLevels, placedRows, stepOf } from './timeline.ts'

type Hover = { axisValue?: number | string; seriesType?: string }

/** Height of a lane, of the axis, and between curve and lanes; and the margin on the right. */
const [laneHigh, axisHigh, gap, right] = [34, 24, 12, 16] as const
const marksHigh = markLevels * labelHigh + 4

export function timelineHeight({ rows, chart }: ChartInput, asked: number): number {
  const lanes = chart.timeline ? lanesOf(rows, chart.x, chart.timeline).length : 0
  return asked + marksHigh + lanes * laneHigh + (lanes > 0 ? gap : 0)
}

/** Lines over seconds with what is shown when, and below, on the same axis, counts over the stretches that they belong to. */
export function drawTimeline(input: ChartInput, palette: Palette, width: number, height: number): EChartsCoreOption {
  const { chart, rows } = input
  if (!chart.timeline) return {}
  const timed = { ...input, spec: chart.timeline }
  const lanes = lanesOf(rows, chart.x, timed.spec)
  const placed = placedRows(rows, chart.x)
  const end = Math.max(1, ...placed.map((row) => numberOf(row[timed.spec.until]) ?? 0))
  const left = width < 480 ? 108 : 148
  const lanesHigh = lanes.length * laneHigh
  const top = legendHigh + marksHigh
  const curveHigh = height - top - axisHigh - (lanes.length > 0 ? lanesHigh + gap : 0)
  const grid = { left, right, containLabel: false }
  const grids = [
    { ...grid, top, height: curveHigh },
    ...(lanes.length > 0 ? [{ ...grid, top: top + curveHigh + gap, height: lanesHigh }] : []),
  ]
  const room = {
    start: left,
    width: width - left - right,
    bottom: height - axisHigh,
    scale: (width - left - right) / end,
  }
  const step = stepOf(end, room.width / 56)
  const colours = [palette.accent, palette.ink3]
  return {
    ...base(palette),
    legend: { ...legend(palette), data: chart.y.map((column) => ({ name: input.labelOf(column) })) },
    grid: grids,
    axisPointer: { link: [{ xAxisIndex: 'all' }], lineStyle: { color: palette.ink3 } },
    tooltip: {
      ...base(palette).tooltip,
      axisPointer: { axis: 'x' },
      formatter: (points: Hover[]) =>
        tipAt(
          timed,
          lanes,
          points.find(({ seriesType }) => seriesType === 'line'),
        ),
    },
    xAxis: grids.map((_, place) => secondsAxis(palette, end, step, place, place === grids.length - 1)),
    yAxis: [
      valueAxis(palette, unitOf(input, chart.y[0]), input.locale, scaleOf(timed, placed)),
      ...(lanes.length > 0 ? [laneAxis(timed, lanes, palette, left)] : []),
    ],
    series: [
      ...chart.y.map((column, place) => ({
        ...{ id: column, name: input.labelOf(column), type: 'line', showSymbol: false },
        data: placed.map((row) => [numberOf(row[chart.x]), numberOf(row[column])]),
        lineStyle: { width: place === 0 ? 2 : 1.5, type: place === 0 ? 'solid' : 'dashed' },
        itemStyle: { color: colours[place] ?? palette.ink3 },
      })),
      drawVerdicts(timed, palette, { top, high: curveHigh, isNamed: width >= 480 }),
      drawMarks(timed, palette, room),
      ...(lanes.length > 0 ? [drawSpans(timed, lanes, palette), unseenSeconds(timed)] : []),
    ],
  }
}

/** Shares that nowhere are above the whole end at the whole. */
function scaleOf(input: Timed, rows: readonly Row[]): object {
  const { y } = input.chart
  const isPart =
    unitOf(input, y[0]) === 'share' && rows.every((row) => y.every((name) => (numberOf(row[name]) ?? 0) <= 1))
  return isPart ? { min: 0, max: 1, interval: 0.25 } : { min: 0 }
}

function secondsAxis(palette: Palette, max: number, step: number, gridIndex: number, isNamed: boolean) {
  return {
    ...{ type: 'value', min: 0, max, interval: step, gridIndex, splitLine: { show: false }, axisTick: { show: false } },
    axisLine: { show: true, lineStyle: { color: palette.line } },
    axisPointer: { snap: false, label: { show: false } },
    axisLabel: { show: isNamed, color: palette.ink3, hideOverlap: true, formatter: clock },
  }
}

/** Lanes are called by their column and how much of all there is stands in them. */
function laneAxis(input: Timed, lanes: readonly Lane[], palette: Palette, left: number) {
  const shown = (value: number, column: string) => showCell(value, unitOf(input, column), input.locale, 'compact')
  return {
    ...{ type: 'category', gridIndex: 1, inverse: true, axisTick: { show: false } },
    data: lanes.map(({ column, placed, all }) => {
      const part = all === undefined ? shown(placed, column) : `${shown(placed, column)} / ${shown(all, column)}`
      return `${input.labelOf(column)}\n${part}`
    }),
    axisLine: { lineStyle: { color: palette.line } },
    splitLine: { show: true, lineStyle: { color: palette.line } },
    axisLabel: {
      color: palette.ink2,
      fontSize: 11,
      lineHeight: 13,
      width: left - 10,
      overflow: 'truncate',
      interval: 0,
    },
  }
}

/** So that the pointer finds every second below the curve, too. */
function unseenSeconds({ rows, chart }: Timed): object {
  const data = placedRows(rows, chart.x).map((row) => [numberOf(row[chart.x]), 0])
  return { id: 'seconds', type: 'line', xAxisIndex: 1, yAxisIndex: 1, symbol: 'none', lineStyle: { opacity: 0 }, data }
}

/** All that is known at a second: the lines there, its moment, what is said of it, and the stretches that cover it. */
function tipAt(input: Timed, lanes: readonly Lane[], hover: Hover | undefined): string {
  const { chart, spec, locale } = input
  const second = Number(hover?.axisValue ?? 0)
  const row = placedRows(input.rows, chart.x).findLast((one) => (numberOf(one[chart.x]) ?? 0) <= second + 1e-9)
  if (!row) return ''
  const lines: TipLine[] = chart.y.map((column) => ({
    name: input.labelOf(column),
    value: showCell(row[column], unitOf(input, column), locale),
  }))
  const said = row[spec.verdict] ? [{ name: input.nameOf(spec.verdict, row[spec.verdict]), value: '' }] : []
  const covering = lanes.flatMap(({ column, spans }) =>
    spans
      .filter(({ from, until }) => from <= second && second < until)
      .map(({ from, until, value }) => ({
        name: `${input.labelOf(column)} ${clock(from)}–${clock(until)}`,
        value: showCell(value, unitOf(input, column), locale),
      })),
  )
  const heading = [clock(numberOf(row[chart.x]) ?? 0), markText(input, row)].filter(Boolean).join(' · ')
  return tip(heading, [...lines, ...said, ...covering])
}
