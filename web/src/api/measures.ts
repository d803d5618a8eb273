import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { apiUrl, brandPath, call, type Query } from './client.ts'

export type Text = { en: string; zh: string }
export type Unit = 'money' | 'count' | 'share' | 'days' | 'seconds' | 'ratio' | 'text' | 'day'
/** `values` names the words that a text column may hold, `meanings` says what they mean. */
export type Column = {
  unit: Unit
  label: Text
  doc?: Text
  values?: Record<string, Text>
  meanings?: Record<string, Text>
}
export type ChartKind =
  | 'line'
  | 'bar'
  | 'stack'
  | 'waterfall'
  | 'heatmap'
  | 'grid'
  | 'pareto'
  | 'sankey'
  | 'timeline'
  | 'table'
  | 'number'
/** Columns of a timeline: the end of a row, what is shown at its begin, what is said of it, and counts that hold from there to `reach`. */
export type TimelineSpec = {
  until: string
  mark: [kind: string, words: string]
  verdict: string
  lanes: string[]
  reach: string
  modelled: string[]
}
/** `interval` names the columns of both ends of y; `ranges` says by axis which columns tell what its scores stand for. */
export type ChartSpec = {
  kind: ChartKind
  x: string
  y: string[]
  by?: string
  interval?: [low: string, high: string]
  ranges?: Record<string, { from: string; to: string; of: Text }>
  timeline?: TimelineSpec
  /** A walk backward: it is drawn from right to left. */
  backward?: boolean
}

/** One parameter as JSON Schema says it. */
export type ParamSchema = {
  type?: string
  enum?: (string | number)[]
  anyOf?: ParamSchema[]
  default?: unknown
  description?: string
  /** The description in Chinese. */
  zh?: string
  minimum?: number
  maximum?: number
  format?: string
}

export type Definition = {
  id: string
  group: 'sales' | 'economics' | 'customers' | 'products' | 'traffic' | 'creators' | 'live' | 'moat'
  title: Text
  doc: Text
  params: { properties?: Record<string, ParamSchema>; required?: string[] }
  columns: Record<string, Column>
  chart: ChartSpec
  example?: Record<string, unknown>
}

/** At which rate an answer was converted: one `from` is `rate` of `to`, as published for `day`. */
export type Exchange = { from: string; to: string; rate: string; day: string }

export type Cell = string | number | boolean | null | string[]
export type Row = Record<string, Cell>
export type Answer = {
  measure: string
  params: Record<string, unknown>
  currency: string
  exchange?: Exchange
  rows: Row[]
  totals: Row
  before?: { from: string; to: string; rows: Row[]; totals: Row }
  /** Instead of `before`, where the data begin later than the period to compare with. */
  not_compared?: { from: string; to: string; first_day: string }
  sentence?: Text
  /** For each row, the filters that lead to its orders, where the measure and the row have a way down. */
  orders?: (Record<string, string> | null)[]
}

export type ExportFormat = 'csv' | 'json' | 'parquet'

/** Every measure the server knows; changes only with a release. */
export const catalogueQuery = (brand: string) =>
  queryOptions({
    queryKey: ['catalogue', brand],
    queryFn: async ({ signal }) => {
      const answer = await call<{ items: Definition[] }>('GET', brandPath(brand, 'measures'), { signal })
      return new Map(answer.items.map((definition) => [definition.id, definition]))
    },
    staleTime: Number.POSITIVE_INFINITY,
  })

/** The answer to one question; the last one stays on screen while the next is asked. */
export const measureQuery = (brand: string, id: string, params: Query) =>
  queryOptions({
    queryKey: ['measure', brand, id, params],
    queryFn: ({ signal }) => call<Answer>('GET', brandPath(brand, 'measures', id), { query: params, signal }),
    placeholderData: keepPreviousData,
  })

/** Where the browser fetches exactly what is shown, as a file. */
export function exportUrl(brand: string, id: string, params: Query, format: ExportFormat): string {
  return apiUrl(brandPath(brand, 'measures', id), { ...params, format, download: true })
}
