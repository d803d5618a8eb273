import { Problem } from '../kernel/errors.ts'

/** A failure as it is noted at the brand, in both languages. */
export type Failure = { code: string; message: string; message_zh: string }

export function reasonOf(error: unknown): Failure {
  const problem = error instanceof Problem ? error : new Problem('internal', { id: 'derive' })
  return { code: problem.code, message: problem.text.en, message_zh: problem.text.zh }
}

/** A brand that was deleted needs no figures. */
export function isGone(error: unknown): boolean {
  return error instanceof Problem && error.code === 'not_found'
}
