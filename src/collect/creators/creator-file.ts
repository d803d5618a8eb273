import { Problem, type Text } from '../../kernel/errors.ts'
import type { CreatorRow } from '../../manage/creator-import.ts'
import { Unreadable } from '../connectors/define.ts'
import { matchColumns } from '../connectors/match.ts'
import { createRow } from '../connectors/row.ts'
import { detectStyles } from '../connectors/styles.ts'
import { faultOf, isBlank } from '../imports/line-faults.ts'
import { listTables, type StoredFile } from '../imports/open-file.ts'
import { type OpenTable, openTable } from '../imports/open-table.ts'
import { type CreatorColumn, creatorColumns } from './creator-columns.ts'
import { readCreator } from './read-creator.ts'

/** A line that could not be read, and what mends it. */
export type LineFault = { table: string; line: number; field: string; value: string; reason: Text; remedy: Text }
export type CreatorTable = { rows: CreatorRow[]; faults: LineFault[]; unknown: string[] }

const mostRows = 200_000
const named: readonly CreatorColumn[] = ['name', 'handle', 'url']

/** Whether a header is one of creators: somebody is named, and something more is said. */
export function isOfCreators(columns: readonly string[]): boolean {
  const found = matchColumns(creatorColumns, columns)
  const accounts = [...found.keys()].filter((name) => name.endsWith('_account'))
  return found.size >= 2 && (named.some((name) => found.has(name)) || accounts.length > 0)
}

/**
 * Reads the creators of a file: CSV, TSV or XLSX, plain or packed; tables of it that are of something else are passed over and
 * named. Throws `unreadable_file`, also where none is of creators.
 */
export async function readCreatorFile(
  file: StoredFile,
  brand: { currency: string; time_zone: string },
): Promise<CreatorTable> {
  const found: CreatorTable = { rows: [], faults: [], unknown: [] }
  let tables = 0
  for (const name of await listTables(file)) {
    const table = await openTable(file, name, isOfCreators)
    try {
      if (isOfCreators(table.columns)) {
        tables++
        await readTable(table, name ?? '', brand, found)
      } else found.unknown.push(name ?? file.name)
    } finally {
      table.close()
    }
  }
  if (tables === 0) throw new Problem('unreadable_file', { file: file.name, reason: noCreators })
  return found
}

async function readTable(
  table: OpenTable,
  name: string,
  brand: { currency: string; time_zone: string },
  found: CreatorTable,
): Promise<void> {
  const { ambiguous: _ambiguous, ...styles } = detectStyles(table.columns, table.sample, { fields: creatorColumns })
  const dateOrder = brand.currency === 'USD' ? ('mdy' as const) : ('dmy' as const)
  const usual = { store: '', currency: brand.currency, timeZone: brand.time_zone, dateOrder, country: '' }
  const row = createRow<CreatorColumn>(creatorColumns, table.columns, undefined, {
    ...usual,
    decimal: 'point',
    ...styles,
  })
  for await (const lines of table.lines) {
    for (const line of lines) {
      if (line.fault === undefined && isBlank(line.cells)) continue
      try {
        const fault = faultOf(line, table.columns)
        if (fault) throw fault
        row.load(line.cells, line.line)
        const read = readCreator(row)
        if (read) found.rows.push(read)
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error
        const { field, value, reason, remedy } = error
        found.faults.push({ table: name, line: line.line, field, value, reason, remedy })
      }
      if (found.rows.length > mostRows) throw new Problem('too_large', { limit: `${mostRows} creators` })
    }
  }
}

const noCreators = {
  en: 'it has no columns of creators; it needs a name, a handle or a profile address, and one more column',
  zh: '未找到红人列；至少需要姓名、账号或主页链接之一，以及另外一列',
}
