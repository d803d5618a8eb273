import type { EChartsCoreOption } from 'echarts/core'
import type { Row } from '../api/measures.ts'
import { numberOf, showCell } from '../format/value.ts'
import { base, categoryAxis, type TipLine, tip, unitOf } from './frame.ts'
import type { ChartInput } from './input.ts'
import { inkOn, type Palette } from './palette.ts'
import { rangeOf } from './range.ts'

type Hover = { data: { row: Row } }
/** Narrower charts name their scores only, in pixels; what they stand for is in the tooltip and the table. */
const roomForRanges = 420
/** What names and ranges of the upright axis take, at most. */
const besideCells = 220
/** In a narrower column the name of a score would break within the word: the axis is named instead. */
const roomForNames = 80
/** A score and what it stands for, one below the other, so that Chinese characters do not touch. */
const twoLines = { lineHeight: 16 }

type Axes = { xs: string[]; ys: string[]; by: string }

/** Colour by value over two axes: cohorts by age, or recency by frequency. `by` stands upright, x lies. */
export function drawHeatmap(input: ChartInput, palette: Palette, width: number): EChartsCoreOption {
  const { x, y } = input.chart
  const column = y[0] ?? ''
  const rows = heatmapRows(input)
  const axes = axesOf(rows, input)
  const top = topOf(rows, axes, input)
  const scores = input.chart.kind === 'grid'
  const wordy = scores && width >= roomForRanges
  const room = Math.max(40, (width - besideCells) / Math.max(1, axes.xs.length) - 8)
  const named = wordy && room >= roomForNames
  const headed = named ? labelled(input, x, width) : (value: string) => scoreOf(input, x, value, wordy)
  return {
    ...base(palette),
    grid: { left: 4, right: 8, top: named ? 4 : 22, bottom: 4, containLabel: true },
    tooltip: {
      ...base(palette).tooltip,
      trigger: 'item',
      formatter: ({ data }: Hover) => tipOf(data.row, axes, input),
    },
    xAxis: categoryAxis(palette, axes.xs.map(headed), {
      position: 'top',
      axisLine: { show: false },
      ...(wordy
        ? { axisLabel: { ...twoLines, color: palette.ink3, interval: 0, width: room, overflow: 'break' } }
        : {}),
      ...(named ? {} : { name: input.labelOf(x), nameLocation: 'middle', nameGap: wordy ? 58 : 24 }),
    }),
    yAxis: categoryAxis(palette, axes.ys.map(labelled(input, axes.by, width)), {
      inverse: true,
      axisLine: { show: false },
      ...(scores ? { axisLabel: { ...twoLines, color: palette.ink3 } } : {}),
    }),
    visualMap: { show: false, min: 0, max: top, inRange: { color: [palette.sunken, palette.accent] } },
    series: [
      {
        id: column,
        type: 'heatmap',
        data: rows.map((row) => cellOf(row, axes, input, top, palette)),
        itemStyle: { borderColor: palette.surface, borderWidth: 1.5, borderRadius: 3 },
        label: {
          show: width / Math.max(1, axes.xs.length) > 44,
          fontSize: 11,
          formatter: ({ data }: Hover) => showCell(data.row[column], unitOf(input, column), input.locale, 'compact'),
        },
      },
    ],
  }
}

/** Rows that have a place on both axes and a value. */
export function heatmapRows({ chart, rows }: ChartInput): Row[] {
  const { x, y, by = y[1] ?? x } = chart
  return rows.filter((row) => row[x] !== null && row[by] !== null && numberOf(row[y[0] ?? '']) !== null)
}

function axesOf(rows: readonly Row[], { chart }: ChartInput): Axes {
  const { x, y, by = y[1] ?? x } = chart
  const distinct = (column: string) => [...new Set(rows.map((row) => String(row[column] ?? '')))]
  return { xs: ordered(distinct(x)), ys: distinct(by), by }
}

/** Where the scale ends. The first step of a cohort is always the whole, so it does not count: the rest must be told apart. */
function topOf(rows: readonly Row[], { xs }: Axes, { chart }: ChartInput): number {
  const first = chart.kind === 'heatmap' ? xs[0] : undefined
  const counted = rows.filter((row) => String(row[chart.x]) !== first)
  const top = Math.max(0, ...counted.map((row) => numberOf(row[chart.y[0] ?? '']) ?? 0))
  return top > 0 ? top : 1
}

/** A cell; a step of time that is not over yet is paler, since its value will still grow. */
function cellOf(row: Row, { xs, ys, by }: Axes, { chart }: ChartInput, top: number, palette: Palette) {
  const value = numberOf(row[chart.y[0] ?? '']) ?? 0
  const opacity = row.complete === 0 ? 0.55 : 1
  return {
    row,
    value: [xs.indexOf(String(row[chart.x])), ys.indexOf(String(row[by])), value],
    label: { color: inkOn(palette, value / top, opacity), opacity: 1 },
    itemStyle: { opacity },
  }
}

/** All that is known of a cell. */
function tipOf(row: Row, { by }: Axes, input: ChartInput): string {
  const { x } = input.chart
  const heading = [by, x].map((column) => `${input.labelOf(column)} ${input.nameOf(column, row[column])}`)
  const lines = Object.entries(input.columns)
    .filter(([name, { unit }]) => name !== x && name !== by && name !== 'complete' && unit !== 'text')
    .map(
      ([name, { unit }]): TipLine => ({
        name: input.labelOf(name),
        value: showCell(row[name], unit, input.locale),
      }),
    )
  if (row.complete === 0) lines.push({ name: input.unfinishedLabel, value: '' })
  return tip(heading.join(' · '), lines)
}

/** Values of an axis; on a grid of scores the number alone would say nothing, so that what it stands for is below it. */
function labelled(input: ChartInput, column: string, width: number): (value: string) => string {
  const name = input.chart.kind === 'grid' ? `${input.labelOf(column)} ` : ''
  const range = (value: string) => (width < roomForRanges ? '' : rangeOf(input, column, value))
  return (value) => [name + input.nameOf(column, value), range(value)].filter(Boolean).join('\n')
}

/** A score by its number, and below it what it stands for where asked. */
function scoreOf(input: ChartInput, column: string, value: string, ranged: boolean): string {
  const range = ranged ? rangeOf(input, column, value) : ''
  return [input.nameOf(column, value), range].filter(Boolean).join('\n')
}

/** Numbers by size, other values as they came. */
function ordered(values: string[]): string[] {
  return values.every((value) => Number.isFinite(Number(value))) ? values.sort((a, b) => Number(a) - Number(b)) : values
}
