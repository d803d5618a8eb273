import { csvLines } from '../../kernel/csv.ts'
import type { LineFault, LinePlace } from '../../manage/line-fault.ts'
import type { StoredFile } from '../imports/open-file.ts'
import { isOfList, type ListKind, tablesOf } from './list-file.ts'

type Language = 'en' | 'zh'
const added: Readonly<Record<Language, string[]>> = {
  en: ['in line', 'column', 'reason', 'remedy'],
  zh: ['行号', '列', '原因', '处理办法'],
}
const keyOf = ({ table, line }: LinePlace) => `${line}:${table}`

/**
 * The lines of a file that could not be taken, whole and as they are, as CSV with the reason and the remedy beside: mended, they are
 * taken in again. Each table has its header before its lines.
 */
export async function* faultyLines<Name extends string, Said>(
  file: StoredFile,
  kind: ListKind<Name, Said>,
  faults: readonly LineFault[],
  language: Language,
): AsyncGenerator<string> {
  const byLine = new Map(faults.map((fault) => [keyOf(fault), fault]))
  for await (const { table, name } of tablesOf(file, kind)) {
    if (!isOfList(kind, table.columns)) continue
    let isHeaded = false
    for await (const lines of table.lines) {
      const rows = lines.flatMap(({ line, cells }) => {
        const fault = byLine.get(keyOf({ table: name ?? '', line }))
        return fault ? [[...padded(cells, table.header.length), ...toldOf(fault, language)]] : []
      })
      if (rows.length === 0) continue
      if (!isHeaded) yield csvLines([[...table.header, ...added[language]]])
      isHeaded = true
      yield csvLines(rows)
    }
  }
}

const padded = (cells: readonly string[], columns: number) => [
  ...cells,
  ...Array.from({ length: Math.max(0, columns - cells.length) }, () => ''),
]

const toldOf = ({ line, field, reason, remedy }: LineFault, language: Language) => [
  String(line),
  field,
  reason[language],
  remedy[language],
]
