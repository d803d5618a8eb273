import type { Selectable } from 'kysely'
import { Problem } from '../../kernel/errors.ts'
import type { Stated } from '../../manage/loads.ts'
import type { ImportStatus } from '../../store/registry/book-tables.ts'
import type { Tables } from '../../store/registry/tables.ts'
import type { Finding } from '../connectors/define.ts'
import type { Preview } from './preview.ts'

/** Lines of the file by what became of them: rows_in = imported + already_there + quarantined. */
export type Counts = {
  rows_in: number
  imported: number
  already_there: number
  /** Of the imported lines, those that replace an older version. */
  replaced: number
  quarantined: number
  /** Titles, totals, blank lines: no data, and not in rows_in. */
  ignored: number
  /** The imports that have the lines that were already there: import id → lines. */
  already_in: Record<string, number>
  /** Orders of which the file may not hold every line; null where that may be so of any, or the source says nothing of it. */
  incomplete_orders: string[] | null
}

/** How far the work is, and what is to follow it. */
export type ImportProgress = {
  stage: 'waiting' | 'reading' | 'checking' | 'writing' | 'rereading'
  bytes?: number
  bytes_total?: number
  rows?: number
  rows_per_second?: number
  seconds_left?: number
  /** Commit as soon as it is read. */
  commit?: boolean
  /** The findings that were accepted, '*' all. */
  accept?: string[]
  /** The load of a reading that is to replace the live one. */
  load?: number
}

/** Where mapping by hand begins: the first cells of each column, and the connector and columns that look likely. */
export type Suggestion = { connector: string | null; columns: Record<string, string> }
type StoredPreview = Partial<Preview> & { samples: string[][]; suggestion?: Suggestion }
export type ImportError = {
  code: string
  message: string
  message_zh: string
  details: Record<string, string | number>
}

type Row = Selectable<Tables['imports']>
/** One table of one file on its way into the facts. */
export type ImportRecord = Omit<Row, 'progress' | 'counts' | 'preview' | 'findings' | 'error'> & {
  progress: ImportProgress | null
  counts: Counts | null
  preview: StoredPreview | null
  findings: Finding[] | null
  error: ImportError | null
}

type Patch = Partial<Omit<ImportRecord, 'id' | 'brand' | 'parent' | 'created_at' | 'created_by'>>
const json = ['options', 'mapping', 'header', 'progress', 'counts', 'preview', 'findings', 'error'] as const

/**
 * Codes of findings that a person has accepted of an import that was to be committed: those named, '*' being all, and
 * those that had to be named for it to get so far.
 */
export function accepted({ findings, progress }: ImportRecord): string[] {
  const shown = (findings ?? []).filter(({ level }) => level === 'error').map(({ code }) => code)
  return [...new Set([...(progress?.accept ?? []), ...shown])]
}

/** The import of this brand with this id. Throws `not_found`. */
export async function findImport({ db }: Stated, brand: string, id: string): Promise<ImportRecord> {
  const row = await db
    .selectFrom('imports')
    .selectAll()
    .where('brand', '=', brand)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Problem('not_found', { what: 'import' })
  return row as ImportRecord
}

/** Imports of the brand, the newest first; `before` is the id of the last one seen. */
export async function listImports(
  { db }: Stated,
  brand: string,
  page: { before?: string | undefined; limit: number },
): Promise<ImportRecord[]> {
  let query = db.selectFrom('imports').selectAll().where('brand', '=', brand)
  if (page.before) query = query.where('id', '<', page.before)
  return (await query.orderBy('id', 'desc').limit(page.limit).execute()) as ImportRecord[]
}

/** Changes an import that is in one of these states, and returns it; undefined where it is in another. */
export async function changeImport(
  { db }: Stated,
  id: string,
  from: readonly ImportStatus[],
  patch: Patch,
): Promise<ImportRecord | undefined> {
  const row = await db
    .updateTable('imports')
    .set(toColumns(patch))
    .where('id', '=', id)
    .where('status', 'in', from)
    .returningAll()
    .executeTakeFirst()
  return row as ImportRecord | undefined
}

/** The driver takes JSON as text. */
function toColumns(patch: Patch): object {
  const columns: Record<string, unknown> = { ...patch }
  for (const name of json) {
    const value = patch[name]
    if (value !== undefined && value !== null) columns[name] = JSON.stringify(value)
  }
  return columns
}
