import type { KeptOut } from '../../manage/kept-out.ts'
import { arrayCell, escapeText } from '../../store/warehouse/cells.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { Unreadable } from '../connectors/define.ts'
import { factColumns } from '../fact-columns.ts'
import type { FactName, Facts } from '../facts.ts'
import { withoutErased, withoutErasedCells } from './erased-people.ts'
import { createFactEncoder, type FactEncoder } from './fact-encoder.ts'
import type { Origin } from './tsv.ts'

export const factNames = Object.keys(factColumns) as FactName[]

/** Rows and characters after which a batch is written. */
const batchRows = 30_000
const batchChars = 24 * 2 ** 20
/** Batches that may be on their way while the next is read. */
const insertsAtOnce = 1

const quarantineColumns = [
  'brand',
  'load',
  'line_no',
  'field',
  'value',
  'reason_en',
  'reason_zh',
  'remedy_en',
  'remedy_zh',
  'cells',
] as const

/** Where a reading puts its rows: the staged tables and the quarantine. */
export type Staging = {
  add<Name extends FactName>(fact: Name, values: Facts[Name], line: number): void
  quarantine(line: number, cells: readonly string[], fault: Unreadable): void
  /** Rows of each fact so far. */
  readonly rows: Readonly<Record<FactName, number>>
  /** Writes batches that are full; resolves when the next may be read. */
  settle(): Promise<void>
  /** Writes what is left and waits for all of it. */
  finish(): Promise<void>
}

/**
 * Opens the staging of one reading; people who are kept out lose their names on the way. An insert that failed is thrown by
 * the next `settle` or `finish`.
 */
export function openStaging(warehouse: Warehouse, origin: Origin, keptOut?: KeptOut): Staging {
  const encoders = new Map<FactName, FactEncoder>()
  const rows = Object.fromEntries(factNames.map((fact) => [fact, 0])) as Record<FactName, number>
  const quarantined = { text: '', rows: 0 }
  const prefix = `${escapeText(origin.brand)}\t${origin.load}\t`
  const running = new Set<Promise<void>>()
  let failed: unknown

  const write = async (table: string, columns: readonly string[], tsv: Buffer) => {
    while (running.size >= insertsAtOnce) await Promise.race(running)
    if (failed) throw failed
    const insert = warehouse.insert(table, columns, tsv).catch((error: unknown) => {
      failed ??= error
    })
    running.add(insert)
    insert.finally(() => running.delete(insert))
  }
  const flush = async (least: { rows: number; chars: number }) => {
    for (const [fact, encoder] of encoders) {
      if (encoder.rows === 0 || (encoder.rows < least.rows && encoder.size < least.chars)) continue
      for (const { columns, tsv } of encoder.take()) await write(`staged_${fact}`, columns, tsv)
    }
    if (quarantined.rows === 0 || (quarantined.rows < least.rows && quarantined.text.length < least.chars)) return
    const tsv = Buffer.from(quarantined.text)
    quarantined.text = ''
    quarantined.rows = 0
    await write('quarantine', quarantineColumns, tsv)
  }

  return {
    rows,
    add(fact, values, line) {
      const encoder = encoders.get(fact) ?? createFactEncoder(fact, origin)
      encoders.set(fact, encoder)
      encoder.add(keptOut ? withoutErased(keptOut, fact, values) : values, line)
      rows[fact]++
    },
    quarantine(line, cells, { field, value, reason, remedy }) {
      const [kept = '', ...keptCells] = withoutErasedCells(keptOut, [value, ...cells])
      const texts = [field, kept, reason.en, reason.zh, remedy.en, remedy.zh].map(escapeText)
      quarantined.text += `${prefix}${line}\t${texts.join('\t')}\t${arrayCell(keptCells)}\n`
      quarantined.rows++
    },
    settle: () => flush({ rows: batchRows, chars: batchChars }),
    async finish() {
      await flush({ rows: 0, chars: 0 })
      await Promise.all(running)
      if (failed) throw failed
    },
  }
}
