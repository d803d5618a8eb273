import type { z } from 'zod'
import type { Text } from '../kernel/errors.ts'
import type { Scope } from '../manage/scope.ts'
import type { Options, Warehouse } from '../store/warehouse/warehouse.ts'
import { limits, questionOf, readParams } from './ask.ts'
import type { Measure, Question } from './define.ts'
import { type Days, periodBefore } from './periods.ts'
import { demandRates } from './rate-gaps.ts'
import { type Totals, totalsOf } from './totals.ts'
import { wordsFor } from './words.ts'

/** Rows that an answer shows; what lies beyond is in exports. */
const mostRows = 20_000

/** The answer to a question. Money is in minor units of `currency`. */
export type Answer<Row = Record<string, unknown>> = {
  measure: string
  params: Record<string, unknown>
  currency: string
  rows: Row[]
  /** Sums of the columns that add up. */
  totals: Totals
  /** The same of the period compared with, where one was asked for. */
  before?: { from: string; to: string; rows: Row[]; totals: Totals }
  /** For each row, the parameters of the list of orders behind it. */
  orders?: Record<string, string>[]
  sentence?: Text
}

/**
 * Asks a measure about a brand. `input` is unread parameters. Throws `bad_request`, `missing_rate` when an amount of the
 * period could not be converted, `query_too_heavy` beyond the limits, and `cancelled` when the signal is aborted.
 */
export async function runMeasure<Params extends z.ZodObject, Row extends z.ZodObject>(
  { warehouse }: { warehouse: Warehouse },
  scope: Scope,
  measure: Measure<Params, Row>,
  input: unknown,
  { signal }: { signal?: AbortSignal } = {},
): Promise<Answer<z.infer<Row>>> {
  const params = readParams(measure.params, input)
  const question = questionOf(params, scope)
  const options: Options = { limits: { ...limits, rows: mostRows }, ...(signal && { signal }) }
  const tell = async (days: Days): Promise<Part<z.infer<Row>>> => {
    const rows = await rowsOf(warehouse, measure, { ...question, ...days }, options)
    return { rows, totals: totalsOf(rows, measure.columns) }
  }
  const { compare = 'none' } = question
  const now = await tell(question)
  const earlier = compare === 'none' ? undefined : periodBefore(question, compare)
  const before = earlier && { ...earlier, ...(await tell(earlier)) }
  const sentence = measure.say?.({ ...now, before }, wordsFor(scope.currency, compare))
  return {
    measure: measure.id,
    params,
    currency: scope.currency,
    ...now,
    ...(before && { before }),
    ...(measure.orders && { orders: now.rows.map((row) => measure.orders?.(row, params) ?? {}) }),
    ...(sentence && { sentence }),
  }
}

type Part<Row> = { rows: Row[]; totals: Totals }

async function rowsOf<Params extends z.ZodObject, Row extends z.ZodObject>(
  warehouse: Warehouse,
  measure: Measure<Params, Row>,
  question: z.infer<Params> & Question,
  options: Options,
): Promise<z.infer<Row>[]> {
  await demandRates(warehouse, question, options)
  const rows = await warehouse.query<Record<string, unknown>>(measure.sql(question), options)
  return rows.map((row) => measure.row.parse(row))
}
