import { Problem, type Text } from '../../kernel/errors.ts'

/** Says in both languages why a file, or a table of it, is not read, and what to do instead. */
export const unreadable = (file: string, reason: Text, cause?: unknown): Problem =>
  new Problem('unreadable_file', { file, reason }, cause)
