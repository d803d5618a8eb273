import { z } from 'zod'
import type { Text } from '../kernel/errors.ts'
import type { Scope } from '../manage/scope.ts'
import type { Sql } from '../store/sql.ts'

const list = z.union([z.string().transform((text) => text.split(',').filter(Boolean)), z.array(z.string())]).default([])

/** Parameters that every measure takes. Days are calendar days of the brand, both ends counted. */
export const period = z.object({
  from: z.iso.date().describe('First day'),
  to: z.iso.date().describe('Last day'),
  compare: z.enum(['none', 'previous', 'year']).default('none').describe('Period to compare with'),
  basis: z
    .enum(['own', 'order'])
    .default('own')
    .describe('Refunds and cancellations count on their own day, or on the day of their order'),
  sales_channel: list.describe('Sales channels, separated by commas'),
  store: list.describe('Stores'),
  country: list.describe('Markets, ISO 3166 codes'),
  sku: list.describe('Products'),
  campaign: list.describe('Campaigns'),
  customer: z.enum(['all', 'new', 'returning']).default('all').describe('First or later orders of known customers'),
})
export type Period = z.infer<typeof period>

/** How a column is read: what its numbers are. */
export type Unit = 'money' | 'count' | 'share' | 'days' | 'ratio' | 'text' | 'day'
export type Column = { unit: Unit; label: Text; doc?: Text }
export type ChartKind = 'line' | 'bar' | 'stack' | 'waterfall' | 'heatmap' | 'grid' | 'pareto' | 'table' | 'number'

/** A question: one file says all about it. Route, OpenAPI, command, docs, form, chart and assistant tool derive from it. */
export type Measure<Params extends z.ZodObject = z.ZodObject, Row extends z.ZodObject = z.ZodObject> = {
  id: string
  group: 'sales' | 'economics' | 'customers' | 'products' | 'traffic'
  title: Text
  doc: Text
  params: Params
  row: Row
  /** One entry per column of `row`, in the order shown. Money is in minor units of the brand's currency. */
  columns: { [Name in keyof z.infer<Row>]: Column }
  chart: { kind: ChartKind; x: string; y: string[]; by?: string }
  example: z.input<Params>
  sql: (params: z.infer<Params> & { scope: Scope }) => Sql
  /** Filters that lead from a row to its orders; absent where rows have none. */
  orders?: (row: z.infer<Row>, params: z.infer<Params>) => Record<string, string>
  /** One sentence that says what changed and why it matters, from the rows and those of the compared period. */
  say?: (rows: z.infer<Row>[], before: z.infer<Row>[] | undefined, money: (minor: number) => string) => Text
}

/** Declares a measure; parameters and rows flow into `sql`, `orders` and `say`. */
export function defineMeasure<Params extends z.ZodObject, Row extends z.ZodObject>(
  measure: Measure<Params, Row>,
): Measure<Params, Row> {
  return measure
}
