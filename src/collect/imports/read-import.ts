import { Problem } from '../../kernel/errors.ts'
import { type Connector, type Emit, type Finding, type ReadOptions, Unreadable } from '../connectors/define.ts'
import { createRow } from '../connectors/row.ts'
import type { FactName, Facts } from '../facts.ts'
import { watchOrders } from './incomplete-orders.ts'
import { faultOf, isBlank } from './line-faults.ts'
import type { OpenTable } from './open-table.ts'
import { type ReadProgress, readProgress } from './read-progress.ts'
import type { Line } from './records.ts'
import type { Staging } from './staging.ts'

/** Lines of the file: rows_in = read + quarantined; titles, totals and blank lines are ignored. */
export type Reading = {
  rowsIn: number
  quarantined: number
  ignored: number
  facts: Readonly<Record<FactName, number>>
  findings: readonly Finding[]
  /** Orders of which the file may not hold every line; null where that may be so of any. */
  incompleteOrders: string[] | null
}

type ReadRequest = {
  table: OpenTable
  connector: Connector
  mapping: Readonly<Record<string, string>> | undefined
  options: ReadOptions
  staging: Staging
  signal: AbortSignal
  /** Told at most once a second. */
  onProgress: (progress: ReadProgress) => void
}

/**
 * Reads a table through its connector into the staging. A line counts once: its facts are staged together, or it is
 * quarantined, or it is ignored. Throws `cancelled` between batches when the signal says so, and what the file throws.
 */
export async function readImport(request: ReadRequest): Promise<Reading> {
  const { table, staging, signal } = request
  const lines = createLineReader(request)
  const report = createReporter(request)
  for await (const batch of table.lines) {
    if (signal.aborted) throw new Problem('cancelled')
    for (const line of batch) lines.read(line)
    await staging.settle()
    report(lines.counts.seen)
  }
  const findings = lines.end()
  await staging.finish()
  const { seen: _, ...counts } = lines.counts
  return { ...counts, facts: staging.rows, findings, incompleteOrders: lines.incompleteOrders() }
}

function createLineReader({ table, connector, mapping, options, staging }: ReadRequest) {
  const { columns, preamble } = table
  const row = createRow(connector.fields, columns, mapping, options)
  const reader = connector.open({ options, columns, preamble })
  const orders = watchOrders(connector, table.header, row)
  const counts = { seen: 0, rowsIn: 0, quarantined: 0, ignored: 0 }
  // Facts of the line at hand; they are staged when the whole line could be read.
  const pending: { fact: FactName; values: Facts[FactName] }[] = []
  const emit: Emit = (fact, values) => {
    pending.push({ fact, values })
  }
  const stage = (line: number) => {
    for (const { fact, values } of pending) staging.add(fact, values, line)
    pending.length = 0
  }
  const quarantine = (line: Line, fault: Unreadable, cells: boolean) => {
    pending.length = 0
    orders.quarantined(cells)
    staging.quarantine(line.line, line.cells, fault)
    counts.rowsIn++
    counts.quarantined++
  }
  let lastRead = 0

  const read = (line: Line) => {
    counts.seen++
    if (line.fault === undefined && isBlank(line.cells)) {
      counts.ignored++
      return
    }
    const fault = faultOf(line, columns)
    if (fault) return quarantine(line, fault, false)
    try {
      row.load(line.cells, line.line)
      reader.row(row, emit)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      return quarantine(line, error, true)
    }
    if (pending.length === 0) {
      counts.ignored++
      return
    }
    orders.read()
    stage(line.line)
    lastRead = line.line
    counts.rowsIn++
  }
  // What a reader states at the end belongs to the last line that it read.
  const end = (): Finding[] => {
    const findings = reader.end?.(emit) ?? []
    if (lastRead > 0) stage(lastRead)
    return findings
  }
  return { counts, read, end, incompleteOrders: orders.orders }
}

/** Tells the progress once a second. */
function createReporter({ table, onProgress }: ReadRequest): (lines: number) => void {
  const started = performance.now()
  let told = started
  return (lines) => {
    const now = performance.now()
    if (now - told < 1000) return
    told = now
    const seconds = (now - started) / 1000
    onProgress(readProgress({ bytes: table.position(), total: table.total, rows: lines, seconds }))
  }
}
