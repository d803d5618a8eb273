import type { Registry } from '../../store/registry/registry.ts'
import type { Finding, ReadOptions } from '../connectors/define.ts'
import type { OpenTable } from './open-table.ts'
import type { Verdicts } from './verdicts.ts'

/** Above this share of quarantined lines the file was probably not understood, and a person has to say that it was. */
const mostQuarantined = 0.2

/** What is odd about how the file as a whole was read. */
export function findInReading(
  read: { rowsIn: number; quarantined: number } & Pick<OpenTable, 'encoding' | 'mixed'>,
  ambiguous: readonly ('dateOrder' | 'decimal')[],
  options: Pick<ReadOptions, 'dateOrder' | 'decimal'>,
): Finding[] {
  const findings: Finding[] = []
  if (read.rowsIn === 0) {
    const text = { en: 'The file has a header and no lines.', zh: '文件只有表头，没有数据行。' }
    findings.push({ level: 'warning', code: 'no_rows', text })
  }
  if (read.quarantined > read.rowsIn * mostQuarantined) {
    const text = {
      en: 'Many lines could not be read. Look at the reasons first: the separator, the mapping or a style may be wrong.',
      zh: '大量行无法读取。请先查看原因：分隔符、列映射或格式可能有误。',
    }
    findings.push({ level: 'error', code: 'many_quarantined', text, count: read.quarantined })
  }
  if (read.mixed && read.encoding) findings.push(mixedEncodings(read.encoding))
  if (ambiguous.includes('dateOrder')) findings.push(ambiguousDates(options.dateOrder))
  if (ambiguous.includes('decimal')) findings.push(ambiguousDecimals(options.decimal))
  return findings
}

function mixedEncodings(encoding: string): Finding {
  const text = {
    en: `Lines of the file are written in different encodings; all were read as ${encoding}, so some names are wrong. Save the file as UTF-8, or confirm that it reads right.`,
    zh: `文件各行的字符编码不一致，目前全部按 ${encoding} 读取，部分文字会是乱码。请将文件另存为 UTF-8，或确认读取无误。`,
  }
  return { level: 'error', code: 'mixed_encodings', text }
}

function ambiguousDates(order: ReadOptions['dateOrder']): Finding {
  const text = {
    en: `The dates can be read in several orders; they were read as ${order.toUpperCase()}. Choose the order, or confirm this one.`,
    zh: `日期可以按多种顺序理解，目前按 ${order.toUpperCase()} 读取。请选择顺序，或确认当前选择。`,
  }
  return { level: 'error', code: 'ambiguous_dates', text }
}

function ambiguousDecimals(decimal: ReadOptions['decimal']): Finding {
  const text = {
    en: `The numbers can be read with a decimal point or comma; they were read with a ${decimal}. Choose one, or confirm this.`,
    zh: `数字的小数点可能是点或逗号，目前按${decimal === 'point' ? '点' : '逗号'}读取。请选择，或确认当前选择。`,
  }
  return { level: 'error', code: 'ambiguous_decimals', text }
}

/** Says when the very same file was imported before, and how much of it is new. */
export async function findSameFile(
  { db }: Registry,
  one: { id: string; brand: string; sha256: string; table_name: string | null },
  verdicts: Verdicts,
): Promise<Finding[]> {
  const before = await db
    .selectFrom('imports')
    .select(['file_name', 'committed_at'])
    .where('brand', '=', one.brand)
    .where('sha256', '=', one.sha256)
    .where('table_name', 'is not distinct from', one.table_name)
    .where('id', '!=', one.id)
    .where('live', '=', true)
    .orderBy('committed_at', 'desc')
    .executeTakeFirst()
  if (!before?.committed_at) return []
  const day = before.committed_at.toISOString().slice(0, 10)
  const text = {
    en: `This file was imported on ${day} as ${before.file_name}; ${verdicts.imported} of its lines are new.`,
    zh: `该文件已于 ${day} 以 ${before.file_name} 导入；其中 ${verdicts.imported} 行为新数据。`,
  }
  return [{ level: 'note', code: 'same_file', text, count: verdicts.imported }]
}
