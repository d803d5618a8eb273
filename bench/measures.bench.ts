import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measures } from '../src/measure/catalogue.ts'
import { runMeasure } from '../src/measure/run.ts'
import { migrate } from '../src/store/warehouse/migrate.ts'
import { openWarehouse } from '../src/store/warehouse/open.ts'
import { fabricateOrders } from './fabricate-orders.ts'
import { byHand } from './measures-by-hand.ts'
import { benchScope } from './scope.ts'
import { bestInTurns } from './turns.ts'

/**
 * Measures on `entries` rows (10 million when not given) against hand-written SQL, in turns, best of five.
 * Measures of traffic ask tables that are not filled here: they have no SQL by hand, and are left out.
 */
const entries = Number(process.argv[2] ?? 10_000_000)
const rounds = 5
const log = { info: () => {} }
const dataDir = mkdtempSync(join(tmpdir(), 'millpond-bench-'))
const wholePeriod = { from: '2024-01-01', to: '2025-12-31' }

const warehouse = await openWarehouse({ dataDir, threads: 2, log })
await migrate(warehouse, log)
await fabricateOrders(warehouse, benchScope, entries)

console.log(`${entries.toLocaleString('en')} entries, two threads, best of ${rounds}\n`)
console.log('measure                       ms   by hand   ratio   of processor time')
for (const measure of measures) {
  const statements = byHand[measure.id]
  if (!statements) continue
  const ours = () => runMeasure({ warehouse }, benchScope, measure, wholePeriod)
  const theirs = async () => {
    for (const statement of statements) await warehouse.query(statement)
  }
  const [one, other] = await bestInTurns(rounds, ours, theirs)
  const cells = [
    measure.id.padEnd(24),
    one.ms.toFixed(0).padStart(8),
    other.ms.toFixed(0).padStart(9),
    (one.ms / other.ms).toFixed(2).padStart(7),
    (one.processorMs / other.processorMs).toFixed(2).padStart(7),
  ]
  console.log(cells.join(' '))
}
const left = measures.filter(({ id }) => !byHand[id]).map(({ id }) => id)
console.log(`\nLeft out, being about visits: ${left.join(', ')}`)
await warehouse.close()
rmSync(dataDir, { recursive: true })
