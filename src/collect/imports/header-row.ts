import { limits } from './limits.ts'

/**
 * Index of the row that names the columns: the first that a connector recognises; else the first as wide as most rows
 * are, since titles and date ranges above a table are narrower. -1 where there is none.
 */
export function findHeader(
  rows: readonly (readonly string[])[],
  recognised: (cells: readonly string[]) => boolean,
): number {
  const first = rows.slice(0, limits.headerRows)
  const known = first.findIndex((cells) => cells.length > 1 && recognised(cells))
  if (known >= 0) return known
  const width = usualWidth(rows)
  return first.findIndex((cells) => filled(cells) >= Math.max(1, width * 0.6))
}

/** Columns that a quarantine download adds; they are no columns of the file. */
export const addedPrefix = 'millpond_'

/** Names of the columns, trimmed; a repeated name gets its number. '' for an empty one and for those that a quarantine download adds. */
export function columnNames(cells: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell) => {
    const name = cell.trim().replace(/\s+/g, ' ')
    if (name.startsWith(addedPrefix)) return ''
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 || name === '' ? name : `${name} (${count})`
  })
}

/** The width that most rows with more than one filled cell have; of equals the wider. */
function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>()
  for (const cells of rows) if (filled(cells) > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  const [usual] = [...counts].sort(([a, m], [b, n]) => n - m || b - a)
  return usual?.[0] ?? 1
}

const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length
