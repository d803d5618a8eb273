import type { Text } from '../../../kernel/errors.ts'

/** Why a cell cannot be read, and what mends it. The row adds the field and the value. */
export class Fault {
  readonly reason: Text
  readonly remedy: Text
  constructor(reason: Text, remedy: Text) {
    this.reason = reason
    this.remedy = remedy
  }
}

/** Whether a cell says that there is no value: "", "-", "--", "N/A" and the like. */
export function isMissing(text: string): boolean {
  if (text.length === 0) return true
  if (text.length > 4) return false
  return missing.has(text.toLowerCase())
}

const missing = new Set(['-', '--', '—', '–', 'n/a', '#n/a', 'na', 'null', 'none', 'nan', '无'])
