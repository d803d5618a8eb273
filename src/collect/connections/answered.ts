import type { z } from 'zod'
import { ReadFault } from './refusal.ts'

/** The body of an answer, as it is documented. Throws `ReadFault` for one that is not. */
export function answered<Shape extends z.ZodType>(shape: Shape, body: unknown): z.output<Shape> {
  const { success, data, error } = shape.safeParse(body)
  if (success) return data
  const place = error.issues[0]?.path.join('.') ?? ''
  throw new ReadFault({ kind: 'refused', said: `the answer is not as documented (${place})` })
}
