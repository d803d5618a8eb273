import type { z } from 'zod'
import type { Text } from '../kernel/errors.ts'
import type { Scope } from '../manage/scope.ts'
import type { Options, Warehouse } from '../store/warehouse/warehouse.ts'
import { answered, rowLimit } from './answered.ts'
import { limits, questionOf, readParams } from './ask.ts'
import { convertedRow, converterOf } from './conversion.ts'
import type { Measure } from './define.ts'
import { type Exchange, exchangeFor } from './exchange.ts'
import { firstDayOf } from './order-days.ts'
import { type Days, periodBefore } from './periods.ts'
import { demandRatesOf } from './rate-gaps.ts'
import { type Totals, totalsOf } from './totals.ts'
import { wordsFor } from './words.ts'

/** The answer to a question. Money is in minor units of `currency`. */
export type Answer<Row = Record<string, unknown>> = {
  measure: string
  params: Record<string, unknown>
  currency: string
  /** How money came into another currency than the brand's: all of it at one rate, also of the period compared with. */
  exchange?: Exchange
  rows: Row[]
  /** Sums of the columns that add up. */
  totals: Totals
  /** The same of the period compared with, where one was asked for. */
  before?: { from: string; to: string; rows: Row[]; totals: Totals }
  /** Instead of `before`: that period begins before the first day of data, so that a change would be none of the business. */
  not_compared?: { from: string; to: string; first_day: string }
  /** For each row, the parameters of the list of orders behind it; null where it has none. */
  orders?: (Record<string, string> | null)[]
  sentence?: Text
}

/**
 * Asks a measure about a brand. `input` is unread parameters. Throws `bad_request`, `missing_rate` when an amount of the
 * period could not be converted or the currency asked for has no rate, `query_too_heavy` beyond the limits, and `cancelled` when the signal is aborted.
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
  const options: Options = { limits: { ...limits, ...rowLimit(measure) }, ...(signal && { signal }) }
  const exchange = await exchangeFor(warehouse, scope, question, options)
  const tell = async (days: Days): Promise<Part<z.infer<Row>>> => {
    const asked = { ...question, ...days }
    await demandRatesOf(warehouse, measure, asked, options)
    const rows = await answered(warehouse, measure, asked, options)
    return toldIn(exchange, measure, { rows, totals: totalsOf(toldOnce(rows, measure), measure.columns) })
  }
  const { compare = 'none' } = question
  const now = await tell(question)
  const earlier = compare === 'none' ? undefined : periodBefore(question, compare)
  const not_compared = earlier && (await withoutData(warehouse, scope, measure, earlier, options))
  const before = earlier && !not_compared ? { ...earlier, ...(await tell(earlier)) } : undefined
  const currency = exchange?.to ?? scope.currency
  const sentence = measure.say?.({ ...now, before }, wordsFor(currency, compare, not_compared?.first_day), params)
  const sameRate = exchange && { currency, rate_day: exchange.day }
  return {
    measure: measure.id,
    params,
    currency,
    ...(exchange && { exchange }),
    ...now,
    ...(before && { before }),
    ...(not_compared && { not_compared }),
    ...(measure.orders && { orders: now.rows.map((row) => ordersOf(measure, row, params, sameRate)) }),
    ...(sentence && { sentence }),
  }
}

/** The days with the first day of the measure's data, where that comes later than they begin. */
async function withoutData(
  warehouse: Warehouse,
  scope: Scope,
  { facts = ['orders'] }: Pick<Measure, 'facts'>,
  days: Days,
  options: Options,
): Promise<Answer['not_compared']> {
  const first_day = await firstDayOf({ warehouse }, scope, facts, options)
  return first_day !== null && days.from < first_day ? { ...days, first_day } : undefined
}

function ordersOf<Params extends z.ZodObject, Row extends z.ZodObject>(
  { orders }: Measure<Params, Row>,
  row: z.infer<Row>,
  params: z.infer<Params>,
  sameRate: Record<string, string> | undefined,
): Record<string, string> | null {
  const found = orders?.(row, params)
  return found ? { ...found, ...sameRate } : null
}

/** The rows that totals are made from. */
function toldOnce<Params extends z.ZodObject, Row extends z.ZodObject>(
  rows: z.infer<Row>[],
  { tellsAs }: Measure<Params, Row>,
): z.infer<Row>[] {
  const [first] = rows
  return tellsAs && first ? rows.filter((row) => tellsAs(row, first)) : rows
}

type Part<Row> = { rows: Row[]; totals: Totals }

/** Rows and totals with their money converted. Totals are converted themselves: a sum of rounded rows would differ. */
function toldIn<Params extends z.ZodObject, Row extends z.ZodObject>(
  exchange: Exchange | undefined,
  { columns }: Measure<Params, Row>,
  { rows, totals }: Part<z.infer<Row>>,
): Part<z.infer<Row>> {
  if (!exchange) return { rows, totals }
  const convert = converterOf(exchange)
  return {
    rows: rows.map((row) => convertedRow(row, columns, convert)),
    totals: convertedRow(totals, columns, convert),
  }
}
