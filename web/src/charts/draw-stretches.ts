import type { CustomSeriesRenderItemAPI } from 'echarts'
import type { TimelineSpec } from '../api/measures.ts'
import { numberOf, showCell } from '../format/value.ts'
import { unitOf } from './frame.ts'
import type { ChartInput } from './input.ts'
import type { Palette } from './palette.ts'
import { type Lane, labelStart, markLevels, marksOf, placedRows, verdictsOf } from './timeline.ts'

export type Timed = ChartInput & { spec: TimelineSpec }

/** Height of the legend, and of a label of a mark below it. */
export const [legendHigh, labelHigh] = [26, 16] as const

/** Parts that hold or lose more than others, told by colour, by a sign, and where there is room in words. */
export function drawVerdicts(
  input: Timed,
  palette: Palette,
  area: { top: number; high: number; isNamed: boolean },
): object {
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
export function drawMarks(input: Timed, palette: Palette, { start, width, bottom, scale }: Room): object {
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
export function drawSpans(input: Timed, lanes: readonly Lane[], palette: Palette): object {
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

/** A drawing of our own that answers no pointer and stands in no legend. */
function unheard(id: string, grid: 0 | 1): object {
  return { id, type: 'custom', silent: true, xAxisIndex: grid, yAxisIndex: grid }
}

/** A moment by its kind, and what it is noted to show. */
export function markText(input: Timed, row: Timed['rows'][number]): string {
  const [kind, words] = input.spec.mark
  if (!row[kind]) return ''
  const name = input.nameOf(kind, row[kind])
  return row[words] ? `${name}: ${row[words]}` : name
}

const shortened = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)
