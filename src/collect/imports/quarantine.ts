import { Readable } from 'node:stream'
import { Problem } from '../../kernel/errors.ts'
import { sql, str, u64 } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { addedPrefix } from './header-row.ts'
import type { ImportRecord } from './import-records.ts'

/** A line that could not be read: its physical line in the file, what is wrong with it, and its cells as they came. */
export type QuarantinedLine = {
  line_no: number
  field: string
  value: string
  reason: { en: string; zh: string }
  remedy: { en: string; zh: string }
  cells: string[]
}

type Row = Pick<QuarantinedLine, 'line_no' | 'field' | 'value' | 'cells'> &
  Record<'reason_en' | 'reason_zh' | 'remedy_en' | 'remedy_zh', string>
type Source = Pick<ImportRecord, 'brand' | 'load' | 'header'>

const pageOfFile = 5_000

/** Quarantined lines in the order of the file, after the given line. */
export async function listQuarantine(
  warehouse: Warehouse,
  { brand, load }: Source,
  page: { after: number; limit: number },
): Promise<QuarantinedLine[]> {
  if (load === null) return []
  const rows = await warehouse.query<Row>(sql`
    SELECT line_no, field, value, reason_en, reason_zh, remedy_en, remedy_zh, cells FROM quarantine
    WHERE brand = ${str(brand)} AND load = ${u64(load)} AND line_no > ${u64(page.after)}
    ORDER BY line_no LIMIT ${u64(page.limit)}`)
  return rows.map(({ reason_en, reason_zh, remedy_en, remedy_zh, ...row }) => ({
    ...row,
    reason: { en: reason_en, zh: reason_zh },
    remedy: { en: remedy_en, zh: remedy_zh },
  }))
}

/**
 * The quarantined lines as CSV in UTF-8: the columns of the file, and four that say what is wrong. Corrected, it can be
 * imported as it is; the added columns are left out then. Throws `conflict` where the import has no lines of its own.
 */
export function quarantineCsv(warehouse: Warehouse, source: Source, language: 'en' | 'zh'): Readable {
  const { header } = source
  if (!header)
    throw new Problem('conflict', { reason: { en: 'the import has not been read yet', zh: '该导入尚未读取' } })
  const own = header.flatMap((name, i) => (name.startsWith(addedPrefix) ? [] : [i]))
  const added = ['line', 'field', 'reason', 'remedy'].map((name) => addedPrefix + name)
  async function* pieces() {
    yield csvLine([...own.map((i) => header?.[i] ?? ''), ...added])
    for (let after = 0; ; ) {
      const lines = await listQuarantine(warehouse, source, { after, limit: pageOfFile })
      yield lines.map((line) => lineOf(line, own, language)).join('')
      after = lines.at(-1)?.line_no ?? after
      if (lines.length < pageOfFile) return
    }
  }
  return Readable.from(pieces())
}

function lineOf(
  { cells, line_no, field, reason, remedy }: QuarantinedLine,
  own: readonly number[],
  language: 'en' | 'zh',
): string {
  const added = [String(line_no), field, reason[language], remedy[language]].map(asText)
  return csvLine([...own.map((i) => cells[i] ?? ''), ...added])
}

/** Every cell in quotes, so that what was one cell stays one. */
function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`
}

/** A spreadsheet would run a cell that begins like this as a formula. */
function asText(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}
