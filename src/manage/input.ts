import type { z } from 'zod'
import { Problem } from '../kernel/errors.ts'

/** The input as its schema reads it. Throws `bad_request` naming the field. */
export function readInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = issue?.path.join('.') ?? ''
  const reason = field ? `${field}: ${issue?.message}` : (issue?.message ?? '')
  throw new Problem('bad_request', field ? { reason, field } : { reason })
}
