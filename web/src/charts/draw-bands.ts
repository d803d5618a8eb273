import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts'
import { numberOf, showCell } from '../format/value.ts'
import { unitOf } from './frame.ts'
import type { ChartInput } from './input.ts'
import type { Series } from './pivot.ts'

type Band = { low: number; high: number } | undefined

/** By line, where its values are estimates: the interval of each value; none where the chart has no interval. */
export function bandsOf(
  { chart: { interval, by, x, y }, rows }: ChartInput,
  xs: readonly string[],
): Map<string, Band[]> {
  const bands = new Map<string, Band[]>()
  if (!interval) return bands
  for (const row of rows) {
    const [low, high] = interval.map((end) => numberOf(row[end]))
    const key = by ? String(row[by] ?? '') : (y[0] ?? '')
    const own = bands.get(key) ?? xs.map(() => undefined)
    if (low !== null && low !== undefined && high !== null && high !== undefined)
      own[xs.indexOf(String(row[x] ?? ''))] = { low, high }
    bands.set(key, own)
  }
  return bands
}

/** " (10–14)" behind an estimate. */
export function bandAt(input: ChartInput, { column }: Series, band: Band): string {
  if (!band) return ''
  const [low, high] = [band.low, band.high].map((end) => showCell(end, unitOf(input, column), input.locale))
  return ` (${low}–${high})`
}

/** What of a line is an estimate: dashed from the last value that is none, within a band as wide as its interval. */
export function drawBands(line: Series, bands: readonly Band[] | undefined, colour: string): object[] {
  const first = bands?.findIndex((band) => band) ?? -1
  if (!bands || first < 0) return []
  const ends = bands.flatMap((band, place) => (band ? [[place, band.low, band.high]] : []))
  const values = line.values.map((value, place) => (bands[place] || place === first - 1 ? value : null))
  const renderItem = ({ dataIndex }: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
    if (dataIndex > 0) return null
    const corners = [
      ...ends.map(([place = 0, , high = 0]) => api.coord([place, high])),
      ...ends.map(([place = 0, low = 0]) => api.coord([place, low])).reverse(),
    ]
    return { type: 'polygon' as const, shape: { points: corners }, style: { fill: colour, opacity: 0.14 } }
  }
  return [
    {
      ...{ id: `${line.key} band`, type: 'custom', silent: true, z: 1, encode: { x: 0, y: [1, 2] } },
      ...{ itemStyle: { color: colour }, data: ends, renderItem },
    },
    {
      ...{ id: `${line.key} ahead`, type: 'line', data: values, showSymbol: false },
      ...{ lineStyle: { width: 2, type: 'dashed' }, itemStyle: { color: colour } },
    },
  ]
}
