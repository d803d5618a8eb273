import { forgetStatedLoads, type Stated, statedLoad, statedLoads } from '../../manage/loads.ts'
import { literal, sql, str, u64, u64s } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { FactName } from '../facts.ts'
import { columnsOf } from '../imports/identity.ts'

/** Every question names the loads that count; so many statements and batches of webhooks may add theirs. */
const mostLoads = 100
const facts: readonly FactName[] = ['products', 'product_costs', 'order_lines']

/**
 * Gathers a brand's statements, and the orders that its shops told, in load 0 when there are many, so that the list of loads stays short. Rows are copied before
 * their loads are forgotten, and removed after: at any moment each counts at least once, and twice the same is once.
 */
export async function gatherStatements(
  { warehouse, registry }: { warehouse: Warehouse; registry: Stated },
  brand: string,
): Promise<void> {
  const loads = await statedLoads(registry, brand)
  if (loads.length < mostLoads) return
  const gathered = sql`brand = ${str(brand)} AND load IN ${u64s(loads)}`
  for (const fact of facts) {
    const columns = sql`line_no, source, received_at, as_of, row_key, row_hash, ${columnsOf(fact)}`
    await warehouse.run(sql`
      INSERT INTO ${literal(fact)} (brand, load, ${columns})
      SELECT brand, ${u64(statedLoad)}, ${columns} FROM ${literal(fact)} WHERE ${gathered}`)
  }
  await forgetStatedLoads(registry, brand, loads)
  for (const fact of facts) await warehouse.remove(fact, gathered)
}
