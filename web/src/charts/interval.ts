import type { CustomSeriesRenderItemAPI } from 'echarts'
import { numberOf, showCell } from '../format/value.ts'
import { unitOf } from './frame.ts'
import type { ChartInput } from './input.ts'
import type { Palette } from './palette.ts'

/** Half the width of the strokes at both ends, in pixels. */
const half = 5

/**
 * A line from the lower to the upper end over each bar, where the chart has an interval: an estimate shows how sure it is.
 * Over lying bars the value stands behind it, where the line does not cross it.
 */
export function drawInterval(input: ChartInput, palette: Palette, lying = false, shown = Infinity): object[] {
  const ends = intervalsOf(input).filter(([place]) => place < shown)
  if (!ends.length) return []
  const renderItem = (_: unknown, api: CustomSeriesRenderItemAPI) => {
    const at = (end: 1 | 2) => api.coord(lying ? [api.value(end), api.value(0)] : [api.value(0), api.value(end)])
    const [fromX = 0, fromY = 0] = at(1)
    const [toX = 0, toY = 0] = at(2)
    const [x, low, high] = lying ? [fromY, fromX, toX] : [fromX, fromY, toY]
    const line = (x1: number, y1: number, x2: number, y2: number) => ({
      type: 'line' as const,
      shape: lying ? { x1: y1, y1: x1, x2: y2, y2: x2 } : { x1, y1, x2, y2 },
      style: { stroke: palette.ink, lineWidth: 1.5 },
    })
    const strokes = [line(x, low, x, high), line(x - half, low, x + half, low), line(x - half, high, x + half, high)]
    if (!lying) return { type: 'group' as const, children: strokes }
    const text = showCell(
      input.rows[Number(api.value(0))]?.[input.chart.y[0] ?? ''],
      unitOf(input, input.chart.y[0]),
      input.locale,
      'compact',
    )
    const style = { text, fill: palette.ink2, fontSize: 12, verticalAlign: 'middle' as const }
    return {
      type: 'group' as const,
      children: [...strokes, { type: 'text' as const, x: Math.max(toX, fromX) + 8, y: x, style }],
    }
  }
  const encode = lying ? { x: [1, 2], y: 0 } : { x: 0, y: [1, 2] }
  return [{ id: 'interval', type: 'custom', silent: true, z: 3, encode, data: ends, renderItem }]
}

/** " (10.2%–14.1%)" behind the value of a bar; '' where the chart has no interval. */
export function intervalAt(input: ChartInput, index: number): string {
  const { interval, y } = input.chart
  const row = input.rows[index]
  if (!interval || !row || interval.some((end) => numberOf(row[end]) === null)) return ''
  const [low, high] = interval.map((end) => showCell(row[end], unitOf(input, y[0]), input.locale))
  return ` (${low}–${high})`
}

/** Place on the axis, lower and upper end of each row that has both. */
export function intervalsOf({ chart: { interval }, rows }: ChartInput): [place: number, low: number, high: number][] {
  if (!interval) return []
  const [lower, upper] = interval
  return rows.flatMap((row, place) => {
    const [low, high] = [numberOf(row[lower]), numberOf(row[upper])]
    return low === null || high === null ? [] : [[place, low, high] as [number, number, number]]
  })
}
