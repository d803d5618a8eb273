import type { EChartsCoreOption } from 'echarts/core'
import type { Unit } from '../api/measures.ts'
import { type Locale, showCell } from '../format/value.ts'
import { base, categoryAxis, tip, valueAxis } from './frame.ts'
import type { Palette } from './palette.ts'
import { pieces, type Step, walk } from './waterfall.ts'

type Hover = { dataIndex: number }

export type WaterfallInput = {
  steps: (Step & { name: string })[]
  unit: Unit
  locale: Locale
  /** Colour of the levels: the channel's. */
  colour: string | undefined
  /** Ends of the axis, so that panels side by side share one scale. */
  range: [number, number]
}

/** The walk from the price paid to what is kept, lying on its side so that names of steps have room. */
export function drawWaterfall(
  { steps, unit, locale, colour, range }: WaterfallInput,
  palette: Palette,
): EChartsCoreOption {
  const spans = walk(steps)
  const parts = spans.map(pieces)
  const fill = (index: number) => {
    const step = spans[index]
    if (step?.level) return colour ?? palette.accent
    if (step && step.to > step.from) return palette.good
    return step?.marketing ? palette.marketing : palette.cost
  }
  const bars = (part: 'up' | 'down') => ({
    type: 'bar',
    stack: 'walk',
    barWidth: '62%',
    data: parts.map((piece, index) => ({ value: piece[part], itemStyle: { color: fill(index) } })),
  })
  return {
    ...base(palette),
    grid: { left: 4, right: 58, top: 2, bottom: 2, containLabel: true },
    tooltip: {
      ...base(palette).tooltip,
      axisPointer: { type: 'shadow' },
      formatter: (points: Hover[]) => {
        const step = steps[points[0]?.dataIndex ?? 0]
        return tip(step?.name ?? '', [{ name: '', value: showCell(step?.amount, unit, locale) }])
      },
    },
    xAxis: valueAxis(palette, unit, locale, {
      min: range[0],
      max: range[1],
      axisLabel: { show: false },
      splitLine: { show: false },
    }),
    yAxis: categoryAxis(
      palette,
      steps.map((step) => step.name),
      {
        inverse: true,
        axisLine: { show: false },
        axisLabel: {
          interval: 0,
          fontSize: 12,
          width: 134,
          overflow: 'truncate',
          formatter: (name: string, index: number) => (steps[index]?.level ? `{level|${name}}` : name),
          rich: { level: { fontWeight: 600, color: palette.ink } },
          color: palette.ink2,
        },
      },
    ),
    series: [
      {
        type: 'bar',
        stack: 'walk',
        barWidth: '62%',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: parts.map((piece) => piece.gap),
      },
      {
        ...bars('up'),
        label: {
          show: true,
          position: 'right',
          color: palette.ink,
          formatter: ({ dataIndex }: Hover) =>
            steps[dataIndex]?.amount ? showCell(steps[dataIndex].amount, unit, locale, 'compact') : '',
        },
      },
      bars('down'),
    ],
  }
}
