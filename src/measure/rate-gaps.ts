import type { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import { day, sql } from '../store/sql.ts'
import type { Options, Warehouse } from '../store/warehouse/warehouse.ts'
import type { Measure, Question } from './define.ts'
import { ofSlice } from './within.ts'

/** How many gaps an error names; it says how many more there are. */
const named = 5

/**
 * Throws `missing_rate`, naming days and currencies, when the period touches amounts that could not be converted.
 * By basis `order`, what came back after the period belongs to it, too, so every later day is asked.
 */
export async function demandRates(warehouse: Warehouse, p: Question, options: Options): Promise<void> {
  const until = p.basis === 'order' ? sql`` : sql` AND day <= ${day(p.to)}`
  const gaps = await warehouse.query<{ day: string; currency: string }>(
    sql`SELECT DISTINCT day, currency FROM rate_gaps WHERE ${ofSlice(p)} AND day >= ${day(p.from)}${until} ORDER BY day, currency LIMIT 1000`,
    options,
  )
  if (gaps.length === 0) return
  const shown = gaps.slice(0, named)
  const more = gaps.length > named ? ` (+${gaps.length - named})` : ''
  throw new Problem('missing_rate', {
    currency: [...new Set(shown.map((gap) => gap.currency))].join(', '),
    day: [...new Set(shown.map((gap) => gap.day))].join(', ') + more,
  })
}

/** The same for every period that a measure reads for a question. */
export async function demandRatesOf<Params extends z.ZodObject>(
  warehouse: Warehouse,
  { alsoReads }: Pick<Measure<Params>, 'alsoReads'>,
  question: z.infer<Params> & Question,
  options: Options,
): Promise<void> {
  await demandRates(warehouse, question, options)
  if (alsoReads) await demandRates(warehouse, { ...question, ...alsoReads(question) }, options)
}
