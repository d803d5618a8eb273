import type { Readable } from 'node:stream'
import { Problem } from '../../kernel/errors.ts'
import { addDays } from '../../kernel/time.ts'
import type { Scope } from '../../manage/scope.ts'
import { answerSql } from '../../measure/answered.ts'
import { limits, questionOf, readParams } from '../../measure/ask.ts'
import type { Measure } from '../../measure/define.ts'
import { exportMeasure } from '../../measure/export.ts'
import { orderDays } from '../../measure/order-days.ts'
import type { Days } from '../../measure/periods.ts'
import { type Answer, runMeasure } from '../../measure/run.ts'
import { sql } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { Audience } from './audiences.ts'
import { audienceQuestion, whoIs } from './questions.ts'

type Asked = { warehouse: Warehouse; scope: Scope; signal?: AbortSignal | undefined }
export type Members = {
  days: Days
  /** How many people are in it now; at least so many where `is_least` says so. */
  people: number
  is_least: boolean
  /** Rows of them in its file: somebody may be due to buy several products again. */
  listed: number
  answer: Answer
}

/** Who is in an audience now, the first of them one by one. Throws `conflict` where its days go along with orders that are not there. */
export async function membersOf(asked: Asked, audience: Audience, limit: number): Promise<Members> {
  const { warehouse, scope, signal } = asked
  const measure = audienceQuestion(audience.measure)
  const { days, params } = await questionNow(asked, audience)
  const options = signal ? { signal } : {}
  const { people, listed } = await counted(asked, audience, params)
  const answer = await runMeasure({ warehouse }, scope, measure, { ...params, limit }, options)
  return { days, people, is_least: listed >= mostOf(measure), listed, answer }
}

/** The same as CSV, as many as its question lists. */
export async function membersCsv(asked: Asked, audience: Audience): Promise<Readable> {
  const { warehouse, scope, signal } = asked
  const { params } = await questionNow(asked, audience)
  const measure = audienceQuestion(audience.measure)
  const options = { format: 'csv' as const, ...(signal && { signal }) }
  return exportMeasure({ warehouse }, scope, measure, { ...params, limit: mostOf(measure) }, options)
}

/** Rows that a question of people lists at most. */
function mostOf({ params }: Measure): number {
  const most = [100_000, 20_000].find((limit) => params.shape.limit?.safeParse(limit).success)
  if (most === undefined) throw new Error('A question of people has a limit.')
  return most
}

/** How many people there are, and rows of them. */
async function counted({ warehouse, scope, signal }: Asked, { measure: id }: Audience, params: object) {
  const measure = audienceQuestion(id)
  const question = questionOf(readParams(measure.params, { ...params, limit: mostOf(measure) }), scope)
  const options = { limits, ...(signal && { signal }) }
  const rows = await answerSql(warehouse, measure, question, options)
  const [found] = await warehouse.query<{ people: number; listed: number }>(
    sql`SELECT uniqExact(${whoIs(id)}) AS people, count() AS listed FROM (${rows})`,
    options,
  )
  return { people: Number(found?.people ?? 0), listed: Number(found?.listed ?? 0) }
}

/** The question of an audience for the days that it stands for now. */
async function questionNow(asked: Asked, audience: Audience) {
  const days = await daysNow(asked, audience)
  return { days, params: { ...audience.params, ...days } }
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
