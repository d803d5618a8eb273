import type { Readable } from 'node:stream'
import { Problem } from '../../kernel/errors.ts'
import { addDays } from '../../kernel/time.ts'
import type { Scope } from '../../manage/scope.ts'
import { answerSql } from '../../measure/answered.ts'
import { limits, questionOf, readParams } from '../../measure/ask.ts'
import type { Measure } from '../../measure/define.ts'
import { exportFormats, inCells } from '../../measure/export.ts'
import { orderDays } from '../../measure/order-days.ts'
import type { Days } from '../../measure/periods.ts'
import { demandRatesOf } from '../../measure/rate-gaps.ts'
import type { Answer } from '../../measure/run.ts'
import { totalsOf } from '../../measure/totals.ts'
import { type Sql, sql } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import type { Audience } from './audiences.ts'
import { type ConsentCounts, consentColumns, type FirstMembers, firstMembers, memberRows } from './member-rows.ts'
import { audienceQuestion } from './questions.ts'

type Asked = { warehouse: Warehouse; scope: Scope; signal?: AbortSignal | undefined }
export type Members = {
  days: Days
  /** How many people are in it now, and what they said to being written to. */
  people: number
  consent: ConsentCounts
  /** Rows of them in its file: somebody may be due to buy several products again. */
  listed: number
  /** How the columns of consent are read, which the rows have beside those of the question. */
  columns: typeof consentColumns
  answer: Answer
}

/** More rows than any brand has: a question of people lists all of them. */
const everybody = 1_000_000_000_000

/** Who is in an audience now, the first of them one by one, asked once. Throws `conflict` where its days go along with orders that are not there. */
export async function membersOf(asked: Asked, audience: Audience, limit: number): Promise<Members> {
  const { warehouse, scope, signal } = asked
  const options = { limits, ...(signal && { signal }) }
  const { days, measure, params, members } = await membersNow(asked, audience, options)
  const { statement, read } = firstMembers(measure, members, limit)
  const { rows, ...counted } = read((await warehouse.query<FirstMembers>(statement, options))[0])
  const { currency } = scope
  const answer = {
    measure: measure.id,
    params: { ...params, limit },
    currency,
    rows,
    totals: totalsOf(rows, measure.columns),
  }
  return { days, ...counted, columns: consentColumns, answer }
}

/** All of them as CSV, in the order of the question. */
export async function membersCsv(asked: Asked, audience: Audience): Promise<Readable> {
  const { warehouse, scope, signal } = asked
  const options = signal ? { signal } : {}
  const { measure, members } = await membersNow(asked, audience, options)
  const told = { currency: scope.currency, exchange: undefined, format: 'csv' as const }
  const lines = inCells({ ...measure.columns, ...consentColumns }, sql`SELECT * FROM (${members}) ORDER BY place`, told)
  return warehouse.stream(lines, exportFormats.csv.engine, options)
}

type Now = { days: Days; measure: Measure; params: Record<string, unknown>; members: Sql }

/** The question of an audience for the days that it stands for now, and the rows of all who are in it. */
async function membersNow(asked: Asked, audience: Audience, options: Options): Promise<Now> {
  const { warehouse, scope } = asked
  const measure = audienceQuestion(audience.measure)
  const days = await daysNow(asked, audience)
  const params = readParams(measure.params, { ...audience.params, ...days })
  const question = { ...questionOf(params, scope), limit: everybody }
  await demandRatesOf(warehouse, measure, question, options)
  const rows = await answerSql(warehouse, measure, question, options)
  return { days, measure, params, members: memberRows(measure, rows, scope) }
}

async function daysNow({ warehouse, scope, signal }: Asked, { period }: Audience): Promise<Days> {
  if ('from' in period) return period
  const { last_day } = await orderDays({ warehouse }, scope, signal ? { signal } : {})
  if (last_day === null) {
    const reason = {
      en: 'its days go along with orders, and there are none yet',
      zh: '该人群的日期随订单滚动，目前还没有订单',
    }
    throw new Problem('conflict', { reason })
  }
  if ('last_days' in period) return { from: addDays(last_day, 1 - period.last_days), to: last_day }
  return { from: addDays(last_day, 1), to: addDays(last_day, period.next_days) }
}
