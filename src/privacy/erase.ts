import { join, literal, sql, str } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { countRows } from './counting.ts'
import type { Person } from './person.ts'
import { type Holding, holdings } from './tables.ts'

/** What became of the rows of a table, and how many of the person's are left. */
export type ErasedTable = { table: string; rows: number; left: number; done: 'deleted' | 'changed' }

/** What is erased for whom; `token` takes the person's place in rows that stay. */
export type Task = { brand: string; person: Person; token: string }

/**
 * Takes the person out of the tables of facts, or of those that are derived. May be repeated from its start at any time. What is
 * on parts that count is written anew before this returns.
 */
export async function eraseFrom(warehouse: Warehouse, task: Task, which: 'facts' | 'derived'): Promise<ErasedTable[]> {
  const report: ErasedTable[] = []
  for (const holding of holdings.filter(({ derived }) => (which === 'derived') === (derived === true))) {
    const rows = await countRows(warehouse, task.brand, task.person, holding, 'rows')
    await eraseRows(warehouse, task, holding, rows)
    const left = rows > 0 ? await countRows(warehouse, task.brand, task.person, holding, 'rows') : 0
    const done = holding.erase === 'delete' ? 'deleted' : 'changed'
    report.push({ table: holding.table, rows, left, done })
  }
  return report
}

async function eraseRows(
  warehouse: Warehouse,
  { brand, person, token }: Task,
  { table, rows: condition, erase }: Holding,
  rows: number,
): Promise<void> {
  const ofBrand = sql`brand = ${str(brand)}`
  if (erase === 'delete') {
    if (rows > 0) await warehouse.erase(table, sql`${ofBrand} AND ${condition(person)}`)
    return
  }
  // Changes follow each other, and a kill may have come between them: where one has nothing to do it does nothing.
  for (const { change, where } of erase(token)) {
    const [first] = await warehouse.query(
      sql`SELECT 1 FROM ${literal(table)} WHERE ${join([ofBrand, where(person)], sql` AND `)} LIMIT 1`,
      { limits: { seconds: 3600 } },
    )
    if (first) await warehouse.rewrite(table, change, sql`${ofBrand} AND ${where(person)}`)
  }
}
