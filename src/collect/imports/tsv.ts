import { type Cell, cellOf, escapeText, instantText } from '../../store/warehouse/cells.ts'
import { factColumns } from '../fact-columns.ts'
import type { FactName, Facts } from '../facts.ts'

/** What every row of one reading has in common. `source` is the connector. */
export type Origin = { brand: string; load: number; source: string; receivedAt: Date }

/** Rows of one fact as TabSeparated text, collected until they are taken. */
export type TsvEncoder = {
  /** Columns of the rows. The warehouse gives the others their defaults; row_key and row_hash are filled at commit. */
  readonly columns: readonly string[]
  add(values: Facts[FactName], line: number): void
  readonly rows: number
  /** Bytes collected so far, about. */
  readonly size: number
  take(): Buffer
}

const pieceChars = 16 * 1024

/** An instant that no row has: the file's own latest instant takes its place at commit. */
const unknownAsOf = '1970-01-01 00:00:00.000'

/**
 * An encoder of rows of one fact that state some of its columns (others of the row are not written). A missing value
 * becomes NULL, which the warehouse reads as the column's default.
 */
export function createTsvEncoder(fact: FactName, stated: ReadonlySet<string>, origin: Origin): TsvEncoder {
  const columns = factColumns[fact].columns.filter((column) => stated.has(column))
  const instants = createInstantWriter()
  const prefix = `${escapeText(origin.brand)}\t${origin.load}\t${escapeText(origin.source)}\t${instants(origin.receivedAt)}\t`
  const pieces: Buffer[] = []
  let text = ''
  let size = 0
  let rows = 0
  // Text that grows by small additions is a tree of them: made flat early, it is garbage while it is young.
  const flatten = () => {
    const piece = Buffer.from(text)
    pieces.push(piece)
    size += piece.length
    text = ''
  }
  return {
    columns: ['brand', 'load', 'source', 'received_at', 'line_no', 'as_of', ...columns],
    add(values, line) {
      const cells = values as Readonly<Record<string, Cell>>
      text += `${prefix}${line}\t${values.as_of ? instants(values.as_of) : unknownAsOf}`
      for (const column of columns) text += `\t${cellOf(cells[column], instants)}`
      text += '\n'
      rows++
      if (text.length > pieceChars) flatten()
    },
    get rows() {
      return rows
    },
    get size() {
      return size + text.length
    },
    take() {
      flatten()
      const taken = Buffer.concat(pieces.splice(0))
      size = 0
      rows = 0
      return taken
    },
  }
}

/** "2026-01-31 10:00:00.000", with a memory of the last instant, since lines of an order share it. */
function createInstantWriter(): (value: Date) => string {
  let last = Number.NaN
  let written = ''
  return (value) => {
    const time = value.getTime()
    if (time !== last) {
      written = instantText(value)
      last = time
    }
    return written
  }
}
