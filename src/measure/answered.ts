import type { z } from 'zod'
import { type Sql, sql, str } from '../store/sql.ts'
import type { Limits, Options, Warehouse } from '../store/warehouse/warehouse.ts'
import type { Column, Measure, Question } from './define.ts'
import { identifier } from './identifier.ts'

/** Rows that are shown; what lies beyond is in exports. */
const mostRows = 20_000
/** Rows that a measure makes its own from: they are in memory at once. */
const mostFound = 1_000_000

/** What the statement of a measure may take, beyond what every question may. */
export function rowLimit({ answer }: Pick<Measure, 'answer'>): Limits {
  return { rows: answer ? mostFound : mostRows }
}

/** The rows of a measure: those of its statement, or what it makes of them. */
export async function answered<Params extends z.ZodObject, Row extends z.ZodObject>(
  warehouse: Warehouse,
  measure: Measure<Params, Row>,
  question: z.infer<Params> & Question,
  options: Options,
): Promise<z.infer<Row>[]> {
  const rows = measure.answer
    ? await measure.answer(foundBy(warehouse, measure, question, options), question)
    : await warehouse.query<Record<string, unknown>>(await statementOf(warehouse, measure, question, options), options)
  return rows.map((row) => measure.row.parse(row))
}

/** The statement of a measure, in as many parts as what it goes through takes. */
async function statementOf<Params extends z.ZodObject>(
  warehouse: Warehouse,
  { sql, size }: Pick<Measure<Params>, 'sql' | 'size'>,
  question: z.infer<Params> & Question,
  options: Options,
): Promise<Sql> {
  if (!size) return sql(question)
  const [found] = await warehouse.query<{ rows: number }>(size(question), options)
  return sql(question, found?.rows)
}

/** What each statement of a measure finds, one after the other, so that what was taken in need not be held. */
async function* foundBy<Params extends z.ZodObject>(
  warehouse: Warehouse,
  { sql, alsoAsks }: Pick<Measure<Params>, 'sql' | 'alsoAsks'>,
  question: z.infer<Params> & Question,
  options: Options,
): AsyncGenerator<readonly unknown[]> {
  yield await warehouse.query<object>(sql(question), options)
  if (!alsoAsks) return
  const [size] = await warehouse.query<{ rows: number }>(alsoAsks.size(question), options)
  for (const statement of alsoAsks.statements(question, size?.rows ?? 0))
    yield await warehouse.query<object>(statement, options)
}

/** A measure's rows as a SELECT: its statement, or the rows that it made, sent back to the engine. */
export async function answerSql<Params extends z.ZodObject, Row extends z.ZodObject>(
  warehouse: Warehouse,
  measure: Measure<Params, Row>,
  question: z.infer<Params> & Question,
  options: Options,
): Promise<Sql> {
  if (!measure.answer) return statementOf(warehouse, measure, question, options)
  const limits = { ...options.limits, ...rowLimit(measure) }
  const rows = await answered(warehouse, measure, question, { ...options, limits })
  const columns: [string, Column][] = Object.entries(measure.columns)
  const structure = columns.map(([name, { unit }]) => `${identifier(name).parts[0]} ${typeOf(unit)}`).join(', ')
  // The engine refuses to read a text without a line.
  if (rows.length === 0) return sql`SELECT * FROM null(${str(structure)})`
  const lines = rows.map((row) => columns.map(([name]) => cellText(row[name as keyof typeof row])).join('\t'))
  return sql`SELECT * FROM format(TabSeparated, ${str(structure)}, ${str(lines.map((line) => `${line}\n`).join(''))})`
}

function typeOf(unit: Column['unit']): string {
  if (unit === 'text' || unit === 'day') return 'String'
  return unit === 'money' ? 'Nullable(Int64)' : 'Nullable(Float64)'
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n' }

function cellText(value: unknown): string {
  return value === null ? '\\N' : String(value).replace(/[\\\t\n]/g, (one) => escapes[one] ?? one)
}
