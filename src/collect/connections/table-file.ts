import { Readable } from 'node:stream'
import { csvCell } from '../../kernel/csv.ts'
import type { Cell } from './define.ts'

/** Rows of one table that are gathered until they are handed to the imports as a file. */
export type TableFile = {
  add(rows: readonly Readonly<Record<string, Cell>>[]): void
  readonly rows: number
  /** The file so far; it begins anew. */
  take(): Readable
}

/** A CSV under these columns. A row with another column is a mistake in the platform's definition. */
export function tableFile(columns: readonly string[]): TableFile {
  const known = new Set(columns)
  let lines: string[] = []
  return {
    add(rows) {
      for (const row of rows) {
        const other = Object.keys(row).find((name) => !known.has(name))
        if (other !== undefined) throw new Error(`The table has no column ${other}.`)
        lines.push(`${columns.map((name) => csvCell(String(row[name] ?? ''))).join(',')}\r\n`)
      }
    },
    get rows() {
      return lines.length
    },
    take() {
      const file = Readable.from([`${columns.map(csvCell).join(',')}\r\n`, ...lines])
      lines = []
      return file
    },
  }
}
