import { stat } from 'node:fs/promises'
import type { ByteSource } from './byte-source.ts'
import { newlineOf, rankDelimiters } from './delimiter.ts'
import { createDecoder, detectEncoding, isMixed } from './encoding.ts'
import { columnNames, findHeader } from './header-row.ts'
import { limits } from './limits.ts'
import { openSource, type StoredFile } from './open-file.ts'
import { createRecordSplitter, type Line } from './records.ts'
import { unreadable } from './unreadable.ts'
import { sheetRows } from './workbook.ts'

/** A table of a file, opened: what its columns are called, and its lines as they stream by. */
export type OpenTable = {
  /** Header cells as they stand, and the names by which columns are known ('' for columns that are none of the file's own). */
  header: readonly string[]
  columns: readonly string[]
  /** Rows above the header. */
  preamble: readonly string[][]
  /** The first rows below the header. */
  sample: readonly (readonly string[])[]
  /** Absent for sheets. */
  encoding?: string
  /** Lines of UTF-8 stand beside others, and all were read in one other encoding. */
  mixed?: boolean
  delimiter?: string
  /** Every line below the header, in batches; to be walked once. */
  lines: AsyncIterable<Line[]>
  /** Bytes of the stored file read so far, and in all. */
  position(): number
  total: number
  close(): void
}

/** Whether a connector knows a header. */
export type Recognised = (columns: readonly string[]) => boolean

/**
 * Opens a table and finds out how it is written. The table must be closed, also after an error in its lines.
 * Throws `unreadable_file` where there is no text, no row, or a first line without end.
 */
export async function openTable(
  file: StoredFile,
  table: string | undefined,
  recognised: Recognised,
): Promise<OpenTable> {
  const source = await openSource(file, table)
  if ('sheet' in source) return openSheet(file, source.sheet, recognised)
  try {
    return await openText(source.bytes, table ?? file.name, recognised)
  } catch (error) {
    source.bytes.close()
    throw error
  }
}

async function openText(bytes: ByteSource, name: string, recognised: Recognised): Promise<OpenTable> {
  const chunks = bytes.chunks[Symbol.asyncIterator]()
  const { head, complete } = await readHead(chunks)
  const encoding = detectEncoding(head, complete)
  if (!encoding) throw unreadable(name, noText)
  const decoder = createDecoder(encoding)
  const text = decoder.write(head) + (complete ? decoder.end() : '')
  const delimiter = chooseDelimiter(text, recognised)
  const splitter = createRecordSplitter(delimiter, newlineOf(text))
  const first = [...splitter.push(text), ...(complete ? splitter.end() : [])]
  async function* later() {
    while (true) {
      const next = await chunks.next()
      if (next.done) break
      yield splitter.push(decoder.write(next.value))
    }
    if (!complete) yield [...splitter.push(decoder.end()), ...splitter.end()]
  }
  if (first.length === 0 && !complete) throw unreadable(name, endless)
  const parts = partsOf(first, name, recognised)
  return {
    ...parts,
    encoding,
    mixed: !encoding.startsWith('utf-') && isMixed(head),
    delimiter,
    lines: from(parts.body, later()),
    position: bytes.position,
    total: bytes.total,
    close: bytes.close,
  }
}

async function openSheet(file: StoredFile, sheet: string, recognised: Recognised): Promise<OpenTable> {
  const { size } = await stat(file.path)
  const batches = sheetRows(file.path, file.name, sheet)
  let line = 0
  const lineOf = (cells: string[]): Line => ({ line: ++line, cells, fault: undefined })
  const first = await batches.next()
  async function* later() {
    for await (const rows of batches) yield rows.map(lineOf)
  }
  try {
    const parts = partsOf((first.value ?? []).map(lineOf), sheet, recognised)
    // Reading a sheet is done when its first row is given; what follows only hands the rows over.
    return {
      ...parts,
      lines: from(parts.body, later()),
      position: () => size,
      total: size,
      close: () => void batches.return(undefined),
    }
  } catch (error) {
    await batches.return(undefined)
    throw error
  }
}

async function readHead(chunks: AsyncIterator<Buffer>): Promise<{ head: Buffer; complete: boolean }> {
  const parts: Buffer[] = []
  let bytes = 0
  while (bytes < limits.headBytes) {
    const next = await chunks.next()
    if (next.done) return { head: Buffer.concat(parts), complete: true }
    parts.push(next.value)
    bytes += next.value.length
  }
  return { head: Buffer.concat(parts), complete: false }
}

/** The best delimiter under which a connector knows the header, else the one that cuts most evenly. */
function chooseDelimiter(text: string, recognised: Recognised): string {
  const head = text.slice(0, limits.quotedChars)
  const ranked = rankDelimiters(head)
  const knows = (cells: readonly string[]) => recognised(columnNames(cells))
  for (const delimiter of ranked) {
    const rows = createRecordSplitter(delimiter, newlineOf(head)).push(`${head}\n`).slice(0, limits.headerRows)
    if (rows.some(({ cells }) => cells.length > 1 && knows(cells))) return delimiter
  }
  return ranked[0] ?? ','
}

type Parts = Pick<OpenTable, 'header' | 'columns' | 'preamble' | 'sample'> & { body: Line[] }

/** The rows above the header, the header, and what is below it. */
function partsOf(first: Line[], name: string, recognised: Recognised): Parts {
  const rows = first.slice(0, limits.sampleRows).map(({ cells }) => cells)
  const at = findHeader(rows, (cells) => recognised(columnNames(cells)))
  const headerLine = first[at]
  if (!headerLine) throw unreadable(name, first.length ? noHeader : empty)
  if (headerLine.fault === 'too_long') throw unreadable(name, endless)
  const header = headerLine.cells.map((cell) => cell.trim())
  const body = first.slice(at + 1)
  const sample = body
    .filter(({ fault }) => !fault)
    .slice(0, limits.sampleRows)
    .map(({ cells }) => cells)
  return { header, columns: columnNames(header), preamble: rows.slice(0, at), sample, body }
}

async function* from(first: Line[], later: AsyncIterable<Line[]>): AsyncGenerator<Line[]> {
  yield first
  yield* later
}

const noText = { en: 'it is no text; export it as CSV or XLSX', zh: '内容不是文本，请导出为 CSV 或 XLSX' }
const noHeader = { en: 'it has no header row', zh: '没有表头行' }
const empty = { en: 'it is empty', zh: '文件为空' }
const endless = {
  en: `a line above the data is longer than ${limits.lineChars} characters; it is no table of lines`,
  zh: `数据之前有一行超过 ${limits.lineChars} 个字符，不是按行排列的表格`,
}
