import type { CustomSeriesRenderItemAPI, EChartsCoreOption } from 'echarts'
import type { TimelineSpec } from '../api/measures.ts'
import { numberOf, showCell } from '../format/value.ts'
import { base, legend, type TipLine, tip, unitOf, valueAxis } from './frame.ts'
import type { ChartInput } from './input.ts'
import type { Palette } from './palette.ts'
import {
  clock,
  type Lane,
  labelStart,
  lanesOf,
  markLevels,
  marksOf,
  placedRows,
  stepOf,
  verdictsOf,
} from './timeline.ts'

type Timed = ChartInput & { spec: TimelineSpec }
type Hover = { axisValue?: number | string; seriesType?: string }

/** Height of a lane, of a label of a mark, of the legend, of the axis, and between curve and lanes. */
const [laneHigh, labelHigh, legendHigh, axisHigh, gap, right] = [34, 16, 26, 24, 12, 16] as const
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
      valueAxis(palette, unitOf(input, chart.y[0]), input.locale, { min: 0 }),
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

/** Parts that hold or lose more than others, told by colour, by a sign, and where there is room in words. */
function drawVerdicts(input: Timed, palette: Palette, area: { top: number; high: number; isNamed: boolean }): object {
  const { top, high, isNamed } = area
  const runs = verdictsOf(input.rows, input.chart.x, input.spec)
  const renderItem = ({ dataIndex }: { dataIndex: number }, api: CustomSeriesRenderItemAPI) => {
    const [begin = 0] = api.coord([api.value(0), 0])
    const [end = 0] = api.coord([api.value(1), 0])
    const isGood = runs[dataIndex]?.verdict === 'holds'
    const fill = isGood ? palette.good : palette.bad
    const words = isNamed ? ` ${input.nameOf(input.spec.verdict, runs[dataIndex]?.verdict)}` : ''
    const style = { text: `${isGood ? '▲' : '▼'}${words}`, fill, fontSize: 11, align: 'center' as const }
    return {
      type: 'group' as const,
      children: [
        {
          type: 'rect' as const,
          shape: { x: begin, y: top, width: end - begin, height: high },
          style: { fill, opacity: 0.14 },
        },
        { type: 'text' as const, x: (begin + end) / 2, y: top + high - 16, style },
      ],
    }
  }
  return {
    ...unheard('verdicts', 0),
    z: 1,
    encode: { x: [0, 1] },
    data: runs.map(({ from, until }) => [from, until, 0]),
    renderItem,
  }
}

type Room = { start: number; width: number; bottom: number; scale: number }

/** A line through curve and lanes for each moment, and above them what it is. */
function drawMarks(input: Timed, palette: Palette, { start, width, bottom, scale }: Room): object {
  const told = placedRows(input.rows, input.chart.x).flatMap((row) => {
    const text = markText(input, row)
    return text === '' ? [] : [{ at: numberOf(row[input.chart.x]) ?? 0, text: shortened(text, width < 400 ? 20 : 30) }]
  })
  const marks = marksOf(told, scale, width)
  const renderItem = ({ dataIndex }: { dataIndex: number }, api: CustomSeriesRenderItemAPI) => {
    const mark = marks[dataIndex]
    const [x = 0] = api.coord([api.value(0), 0])
    const y = legendHigh + (mark?.level ?? markLevels) * labelHigh
    const shape = { x1: x, y1: y + 13, x2: x, y2: bottom }
    const line = { type: 'line' as const, shape, style: { stroke: palette.ink3, lineDash: [3, 3], lineWidth: 1 } }
    if (!mark || mark.level === undefined) return line
    const style = { text: mark.text, fill: palette.ink2, fontSize: 11 }
    const label = { type: 'text' as const, x: start + labelStart(mark.at * scale, mark.text, width), y, style }
    return { type: 'group' as const, children: [line, label] }
  }
  return { ...unheard('marks', 0), z: 2, encode: { x: 0 }, data: marks.map(({ at }) => [at, 0]), renderItem }
}

/** Counts over the stretch that they belong to; what is modelled has a dashed border and no fill. */
function drawSpans(input: Timed, lanes: readonly Lane[], palette: Palette): object {
  const spans = lanes.flatMap(({ column, spans: own }, lane) => own.map((span) => ({ ...span, lane, column })))
  const renderItem = ({ dataIndex }: { dataIndex: number }, api: CustomSeriesRenderItemAPI) => {
    const span = spans[dataIndex]
    if (!span) return null
    const [begin = 0, y = 0] = api.coord([span.from, span.lane])
    const [end = 0] = api.coord([span.until, span.lane])
    const colour = palette.series[span.lane % palette.series.length] ?? palette.accent
    const isModelled = input.spec.modelled.includes(span.column)
    const shape = { x: begin, y: y - 10, width: Math.max(3, end - begin), height: 20, r: 3 }
    const fill = isModelled || span.value === 0 ? 'none' : colour
    const text = showCell(span.value, unitOf(input, span.column), input.locale, 'compact')
    const dash = isModelled ? { lineDash: [4, 3] } : {}
    return {
      type: 'group' as const,
      children: [
        { type: 'rect' as const, shape, style: { fill, fillOpacity: 0.25, stroke: colour, lineWidth: 1, ...dash } },
        {
          type: 'text' as const,
          x: (begin + end) / 2,
          y,
          style: { text, fill: palette.ink, fontSize: 11, align: 'center' as const, verticalAlign: 'middle' as const },
        },
      ],
    }
  }
  const data = spans.map(({ from, lane, until }) => [from, lane, until])
  return { ...unheard('lanes', 1), z: 3, encode: { x: [0, 2], y: 1 }, data, renderItem }
}

/** So that the pointer finds every second below the curve, too. */
function unseenSeconds({ rows, chart }: Timed): object {
  const data = placedRows(rows, chart.x).map((row) => [numberOf(row[chart.x]), 0])
  return { id: 'seconds', type: 'line', xAxisIndex: 1, yAxisIndex: 1, symbol: 'none', lineStyle: { opacity: 0 }, data }
}

/** A drawing of our own that answers no pointer and stands in no legend. */
function unheard(id: string, grid: 0 | 1): object {
  return { id, type: 'custom', silent: true, xAxisIndex: grid, yAxisIndex: grid }
}

function markText(input: Timed, row: Timed['rows'][number]): string {
  const [kind, words] = input.spec.mark
  if (!row[kind]) return ''
  const name = input.nameOf(kind, row[kind])
  return row[words] ? `${name}: ${row[words]}` : name
}

const shortened = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

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
