import { z } from 'zod'
import type { Text } from '../kernel/errors.ts'
import { isCurrency } from '../kernel/money.ts'
import type { Scope } from '../manage/scope.ts'
import type { Sql } from '../store/sql.ts'
import type { Words } from './words.ts'

/** How a value that is empty ("no campaign") is written in a list. */
const none = '(none)'

/** A list parameter: values separated by commas (`\,` within a value), or repeated. `(none)` means without one. */
const list = z.union([z.string().transform(parseTexts), z.array(z.string())]).default([])

/** The values of a list parameter written as one text. */
export function parseTexts(text: string): string[] {
  const items = text.match(/(?:\\.|[^,\\])+/g) ?? []
  return items.map((item) => (item === none ? '' : item.replace(/\\(.)/g, '$1')))
}

/** Values as the text of a list parameter. */
export function listText(values: readonly string[]): string {
  return values.map((value) => (value === '' ? none : value.replace(/[\\,]/g, '\\$&'))).join(',')
}

/** A parameter's label in Chinese beside its description in English; both go into its JSON Schema. */
const words = (description: string, zh: string) => ({ description, zh })

/** The currency that money is told in. Without one it is the brand's. */
export const currencyParam = z
  .string()
  .refine(isCurrency, 'not an ISO 4217 code')
  .optional()
  .meta(
    words(
      "Currency of the answer, an ISO 4217 code: converted from the brand's at the rate of the last day of the period that has one",
      '显示货币（ISO 4217 代码）：由品牌货币按周期内最后一个有汇率的日期统一折算',
    ),
  )

/** Parameters that every measure takes. Days are calendar days of the brand, both ends counted. */
export const period = z.object({
  from: z.iso.date().meta(words('First day', '起始日')),
  to: z.iso.date().meta(words('Last day', '截止日')),
  compare: z.enum(['none', 'previous', 'year']).default('none').meta(words('Period to compare with', '对比周期')),
  basis: z
    .enum(['own', 'order'])
    .default('own')
    .meta(
      words(
        'Refunds and cancellations count on their own day, or on the day of their order',
        '退款与取消计入发生日或下单日',
      ),
    ),
  currency: currencyParam,
  sales_channel: list.meta(words('Sales channels, separated by commas', '销售渠道，逗号分隔')),
  store: list.meta(words('Stores', '店铺')),
  country: list.meta(words('Markets, ISO 3166 codes', '市场（ISO 3166 代码）')),
  sku: list.meta(words('Products', '商品 SKU')),
  campaign: list.meta(words('Campaigns', '广告系列')),
  customer: z
    .enum(['all', 'new', 'returning', 'unknown'])
    .default('all')
    .meta(
      words(
        'First or later orders of known customers, or entries without a known customer',
        '已知客户的首单、复购单，或无客户信息的条目',
      ),
    ),
})
export type Period = z.infer<typeof period>

/** Of measures about customers: the other filters choose customers by their first order, and money counts with its order. */
export const customerPeriod = period.omit({ basis: true, customer: true })

/** Of measures that read what platforms report, which know neither orders nor products. */
export const reportPeriod = period.pick({
  from: true,
  to: true,
  compare: true,
  currency: true,
  country: true,
  campaign: true,
})

/** The step of a time axis. Weeks begin on Monday. */
export const bucketParam = z.enum(['day', 'week', 'month']).meta(words('Step of time', '时间粒度'))
export type BucketName = z.infer<typeof bucketParam>

/** What a question is asked about: its scope, its days, and those filters that its measure has. */
export type Question = Pick<Period, 'from' | 'to'> & Partial<Period> & { scope: Scope }

/** How a column is read: what its numbers are. */
export type Unit = 'money' | 'count' | 'share' | 'days' | 'seconds' | 'ratio' | 'text' | 'day'
/**
 * `total` says how the column adds up over rows: as a sum, or as one summed column per another. `known` names two summed
 * columns, a part and its whole: where there is a whole and nothing of the part, the column's total is not known; or a
 * share: where it is zero in every row that has one, neither is the total.
 */
export type Column = {
  unit: Unit
  label: Text
  doc?: Text
  total?: 'sum' | readonly [over: string, per: string]
  known?: readonly [part: string, whole: string] | string
  /** What the values of a text column are called. */
  values?: Readonly<Record<string, Text>>
  /** What those values mean, for a mark beside them. */
  meanings?: Readonly<Record<string, Text>>
}
type ChartKind =
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

/** Columns that say from which value to which another column reaches, and what those values are called. */
type Range = { from: string; to: string; of: Text }

/**
 * Columns of a timeline: where a row ends, what is shown at its begin (its kind, and words), what is to be said of it, and counts that
 * hold from its begin to the column `reach`; those in `modelled` are no facts. A row without a second holds what is placed nowhere.
 */
type Timeline = {
  until: string
  mark: readonly [kind: string, words: string]
  verdict: string
  lanes: readonly string[]
  reach: string
  modelled: readonly string[]
}

/**
 * How rows are drawn: columns of the row on x, y and, as series or upright axis, `by`. `interval` names the columns of the
 * lower and upper end of y; `ranges` says by axis what its scores stand for; `timeline` what stands beside a line over seconds.
 */
type Chart = {
  kind: ChartKind
  x: string
  y: string[]
  by?: string
  interval?: readonly [low: string, high: string]
  ranges?: Readonly<Record<string, Range>>
  timeline?: Timeline
}

/** Facts whose first day is known. */
export type FactsWithDays = 'orders' | 'spend' | 'search_terms' | 'visits'

type SumsOf<Row> = { readonly [Name in keyof Row]?: number | null }

/** What a sentence is made from: the rows and totals of the period, and of the one it is compared with. */
type Told<Row> = { rows: Row[]; totals: SumsOf<Row>; before?: { rows: Row[]; totals: SumsOf<Row> } | undefined }

/** A question: one file says all about it. Route, OpenAPI, command, docs, form, chart and assistant tool derive from it. */
export type Measure<Params extends z.ZodObject = z.ZodObject, Row extends z.ZodObject = z.ZodObject> = {
  id: string
  group: 'sales' | 'economics' | 'customers' | 'products' | 'traffic' | 'creators' | 'live' | 'moat'
  title: Text
  doc: Text
  params: Params
  row: Row
  /** One entry per column of `row`, in the order shown. Money is in minor units of the brand's currency. */
  columns: { [Name in keyof z.infer<Row>]: Column }
  chart: Chart
  example: z.input<Params>
  /** Where rows are people: the columns by which somebody is known, the customer's id before the visitor's number. All of them can be asked for, whatever `limit` shows. */
  people?: { customer?: keyof z.infer<Row> & string; visitor?: keyof z.infer<Row> & string }
  /** The facts that its rows come from: what lies before the first day of any of them is compared with nothing. Without, orders. */
  facts?: readonly FactsWithDays[]
  /** Another period that its SQL reads, whose rates have to be known, too. */
  alsoReads?(params: z.infer<Params>): { from: string; to: string }
  sql(params: z.infer<Params> & { scope: Scope }, rows?: number): Sql
  /** Counts, as `rows`, what its SQL goes through, where that goes in parts, as many as that takes. */
  size?(params: z.infer<Params> & { scope: Scope }): Sql
  /**
   * Further statements whose rows `answer` takes with those of `sql`, one after the other: at once they would hold too much. `size`
   * counts, as `rows`, what they go through, so that they can be as many as that takes.
   */
  alsoAsks?: {
    size(params: z.infer<Params> & { scope: Scope }): Sql
    statements(params: z.infer<Params> & { scope: Scope }, rows: number): readonly Sql[]
  }
  /** Makes the rows shown from those of `sql`, where that takes more than SQL; without it they are shown as they are. A batch is what one statement found. */
  answer?(found: AsyncIterable<readonly unknown[]>, params: z.infer<Params>): Promise<z.infer<Row>[]>
  /** Where rows tell the same in several ways: whether a row tells it as the first one does. Totals are of those only. */
  tellsAs?(row: z.infer<Row>, first: z.infer<Row>): boolean
  /** Parameters of the list of orders that leads from a row to its orders: undefined for a row that has none, absent where no row has any. */
  orders?(row: z.infer<Row>, params: z.infer<Params>): Record<string, string> | undefined
  /** One sentence that says what changed and why it matters; undefined when there is nothing to say. */
  say?(told: Told<z.infer<Row>>, words: Words, params: z.infer<Params>): Text | undefined
}

/** Declares a measure; parameters and rows flow into `sql`, `answer`, `orders` and `say`. */
export function defineMeasure<Params extends z.ZodObject, Row extends z.ZodObject>(
  measure: Measure<Params, Row>,
): Measure<Params, Row> {
  return measure
}
