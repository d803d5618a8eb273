/** A table as text from columns and rows that name the cells they fill, for samples of wide exports. */
export function sampleTable(
  columns: readonly string[],
  rows: readonly Record<string, string>[],
  delimiter = ',',
): string {
  const lines = rows.map((row) => columns.map((column) => quote(row[column] ?? '', delimiter)))
  return [columns, ...lines].map((cells) => `${cells.join(delimiter)}\n`).join('')
}

function quote(cell: string, delimiter: string): string {
  return /["\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell
}
