import type { Text } from '../kernel/errors.ts'

/** Where a line of a file stands; `table` is the sheet, or '' where the file is one table. */
export type LinePlace = { table: string; line: number }

/** A line that could not be taken, and what mends it. */
export type LineFault = LinePlace & { field: string; value: string; reason: Text; remedy: Text }
