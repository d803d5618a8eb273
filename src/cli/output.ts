/** Columns of a table: the key of a row, and whether its cells stand at the right. */
export type TableColumn = { key: string; title: string; right?: boolean }

/** Columns that are called as their keys are, in words. */
export function columnsOf(...keys: string[]): TableColumn[] {
  return keys.map((key) => ({ key, title: key.replaceAll('_', ' ') }))
}

/** Rows as text in aligned columns, with a line of titles. Chinese characters take two places. */
export function table(columns: readonly TableColumn[], rows: readonly Readonly<Record<string, unknown>>[]): string {
  const cells = rows.map((row) => columns.map(({ key }) => text(row[key])))
  const lines = [columns.map(({ title }) => title), ...cells]
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => width(line[i] ?? ''))))
  return lines
    .map((line) =>
      line
        .map((cell, i) => pad(cell, widths[i] ?? 0, columns[i]?.right))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (Array.isArray(value)) return value.map(text).join(', ')
  return String(value)
}

function pad(cell: string, places: number, right = false): string {
  const space = ' '.repeat(Math.max(0, places - width(cell)))
  return right ? space + cell : cell + space
}

const wide = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/gu

function width(cell: string): number {
  return [...cell].length + (cell.match(wide)?.length ?? 0)
}
