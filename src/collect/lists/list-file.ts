import { Problem, type Text } from '../../kernel/errors.ts'
import type { LineFault, LinePlace } from '../../manage/line-fault.ts'
import { type Field, type Row, Unreadable } from '../connectors/define.ts'
import { matchColumns } from '../connectors/match.ts'
import { createRow, type LoadableRow } from '../connectors/row.ts'
import { detectStyles } from '../connectors/styles.ts'
import { faultOf, isBlank } from '../imports/line-faults.ts'
import { listTables, type StoredFile } from '../imports/open-file.ts'
import { type OpenTable, openTable } from '../imports/open-table.ts'
import type { Line } from '../imports/records.ts'

/** A list that people keep in spreadsheets: which columns it has, and what a line of it says. */
export type ListKind<Name extends string, Said> = {
  columns: Readonly<Record<Name, Field>>
  /** Whether a header with these columns is one of the list. */
  isOf(found: ReadonlyMap<Name, number>): boolean
  /** What a line says; undefined where it says nothing. Throws `Unreadable`. */
  read(row: Row<Name>, brand: ListBrand): Said | undefined
  /** Why a file without such a table is refused. */
  missing: Text
  /** Most lines, and what they are called where there are more. */
  most: number
  things: string
  /** A line as it may be written, by column, for the template; its texts in both languages where they differ. */
  example: Readonly<Partial<Record<Name, string | Text>>>
}
/** What of a brand a file is read by. */
export type ListBrand = { currency: string; time_zone: string }
export type ListTable<Said> = { rows: (Said & LinePlace)[]; faults: LineFault[]; unknown: string[] }

/** Whether a header is one of the list. */
export function isOfList<Name extends string, Said>(kind: ListKind<Name, Said>, columns: readonly string[]): boolean {
  return kind.isOf(matchColumns(kind.columns, columns))
}

/**
 * Reads the list of a file: CSV, TSV or XLSX, plain or packed; tables of it that are of something else are passed over and
 * named. Throws `unreadable_file`, also where none is of the list, and `too_large`.
 */
export async function readListFile<Name extends string, Said>(
  file: StoredFile,
  brand: ListBrand,
  kind: ListKind<Name, Said>,
): Promise<ListTable<Said>> {
  const found: ListTable<Said> = { rows: [], faults: [], unknown: [] }
  let tables = 0
  for await (const { table, name } of tablesOf(file, kind)) {
    if (isOfList(kind, table.columns)) {
      tables++
      await readTable(table, name ?? '', brand, kind, found)
    } else found.unknown.push(name ?? file.name)
  }
  if (tables === 0) throw new Problem('unreadable_file', { file: file.name, reason: kind.missing })
  return found
}

/** The tables of a file, one after the other; each is closed when the next is asked for. */
export async function* tablesOf<Name extends string, Said>(
  file: StoredFile,
  kind: ListKind<Name, Said>,
): AsyncGenerator<{ table: OpenTable; name: string | undefined }> {
  for (const name of await listTables(file)) {
    const table = await openTable(file, name, (columns) => isOfList(kind, columns))
    try {
      yield { table, name }
    } finally {
      table.close()
    }
  }
}

async function readTable<Name extends string, Said>(
  table: OpenTable,
  name: string,
  brand: ListBrand,
  kind: ListKind<Name, Said>,
  found: ListTable<Said>,
): Promise<void> {
  const row = rowOver(table, brand, kind)
  for await (const lines of table.lines) {
    for (const line of lines) {
      if (line.fault === undefined && isBlank(line.cells)) continue
      try {
        const said = readLine(line, table, row, brand, kind)
        if (said) found.rows.push({ ...said, table: name, line: line.line })
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error
        const { field, value, reason, remedy } = error
        found.faults.push({ table: name, line: line.line, field, value, reason, remedy })
      }
      if (found.rows.length + found.faults.length > kind.most)
        throw new Problem('too_large', { limit: `${kind.most} ${kind.things}` })
    }
  }
}

function readLine<Name extends string, Said>(
  line: Line,
  { columns }: OpenTable,
  row: LoadableRow<Name>,
  brand: ListBrand,
  kind: ListKind<Name, Said>,
): Said | undefined {
  const fault = faultOf(line, columns)
  if (fault) throw fault
  row.load(line.cells, line.line)
  return kind.read(row, brand)
}

function rowOver<Name extends string, Said>(table: OpenTable, brand: ListBrand, kind: ListKind<Name, Said>) {
  const { ambiguous: _ambiguous, ...styles } = detectStyles(table.columns, table.sample, { fields: kind.columns })
  const dateOrder = brand.currency === 'USD' ? ('mdy' as const) : ('dmy' as const)
  const usual = { store: '', currency: brand.currency, timeZone: brand.time_zone, dateOrder, country: '' }
  return createRow<Name>(kind.columns, table.columns, undefined, { ...usual, decimal: 'point', ...styles })
}
