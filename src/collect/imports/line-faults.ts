import { Unreadable } from '../connectors/define.ts'
import { limits } from './limits.ts'
import type { Line, LineFault } from './records.ts'

const shownChars = 200

/** What is said about a line that could not be split into cells. */
const faults: Readonly<Record<LineFault, Pick<Unreadable, 'reason' | 'remedy'>>> = {
  undecodable: {
    reason: {
      en: 'The line holds characters of another encoding than the rest of the file.',
      zh: '该行的字符编码与文件其余部分不一致。',
    },
    remedy: { en: 'Save the whole file as UTF-8, or correct this line.', zh: '请将整个文件另存为 UTF-8，或更正此行。' },
  },
  too_long: {
    reason: {
      en: `The line is longer than ${limits.lineChars} characters.`,
      zh: `该行超过 ${limits.lineChars} 个字符。`,
    },
    remedy: { en: 'Shorten the line, or export the file again.', zh: '请缩短此行，或重新导出文件。' },
  },
  unclosed_quote: {
    reason: { en: 'A quote is opened and never closed.', zh: '引号没有成对闭合。' },
    remedy: { en: 'Close the quote, or remove it.', zh: '请补全或删除该引号。' },
  },
}

/** Why this line is put into quarantine before its cells are read; undefined where it may be read. */
export function faultOf(line: Line, columns: readonly string[]): Unreadable | undefined {
  if (line.fault) {
    const { reason, remedy } = faults[line.fault]
    return new Unreadable('', (line.cells[0] ?? '').slice(0, shownChars), reason, remedy)
  }
  const extra =
    line.cells.length > columns.length ? line.cells.slice(columns.length).find((cell) => cell.trim() !== '') : undefined
  if (extra === undefined) return undefined
  return new Unreadable(
    '',
    extra.slice(0, shownChars),
    {
      en: `The line has ${line.cells.length} cells; the header has ${columns.length}.`,
      zh: `该行有 ${line.cells.length} 个单元格，而表头只有 ${columns.length} 个。`,
    },
    {
      en: 'Put quotes around a cell that holds the separator, or remove the extra cell.',
      zh: '请为含分隔符的单元格加引号，或删除多余的单元格。',
    },
  )
}

/** Whether nothing stands in the line. */
export function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false
  return true
}
