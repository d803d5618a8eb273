import { parse } from 'csv-parse/sync'
import {
  type Connector,
  type Emit,
  type Finding,
  type ReadOptions,
  Unreadable,
} from '../src/collect/connectors/define.ts'
import { normaliseHeader } from '../src/collect/connectors/match.ts'
import { createRow } from '../src/collect/connectors/row.ts'
import { detectStyles } from '../src/collect/connectors/styles.ts'
import type { FactName, Facts } from '../src/collect/facts.ts'

type Stated = { [Name in FactName]: Facts[Name][] }
export type ReadTable = Stated & {
  quarantined: (Unreadable & { line: number })[]
  ignored: number[]
  findings: Finding[]
}

const defaults: ReadOptions = {
  store: '',
  currency: '',
  timeZone: 'UTC',
  dateOrder: 'ymd',
  decimal: 'point',
  country: '',
}

/** Reads a table (text with its header) through the real row and a connector, as an import does, in memory. */
export function readTable(
  connector: Connector,
  text: string,
  { options = {}, mapping }: { options?: Partial<ReadOptions>; mapping?: Record<string, string> } = {},
): ReadTable {
  const lines: string[][] = parse(text, { delimiter: text.includes('\t') ? '\t' : ',', relax_column_count: true })
  const head = headerLine(connector, lines)
  const columns = lines[head] ?? []
  const rows = lines.slice(head + 1)
  // An empty option only asks the user; what is usual otherwise stands.
  const usual = Object.fromEntries(Object.entries(connector.options ?? {}).filter(([, value]) => value !== ''))
  const { ambiguous: _, ...styles } = detectStyles(columns, rows, connector, mapping)
  const all = { ...defaults, ...usual, ...styles, ...options }
  const row = createRow(connector.fields, columns, mapping, all)
  const reader = connector.open({ options: all, columns, preamble: lines.slice(0, head) })
  const read = emptyTable()
  for (const [i, cells] of rows.entries()) readLine(cells, head + i + 2)
  read.findings.push(...(reader.end?.(keep(read)) ?? []))
  return read

  function readLine(cells: string[], line: number): void {
    const stated = emptyTable()
    row.load(cells, line)
    try {
      if (reader.row(row, keep(stated)) === 'ignored') read.ignored.push(line)
      for (const name of factNames) (read[name] as unknown[]).push(...stated[name])
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      read.quarantined.push(Object.assign(error, { line }))
    }
  }
}

const factNames: readonly FactName[] = [
  'order_lines',
  'returns',
  'fees',
  'spend',
  'search_terms',
  'products',
  'product_costs',
  'rates',
  'creator_posts',
  'order_reports',
  'live_sessions',
  'live_moments',
  'videos',
  'video_retention',
  'video_moments',
]

function keep(read: Stated): Emit {
  return (fact, values) => void read[fact].push(values)
}

function emptyTable(): ReadTable {
  return {
    ...{ order_lines: [], returns: [], fees: [], spend: [] },
    ...{ search_terms: [], products: [], product_costs: [], rates: [], creator_posts: [], order_reports: [] },
    ...{ live_sessions: [], live_moments: [], videos: [], video_retention: [], video_moments: [] },
    ...{ quarantined: [], ignored: [], findings: [] },
  }
}

/** The first line that holds a name of a required field, or the first line. */
function headerLine(connector: Connector, lines: readonly (readonly string[])[]): number {
  const names = new Set(
    Object.values(connector.fields)
      .flatMap((field) => field.names)
      .map(normaliseHeader),
  )
  const at = lines.findIndex((cells) => cells.filter((cell) => names.has(normaliseHeader(cell))).length > 1)
  return Math.max(0, at)
}
