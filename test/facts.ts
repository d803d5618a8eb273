import type { FactName, Facts } from '../src/collect/facts.ts'
import { type Cell, cellOf } from '../src/store/warehouse/cells.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'

let keys = 0

/** States facts straight in the warehouse, each row its own, as an import with this load would have left them. */
export async function state<Name extends FactName>(
  warehouse: Warehouse,
  brand: string,
  load: number,
  fact: Name,
  rows: Partial<Facts[Name]>[],
): Promise<void> {
  const known = { brand, load, source: 'test', received_at: new Date('2026-01-01T00:00:00Z') }
  const full = rows.map((row, i) => ({
    as_of: known.received_at,
    ...known,
    line_no: i + 1,
    row_key: String(++keys),
    row_hash: String(keys),
    ...row,
  }))
  const columns = [...new Set(full.flatMap((row) => Object.keys(row)))]
  const tsv = full
    .map((row) => columns.map((column) => cellOf((row as Record<string, Cell>)[column])).join('\t'))
    .join('\n')
  await warehouse.insert(fact, columns, Buffer.from(`${tsv}\n`))
}
