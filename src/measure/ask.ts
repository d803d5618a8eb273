import type { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import type { Scope } from '../manage/scope.ts'
import type { Limits } from '../store/warehouse/warehouse.ts'
import type { Question } from './define.ts'
import { demandPeriod } from './periods.ts'

/** What one question may take. */
export const limits: Limits = { seconds: 30 }

/** Parameters as they came (query string, options, JSON), read by their schema. Throws `bad_request` naming the first that is wrong. */
export function readParams<Params extends z.ZodObject>(schema: Params, input: unknown): z.infer<Params> {
  const read = schema.safeParse(input)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  throw new Problem('bad_request', { reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}` })
}

/** Parameters with their scope, as a question. Every measure's parameters have a period. */
export function questionOf<Params extends { [name: string]: unknown }>(
  params: Params,
  scope: Scope,
): Params & Question {
  const { from, to } = params
  if (typeof from !== 'string' || typeof to !== 'string')
    throw new Problem('bad_request', { reason: 'from and to are required' })
  demandPeriod({ from, to })
  return { ...params, from, to, scope }
}
