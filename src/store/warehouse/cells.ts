/** A refund of a line as `order_lines` keeps it: Tuple(id, at, minor, units, order_minor). */
export type RefundCell = { id: string; at: Date | string; minor: bigint; units: number; order_minor: bigint }
/** What a cell may hold: text, a number, a flag, an instant, or the refunds of a line. Missing is NULL, which becomes the column's default. */
export type Cell = string | number | bigint | boolean | Date | readonly RefundCell[] | null | undefined

/** A value as a cell of TabSeparated. */
export function cellOf(value: Cell, instants: (value: Date) => string = instantText): string {
  switch (typeof value) {
    case 'string':
      return escapeText(value)
    case 'undefined':
      return '\\N'
    case 'bigint':
      return value.toString()
    case 'number':
      if (!Number.isFinite(value)) throw new Error(`The number ${value} is no cell.`)
      return String(value)
    case 'boolean':
      return value ? '1' : '0'
    default:
      if (value === null) return '\\N'
      return value instanceof Date ? instants(value) : refundsCell(value, instants)
  }
}

function refundsCell(refunds: readonly RefundCell[], instants: (value: Date) => string): string {
  const tuples = refunds.map(({ id, at, minor, units, order_minor }) => {
    const moment = typeof at === 'string' ? at : instants(at)
    return `(${quoted(id)},${quoted(moment)},${minor},${units},${order_minor})`
  })
  return `[${tuples.join(',')}]`
}

/** "2026-01-31 10:00:00.000" */
export function instantText(value: Date): string {
  return value.toISOString().slice(0, 23).replace('T', ' ')
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '\\0' }

/** Text whose tabs, line ends and backslashes do not end the cell. */
export function escapeText(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 14 || code === 92) return text.replace(/[\\\t\n\r]|\p{Cc}/gu, (found) => escapes[found] ?? found)
  }
  return text
}

/** An Array(String) as a cell. */
export function arrayCell(texts: readonly string[]): string {
  return `[${texts.map(quoted).join(',')}]`
}

/** A Map(String, String) as a cell. */
export function mapCell(values: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(values).map(([name, value]) => `${quoted(name)}:${quoted(value)}`)
  return `{${pairs.join(',')}}`
}

/** Text inside a list: the engine reads it as it reads a cell, up to a quote that nothing stands before. */
const quoted = (text: string) => `'${escapeText(text).replaceAll("'", "\\'")}'`
