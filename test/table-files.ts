import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recognise } from '../src/collect/connectors/recognise.ts'
import { listTables } from '../src/collect/imports/open-file.ts'
import { openTable } from '../src/collect/imports/open-table.ts'
import type { Line } from '../src/collect/imports/records.ts'

const directory = mkdtempSync(join(tmpdir(), 'millpond-tables-'))
let files = 0

/** A file on disk with this content. */
function fileOf(content: string | Buffer, name = 'orders.csv') {
  const path = join(directory, `${files++}`)
  writeFileSync(path, content)
  return { path, name }
}

/** What is read of a file: the names of its tables, or of one table everything up to its last line. */
export async function readTable(content: string | Buffer, table?: string) {
  const opened = await openTable(fileOf(content), table, (columns) => recognise(columns) !== undefined)
  const lines: Line[] = []
  try {
    for await (const batch of opened.lines) lines.push(...batch)
  } finally {
    opened.close()
  }
  const { columns, preamble, encoding, delimiter } = opened
  return { columns, preamble, encoding, delimiter, lines, cells: lines.map(({ cells }) => cells) }
}

export const tablesOf = (content: string | Buffer) => listTables(fileOf(content))
