import type { EChartsCoreOption } from 'echarts/core'
import type { ChartKind } from '../api/measures.ts'
import { drawBar } from './draw-bar.ts'
import { drawHeatmap } from './draw-heatmap.ts'
import { drawLine } from './draw-line.ts'
import { drawPareto } from './draw-pareto.ts'
import type { ChartInput } from './input.ts'
import type { Palette } from './palette.ts'

/** Draws any measure by the chart that it declares. Tables and single numbers have no drawing; waterfalls have panels of their own. */
export function drawMeasure(input: ChartInput, palette: Palette, width: number): EChartsCoreOption {
  switch (input.chart.kind) {
    case 'line':
      return drawLine(input, palette)
    case 'stack':
      return drawBar(input, palette, true)
    case 'heatmap':
    case 'grid':
      return drawHeatmap(input, palette, width)
    case 'pareto':
      return drawPareto(input, palette)
    default:
      return drawBar(input, palette, false)
  }
}

/** Whether a kind is drawn on a canvas. */
export function isDrawn(kind: ChartKind): boolean {
  return kind !== 'table' && kind !== 'number'
}

/** Height in pixels that gives rows of a lying or tabular chart their room. */
export function heightOf({ chart, rows }: ChartInput, asked: number): number {
  if (chart.kind === 'heatmap' || chart.kind === 'grid') {
    const bands = new Set(rows.map((row) => String(row[chart.by ?? chart.y[1] ?? chart.x] ?? ''))).size
    return Math.max(160, bands * 28 + 34)
  }
  return asked
}
