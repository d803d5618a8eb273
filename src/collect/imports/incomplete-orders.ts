import type { Connector, Row } from '../connectors/define.ts'
import { addedPrefix } from './header-row.ts'

/** Beyond so many the file is not trusted to be whole in any order. */
const mostOrders = 1000

/** Notes, while a file is read, of which of its orders it may not hold every line. */
export type IncompleteOrders = {
  /** A line was read. */
  read(): void
  /** A line was put into quarantine; `cells` says whether its cells could be told apart. */
  quarantined(cells: boolean): void
  /** Ids of the orders; null where it may be so of any order. */
  orders(): string[] | null
}

/** Watches the row that the lines are loaded into. A file of corrected lines, or of a source that says nothing of it, is never whole. */
export function watchOrders(
  { wholeOrders }: Pick<Connector, 'wholeOrders'>,
  header: readonly string[],
  row: Row<string>,
): IncompleteOrders {
  const found = new Set<string>()
  const dated = wholeOrders?.dated
  let unknown = !wholeOrders || (dated !== undefined && !row.header(dated)) || isCorrection(header)
  const note = () => {
    const id = wholeOrders && idOf(row, wholeOrders.order)
    if (id) found.add(id)
    unknown ||= !id || found.size > mostOrders
  }
  return {
    read() {
      if (!unknown && dated !== undefined && !row.has(dated)) note()
    },
    quarantined(cells) {
      if (unknown) return
      if (cells) note()
      else unknown = true
    },
    orders: () => (unknown ? null : [...found]),
  }
}

/** A download of quarantined lines holds these alone, not the others of their orders. */
function isCorrection(header: readonly string[]): boolean {
  return header.some((name) => name.trim().startsWith(addedPrefix))
}

/** '' where the cell cannot be read. */
function idOf(row: Row<string>, field: string): string {
  try {
    return row.id(field)
  } catch {
    return ''
  }
}
