import { literal, type Sql, sql, str, u64 } from '../../store/sql.ts'
import { sideBySide } from '../../store/warehouse/side-by-side.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { FactName } from '../facts.ts'
import { type Bucket, bucketsOf } from './buckets.ts'
import { bucketsOfDropped, insertRemovals } from './dropped-lines.ts'
import { columnsOf } from './identity.ts'
import { countVerdicts, judgedRows, type Staged, type Verdicts } from './verdicts.ts'

/**
 * Writes the staged rows that are new or newer into the facts, takes out the lines that whole orders no longer have, and
 * counts the lines of the file by what became of them.
 * Nothing counts until the registry makes the load live. Throws `cancelled` between buckets.
 */
export async function writeFacts(warehouse: Warehouse, staged: Staged, signal: AbortSignal): Promise<Verdicts> {
  const verdicts = await countVerdicts(warehouse, staged, signal)
  const dropped = await bucketsOfDropped(warehouse, staged)
  await sideBySide(warehouse, dropped, (own, bucket) => own.run(insertRemovals(staged, bucket)), signal)
  if (verdicts.imported === 0) return verdicts
  for (const [fact, rows] of staged.facts) {
    const buckets = await bucketsOf(warehouse, staged.load, new Map([[fact, rows]]))
    await sideBySide(warehouse, buckets, (own, bucket) => own.run(insertFacts(staged, fact, bucket)), signal)
  }
  return verdicts
}

function insertFacts(staged: Staged, fact: FactName, bucket: Bucket): Sql {
  const columns = columnsOf(fact)
  return sql`
    INSERT INTO ${literal(fact)} (brand, load, line_no, source, received_at, as_of, row_key, row_hash, ${columns})
    SELECT ${str(staged.brand)}, ${u64(staged.load)}, line_no, source, received_at, speaks_for, key, hash, ${columns}
    FROM (${judgedRows(staged, fact, bucket)})
    WHERE verdict IN ('new', 'newer')`
}
