import type { EChartsCoreOption } from 'echarts/core'
import { showCell, showShare } from '../format/value.ts'
import { type FlowNode, flowOf, isFollowed } from './flow.ts'
import { base, tip, unitOf } from './frame.ts'
import type { ChartInput } from './input.ts'
import type { Palette } from './palette.ts'

type Hover = { dataType?: string; dataIndex: number }

/** Ways as bands between steps, one column a place; walked backward, from right to left. */
export function drawSankey(input: ChartInput, palette: Palette, width: number): EChartsCoreOption {
  const { chart, locale } = input
  const flow = flowOf(input.rows, chart)
  const last = Math.max(1, ...flow.nodes.map(({ place }) => place))
  const depthOf = ({ place }: FlowNode) => (chart.backward ? last - place : place)
  const nameOf = (step: string) => input.nameOf(chart.by ?? chart.x, step)
  const whole = (step: string) =>
    isFollowed(step) && nameOf(step) !== step ? `${nameOf(step)} · ${step}` : nameOf(step)
  const byId = new Map(flow.nodes.map((node) => [node.id, node]))
  const amount = (size: number, of: number) => {
    const shown = showCell(size, unitOf(input, chart.y[0]), locale)
    return of > 0 ? `${shown} (${showShare(size / of, locale.language)})` : shown
  }
  const column = (width - 150) / last
  return {
    ...base(palette),
    tooltip: {
      ...base(palette).tooltip,
      trigger: 'item',
      formatter: ({ dataType, dataIndex }: Hover) => {
        const link = dataType === 'edge' ? flow.links[dataIndex] : undefined
        const label = input.labelOf(chart.y[0] ?? '')
        if (!link) {
          const node = flow.nodes[dataIndex]
          return node ? tip(whole(node.step), [{ name: label, value: amount(node.size, flow.all) }]) : ''
        }
        const [from, to] = [byId.get(link.source), byId.get(link.target)]
        const [left, right] = chart.backward ? [to, from] : [from, to]
        const heading = `${nameOf(left?.step ?? '')} → ${nameOf(right?.step ?? '')}`
        return tip(heading, [{ name: label, value: amount(link.size, from?.size ?? 0) }])
      },
    },
    series: [
      {
        id: 'flow',
        type: 'sankey',
        left: 4,
        right: 150,
        top: 8,
        bottom: 8,
        nodeWidth: 10,
        nodeGap: 14,
        draggable: false,
        animation: false,
        emphasis: { focus: 'adjacency' },
        lineStyle: { color: palette.accent, opacity: 0.16, curveness: 0.5 },
        label: {
          color: palette.ink,
          fontSize: 12,
          width: Math.max(60, Math.min(220, column - 24)),
          overflow: 'truncate',
          textBorderColor: palette.surface,
          textBorderWidth: 3,
        },
        data: flow.nodes.map((node) => ({
          name: node.id,
          value: node.size,
          depth: depthOf(node),
          label: { formatter: nameOf(node.step) },
          itemStyle: { color: isFollowed(node.step) ? palette.accent : palette.cost, borderWidth: 0 },
        })),
        links: flow.links.map(({ source, target, size }) => ({
          source: chart.backward ? target : source,
          target: chart.backward ? source : target,
          value: size,
        })),
      },
    ],
  }
}
