import type { Readable } from 'node:stream'
import type { z } from 'zod'
import { minorDigits } from '../kernel/money.ts'
import type { Scope } from '../manage/scope.ts'
import { join, literal, type Sql, sql, str, u64 } from '../store/sql.ts'
import type { Options, Warehouse } from '../store/warehouse/warehouse.ts'
import { answerSql } from './answered.ts'
import { questionOf, readParams } from './ask.ts'
import { convertedMinor } from './conversion.ts'
import type { Column, Measure } from './define.ts'
import { type Exchange, exchangeFor } from './exchange.ts'
import { identifier } from './identifier.ts'
import { demandRatesOf } from './rate-gaps.ts'

export const exportFormats = {
  csv: { engine: 'CSVWithNames', type: 'text/csv; charset=utf-8' },
  jsonl: { engine: 'JSONEachRow', type: 'application/x-ndjson' },
  parquet: { engine: 'Parquet', type: 'application/vnd.apache.parquet' },
} as const
export type FileFormat = keyof typeof exportFormats

/** Cells that a spreadsheet would run as a formula begin with one of these, half or full width. */
const formula = sql`'^[=+\\-@\\t\\r\\n＝＋－＠]'`

/**
 * The rows of a measure as a file, streamed: the period asked for, without the one compared with. Money is in whole units
 * with a column `currency` beside it; in another currency than the brand's, also `rate` and `rate_day`. In CSV a text that a spreadsheet would run as a formula gets an apostrophe before it.
 * Throws as `runMeasure` does.
 */
export async function exportMeasure<Params extends z.ZodObject, Row extends z.ZodObject>(
  { warehouse }: { warehouse: Warehouse },
  scope: Scope,
  measure: Measure<Params, Row>,
  input: unknown,
  { format, signal }: { format: FileFormat; signal?: AbortSignal },
): Promise<Readable> {
  const question = questionOf(readParams(measure.params, input), scope)
  const options: Options = signal ? { signal } : {}
  await demandRatesOf(warehouse, measure, question, options)
  const exchange = await exchangeFor(warehouse, scope, question, options)
  const told = { currency: scope.currency, exchange, format }
  return warehouse.stream(
    inCells(measure.columns, await answerSql(warehouse, measure, question, options), told),
    exportFormats[format].engine,
    options,
  )
}

/** Rows, given as a SELECT, with their cells as files have them. */
export function inCells(columns: Readonly<Record<string, Column>>, rows: Sql, told: Told): Sql {
  const named = Object.entries(columns)
  const cells = named.map(([name, column]) => sql`${cell(name, column, told)} AS ${identifier(name)}`)
  if (named.some(([, { unit }]) => unit === 'money')) cells.push(...moneyCells(told))
  return sql`SELECT ${join(cells)} FROM (${rows}) AS answer`
}

type Told = { currency: string; exchange: Exchange | undefined; format: FileFormat }

/** What the money of a row is in, and at which rate it came there. */
function moneyCells({ currency, exchange }: Told): Sql[] {
  if (!exchange) return [sql`${str(currency)} AS currency`]
  const { to, rate, day } = exchange
  return [sql`${str(to)} AS currency`, sql`${str(rate)} AS rate`, sql`${str(day)} AS rate_day`]
}

function cell(name: string, { unit }: Column, { currency, exchange, format }: Told): Sql {
  const value = sql`answer.${identifier(name)}`
  if (unit === 'money') {
    return exchange ? inUnits(convertedMinor(value, exchange), exchange.to) : inUnits(value, currency)
  }
  if (unit !== 'text' || format !== 'csv') return value
  return sql`if(match(toString(${value}), ${formula}), concat('''', toString(${value})), toString(${value}))`
}

/** Minor units as a decimal of the currency's digits. */
function inUnits(minor: Sql, currency: string): Sql {
  const digits = minorDigits(currency)
  const scales = [literal('0'), literal('1'), literal('2'), literal('3'), literal('4')]
  return sql`toDecimal128(${minor}, ${scales[digits] ?? literal('2')}) / ${u64(10 ** digits)}`
}
