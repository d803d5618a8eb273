import { parseError } from '@clickhouse/client'
import { Problem } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Kind } from './settings.ts'
import type { Limits } from './warehouse.ts'

/** Codes of errors that have a meaning to the user; everything else is `internal`. */
const codes = {
  tooSlow: new Set(['159', '160']),
  tooManyRows: new Set(['158', '396', '307']),
  tooMuchMemory: new Set(['241']),
  cancelled: new Set(['394']),
  diskFull: new Set(['243']),
  badPattern: new Set(['427']),
  /** Of the connection, as Node names them. */
  away: new Set([
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ETIMEDOUT',
  ]),
}

/** Asked for by the caller: the request's signal fired. */
export class Aborted extends Error {}

/** The problem that an engine's error means to the user; the error stays its cause. */
export function toProblem(error: unknown, kind: Kind, limits: Limits, path: string): Problem {
  if (error instanceof Problem) return error
  const parsed = error instanceof Error ? parseError(error) : new Error(String(error))
  const code = 'code' in parsed ? String(parsed.code) : ''
  const tooHeavy = (limit: string) => new Problem('query_too_heavy', { limit }, error)
  if (error instanceof Aborted || codes.cancelled.has(code)) return new Problem('cancelled', {}, error)
  if (codes.tooSlow.has(code)) return tooHeavy(`${limits.seconds ?? 0} s`)
  if (codes.tooManyRows.has(code)) return tooHeavy(limits.rows === undefined ? 'rows' : `${limits.rows} rows`)
  if (codes.tooMuchMemory.has(code)) {
    // Nobody who inserts or rebuilds has asked for a period that could be narrowed.
    if (kind === 'insert' || kind === 'run') return new Problem('too_little_memory', { limit: memory(limits) }, error)
    return tooHeavy(memory(limits))
  }
  if (codes.badPattern.has(code)) return new Problem('bad_request', { reason: patternReason(parsed.message) }, error)
  if (codes.away.has(code)) return new Problem('warehouse_away', { reason: code }, error)
  if (codes.diskFull.has(code) || /No space left on device|ENOSPC/i.test(parsed.message)) {
    return new Problem('disk_full', { path }, error)
  }
  return new Problem('internal', { id: newId('err') }, error)
}

/** Whether a problem is that of a mutation one of whose parts went away, as its partition was dropped. */
export function isCutOff(problem: unknown): boolean {
  const cause = problem instanceof Problem ? problem.cause : undefined
  return cause instanceof Error && cause.message.includes('Cancelled mutating parts')
}

/** What the engine says of a pattern that it cannot read, without the pattern and its advice. */
function patternReason(message: string): string {
  const [, reason] = /error: (.*?): /s.exec(message) ?? []
  return `a pattern is no regular expression as RE2 reads them${reason ? ` (${reason})` : ''}`
}

function memory({ memoryBytes }: Limits): string {
  return memoryBytes === undefined ? 'memory' : `${Math.round(memoryBytes / 1_000_000)} MB`
}

/** Whether an insert failed because of its rows: the engine names the row that it could not read. */
export function isUnreadable(error: unknown): boolean {
  const cause = error instanceof Problem ? error.cause : error
  return cause instanceof Error && /\(at row \d+\)/.test(cause.message)
}
