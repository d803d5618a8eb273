import { Problem } from '../../kernel/errors.ts'
import { ReadFault } from './refusal.ts'
import type { Run } from './runs.ts'

/** What a run leads to. */
export type Outcome = {
  state: Run['state']
  error: Run['error']
  /** When it is read next; null where a person has to do something first. */
  next: Date | null
  isWaitingForPerson: boolean
  /** Not the platform's doing: the log has it. */
  isUnexpected: boolean
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** What follows from how a run ended, that was due at `due` and is over now. */
export function outcomeOf(failure: unknown, due: Date, now: Date): Outcome {
  const days = Math.max(1, Math.ceil((now.getTime() - due.getTime()) / dayMs))
  const tomorrow = new Date(due.getTime() + days * dayMs)
  const soon = new Date(now.getTime() + hourMs)
  const usual = { isWaitingForPerson: false, isUnexpected: false }
  if (failure === undefined) return { ...usual, state: 'done', error: null, next: tomorrow }
  if (!(failure instanceof ReadFault)) {
    const text = failure instanceof Problem ? failure.text : unexpected
    return { ...usual, state: 'failed', error: { text, remedy: again }, next: soon, isUnexpected: true }
  }
  const { kind, text, remedy, until } = failure
  const error = { text, remedy }
  const later = until && until > now ? until : undefined
  if (kind === 'access') return { ...usual, state: 'failed', error, next: null, isWaitingForPerson: true }
  if (kind === 'spent') return { ...usual, state: 'waiting', error, next: later ?? tomorrow }
  if (kind === 'busy') return { ...usual, state: 'waiting', error, next: later ?? soon }
  return { ...usual, state: 'failed', error, next: tomorrow }
}

const unexpected = { en: 'Something went wrong on our side; the log has it.', zh: '系统出错，详见日志。' }
const again = {
  en: 'It is tried again in an hour. If it stays, look at the log of the server.',
  zh: '一小时后会自动重试；如仍失败，请查看服务器日志。',
}
