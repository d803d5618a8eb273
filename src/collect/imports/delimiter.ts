import { createRecordSplitter } from './records.ts'

const candidates = [',', '\t', ';', '|', '^', '~', '，', '\u0001', '\u001f'] as const
const rowsSeen = 100

/** How lines of a text end: old Macintosh files know no line feed. */
export function newlineOf(head: string): '\n' | '\r' {
  return head.includes('\r') && !head.includes('\n') ? '\r' : '\n'
}

/**
 * Delimiters by how evenly they cut the first rows, the best first. A spreadsheet's own "sep=;" line decides.
 * @param head the beginning of the text, cut after a whole line where the file goes on
 */
export function rankDelimiters(head: string): string[] {
  const stated = /^sep=(.)\r?\n/.exec(head)?.[1]
  if (stated) return [stated]
  const scored = candidates.map((delimiter) => ({ delimiter, score: evenness(head, delimiter) }))
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ delimiter }) => delimiter)
}

/** Share of the rows that have the most frequent number of cells, times a part that grows with that number; 0 where it never cuts. */
function evenness(head: string, delimiter: string): number {
  const splitter = createRecordSplitter(delimiter, newlineOf(head))
  const records = [...splitter.push(head), ...splitter.end()].slice(0, rowsSeen)
  const widths = records.map(({ cells }) => cells.length).filter((width) => width > 1)
  const rows = records.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).length
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  let best = 0
  for (const [width, count] of counts) best = Math.max(best, (count / rows) * (1 - 1 / width))
  return best
}
