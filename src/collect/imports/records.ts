import { limits } from './limits.ts'

/** Why a line cannot be split into cells that can be trusted. */
export type LineFault = 'undecodable' | 'too_long' | 'unclosed_quote'

/** One record: the physical line of the file on which it begins (1 is the first), and its cells. */
export type Line = { readonly line: number; readonly cells: string[]; readonly fault: LineFault | undefined }

export type RecordSplitter = {
  /** Takes the next piece of text and gives the records that are complete. */
  push(text: string): Line[]
  /** Gives what is left at the end of the file. */
  end(): Line[]
}

const shownChars = 200

/**
 * Splits delimited text into records as it streams by. Quotes follow RFC 4180; a quote inside a cell that does not close
 * it is a character. A line that is too long, or whose quote is never closed, is given with its fault and the text goes
 * on at the next line, so that one bad line costs one line.
 */
export function createRecordSplitter(delimiter: string, newline: '\n' | '\r' = '\n'): RecordSplitter {
  let rest = ''
  let line = 1
  let suspect = false
  let skipped: Line | undefined

  const give = (records: Line[], cells: string[], fault?: LineFault) => {
    const broken = suspect && !cells.every((cell) => cell.isWellFormed())
    const shown = broken ? cells.map((cell) => cell.toWellFormed()) : cells
    records.push({ line, cells: shown, fault: fault ?? (broken ? 'undecodable' : undefined) })
  }

  /** Takes records off the text from `from` on, and returns where the first incomplete one begins. */
  const take = (text: string, from: number, final: boolean, records: Line[]): number => {
    let quote = text.indexOf('"', from)
    while (from < text.length) {
      const end = text.indexOf(newline, from)
      if (quote >= 0 && quote < from) quote = text.indexOf('"', from)
      if (quote < 0 || (end >= 0 && quote > end)) {
        if (end < 0 && !final) break
        give(records, withoutReturn(text, from, end < 0 ? text.length : end).split(delimiter))
        line++
        from = end < 0 ? text.length : end + 1
        continue
      }
      const record = readQuoted(text, from, delimiter, newline, final)
      if (record && (record.lines === 1 || record.end - from <= limits.quotedChars)) {
        give(records, record.cells)
        line += record.lines
        from = record.end
        continue
      }
      const hopeless = final || record || (end >= 0 && text.length - from > limits.quotedChars)
      if (!hopeless) break
      give(records, [text.slice(from, end < 0 ? text.length : end)], 'unclosed_quote')
      line++
      from = end < 0 ? text.length : end + 1
    }
    return from
  }

  /** Drops the text up to the end of a line that is too long; undefined while that end has not come. */
  const skip = (text: string, records: Line[]): string | undefined => {
    const end = text.indexOf(newline)
    if (end < 0) return undefined
    if (skipped) records.push(skipped)
    skipped = undefined
    line++
    return text.slice(end + 1)
  }

  return {
    push(text) {
      const records: Line[] = []
      const next = skipped ? skip(text, records) : text
      if (next === undefined) return records
      suspect = !next.isWellFormed() || (suspect && rest !== '')
      const all = rest + next
      rest = all.slice(take(all, 0, false, records))
      if (rest.length > limits.lineChars) {
        skipped = { line, cells: [rest.slice(0, shownChars).toWellFormed()], fault: 'too_long' }
        rest = ''
      }
      return records
    },
    end() {
      const records: Line[] = []
      if (skipped) records.push(skipped)
      else take(rest, 0, true, records)
      rest = ''
      return records
    },
  }
}

type Quoted = { cells: string[]; end: number; lines: number }

/** Reads one record with quoted cells; undefined where its end is not in the text. */
function readQuoted(
  text: string,
  from: number,
  delimiter: string,
  newline: string,
  final: boolean,
): Quoted | undefined {
  const cells: string[] = []
  let lines = 1
  let at = from
  while (true) {
    let cellEnd: number
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1, delimiter, newline, final)
      if (close < 0) return undefined
      const cell = text.slice(at + 1, close)
      for (let i = cell.indexOf(newline); i >= 0; i = cell.indexOf(newline, i + 1)) lines++
      cells.push(cell.includes('""') ? cell.replaceAll('""', '"') : cell)
      cellEnd = close + 1
      if (text[cellEnd] === '\r' && text[cellEnd + 1] === newline) cellEnd++
    } else {
      const nextCell = text.indexOf(delimiter, at)
      const lineEnd = text.indexOf(newline, at)
      if (lineEnd < 0 && !final) return undefined
      const stop = lineEnd < 0 ? text.length : lineEnd
      cellEnd = nextCell >= 0 && nextCell < stop ? nextCell : stop
      cells.push(cellEnd === stop ? withoutReturn(text, at, cellEnd) : text.slice(at, cellEnd))
    }
    if (cellEnd >= text.length) return { cells, end: text.length, lines }
    at = cellEnd + 1
    if (text[cellEnd] === newline) return { cells, end: at, lines }
  }
}

/** Index of the quote that ends a cell: one that stands before a delimiter, a line's end, or the end of the file. */
function closingQuote(text: string, from: number, delimiter: string, newline: string, final: boolean): number {
  let at = from
  while (true) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return -1
    const next = text[quote + 1]
    if (next === undefined) return final ? quote : -1
    if (next === delimiter || next === newline) return quote
    if (next === '\r' && (text[quote + 2] === newline || (final && quote + 2 === text.length))) return quote
    at = next === '"' ? quote + 2 : quote + 1
  }
}

/** The slice without a carriage return at its end. */
function withoutReturn(text: string, from: number, to: number): string {
  return text.slice(from, to > from && text.charCodeAt(to - 1) === 13 ? to - 1 : to)
}
