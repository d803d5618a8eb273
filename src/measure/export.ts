import type { Readable } from 'node:stream'
import type { z } from 'zod'
import { minorDigits } from '../kernel/money.ts'
import type { Scope } from '../manage/scope.ts'
import { join, literal, Sql, sql, str, u64 } from '../store/sql.ts'
import type { Options, Warehouse } from '../store/warehouse/warehouse.ts'
import { questionOf, readParams } from './ask.ts'
import type { Column, Measure } from './define.ts'
import { demandRates } from './rate-gaps.ts'

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
 * with a column `currency` beside it. In CSV a text that a spreadsheet would run as a formula gets an apostrophe before it.
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
  await demandRates(warehouse, question, options)
  const columns: [string, Column][] = Object.entries(measure.columns)
  const cells = columns.map(
    ([name, column]) => sql`${cell(name, column, scope.currency, format)} AS ${identifier(name)}`,
  )
  if (columns.some(([, { unit }]) => unit === 'money')) cells.push(sql`${str(scope.currency)} AS currency`)
  return warehouse.stream(
    sql`SELECT ${join(cells)} FROM (${measure.sql(question)}) AS answer`,
    exportFormats[format].engine,
    options,
  )
}

function cell(name: string, { unit }: Column, currency: string, format: FileFormat): Sql {
  const value = sql`answer.${identifier(name)}`
  if (unit === 'money') return inUnits(value, currency)
  if (unit !== 'text' || format !== 'csv') return value
  return sql`if(match(toString(${value}), ${formula}), concat('''', toString(${value})), toString(${value}))`
}

/** Minor units as a decimal of the currency's digits. */
function inUnits(minor: Sql, currency: string): Sql {
  const digits = minorDigits(currency)
  const scales = [literal('0'), literal('1'), literal('2'), literal('3'), literal('4')]
  return sql`toDecimal128(${minor}, ${scales[digits] ?? literal('2')}) / ${u64(10 ** digits)}`
}

/** A column's name, quoted. Names come from the measures' own definitions. */
function identifier(name: string): Sql {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`"${name}" is no column name`)
  return new Sql([`\`${name}\``], [])
}
