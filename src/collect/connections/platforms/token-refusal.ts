import { z } from 'zod'
import type { Text } from '../../../kernel/errors.ts'
import type { PlatformAnswer } from '../define.ts'
import type { Refusal } from '../refusal.ts'

const failure = z.object({ error: z.string(), error_description: z.string().optional() })

/** What broke on their side: no person can do anything about it. */
const passing = /^(server_error|temporarily_unavailable|internal_(error|failure)|(rate_limit|slow_down))/

/** A refusal of the place that gives tokens (OAuth 2.0, RFC 6749 section 5.2); undefined for answers of another kind. */
export function tokenRefusal({ status, body }: PlatformAnswer, remedyOf: (error: string) => Text): Refusal | undefined {
  const { success, data } = failure.safeParse(body)
  if (!success) return undefined
  const { error, error_description } = data
  const said = [error, error_description].filter(Boolean).join(': ')
  if (status === 429 || status >= 500 || passing.test(error)) return { kind: 'busy', said }
  return { kind: 'access', said, remedy: remedyOf(error) }
}
