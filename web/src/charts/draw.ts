import type { EChartsCoreOption } from 'echarts/core'
import type { ChartKind } from '../api/measures.ts'
import { drawBar, liesOnItsSide } from './draw-bar.ts'
import { drawHeatmap, heatmapRows } from './draw-heatmap.ts'
import { drawLine } from './draw-line.ts'
import { drawPareto } from './draw-pareto.ts'
import { drawSankey } from './draw-sankey.ts'
import { drawTimeline, timelineHeight } from './draw-timeline.ts'
import { flowOf, levelsOf } from './flow.ts'
import type { ChartInput } from './input.ts'
import type { Palette } from './palette.ts'

/** Draws any measure by the chart that it declares. Tables and single numbers have no drawing; waterfalls have panels of their own. */
export function drawMeasure(input: ChartInput, palette: Palette, width: number, height: number): EChartsCoreOption {
  switch (input.chart.kind) {
    case 'line':
      return drawLine(input, palette)
    case 'stack':
      return drawBar(input, palette, width, true)
    case 'heatmap':
    case 'grid':
      return drawHeatmap(input, palette, width)
    case 'pareto':
      return drawPareto(input, palette)
    case 'sankey':
      return drawSankey(input, palette, width)
    case 'timeline':
      return drawTimeline(input, palette, width, height)
    default:
      return drawBar(input, palette, width, false)
  }
}

/** Whether a kind is drawn on a canvas. */
export function isDrawn(kind: ChartKind): boolean {
  return kind !== 'table' && kind !== 'number'
}

/** Height in pixels that gives every band of a heatmap its room, and every node of a flow; one or two bars need less than what is asked. */
export function heightOf(input: ChartInput, asked: number): number {
  const { kind, by, y, x } = input.chart
  if (kind === 'timeline') return timelineHeight(input, asked)
  if (kind === 'sankey') {
    const most = Math.max(0, ...levelsOf(flowOf(input.rows, input.chart)).map((nodes) => nodes.length))
    return Math.max(asked, most * 34 + 24)
  }
  if (kind === 'bar' && liesOnItsSide(input)) {
    const bars = new Set(input.rows.map((row) => row[x])).size
    return bars <= 2 ? Math.min(asked, bars * 48 + 40) : asked
  }
  if (kind !== 'heatmap' && kind !== 'grid') return asked
  const bands = new Set(heatmapRows(input).map((row) => String(row[by ?? y[1] ?? x] ?? ''))).size
  const needed = bands * 28 + 34
  return kind === 'grid' ? Math.max(asked, needed) : needed
}
