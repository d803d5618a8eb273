import { Readable } from 'node:stream'
import { type Page, pagesOf } from './pages.ts'

/**
 * A list as one CSV, page after page, a line each row, under their names. A cell that a spreadsheet would run as a formula gets an
 * apostrophe before it. Throws before the first byte where the list cannot be read.
 */
export async function csvOfList<Name extends string>(
  names: readonly Name[],
  read: (cursor?: string) => Promise<Page<CsvRow<Name>>>,
): Promise<Readable> {
  return Readable.from(csvOfPages(names, await pagesOf(read)))
}

async function* csvOfPages<Name extends string>(
  names: readonly Name[],
  pages: AsyncIterable<readonly CsvRow<Name>[]>,
): AsyncGenerator<string> {
  yield `${names.join(',')}\r\n`
  for await (const rows of pages) yield csvLines(rows.map((row) => names.map((name) => row[name])))
}

type CsvRow<Name extends string> = Readonly<Record<Name, unknown>>

/** Rows as lines of CSV, guarded as in a list. */
export function csvLines(rows: readonly (readonly unknown[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')
}

function cellOf(value: unknown): string {
  const text = value instanceof Date ? value.toISOString() : value === null || value === undefined ? '' : String(value)
  // A number below zero is no formula.
  const safe = typeof value !== 'number' && /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
  return csvCell(safe)
}

/** A text as a cell of a CSV that programs read. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
