// The embedded warehouse in a process of its own, for tests that kill it or fill its disk:
// node warehouse-process.ts DIRECTORY WORK, where WORK is `hold`, `insert` or `count`. Every line printed is JSON.
import { randomBytes } from 'node:crypto'
import { Problem } from '../src/kernel/errors.ts'
import { lockDirectory } from '../src/store/lock.ts'
import { sql, u64 } from '../src/store/sql.ts'
import { migrate } from '../src/store/warehouse/migrate.ts'
import { openWarehouse } from '../src/store/warehouse/open.ts'

const [directory = '', work] = process.argv.slice(2)
const rowsOfBatch = 2000
const log = { info: () => {} }
const rows = (batch: number) =>
  Buffer.from(
    Array.from({ length: rowsOfBatch }, (_, i) => `b\t${batch}\t${i}\t${randomBytes(100).toString('hex')}\n`).join(''),
  )
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)

try {
  const lock = lockDirectory(directory)
  const warehouse = await openWarehouse({ dataDir: directory, log })
  await migrate(warehouse, log)
  say({ open: true })
  if (work === 'hold') await new Promise((resolve) => setTimeout(resolve, 600_000))
  if (work === 'insert') {
    const [before] = await warehouse.query<{ next: number }>(sql`SELECT max(load) + 1 AS next FROM search_terms`)
    for (let batch = before?.next ?? 1; ; batch++) {
      await warehouse.insert('search_terms', ['brand', 'load', 'line_no', 'term'], rows(batch))
      say({ batch })
    }
  }
  if (work === 'count') {
    const statement = sql`
      SELECT count() AS batches, countIf(rows != ${u64(rowsOfBatch)}) AS partial, groupArray(load) AS loads
      FROM (SELECT load, count() AS rows FROM search_terms GROUP BY load)`
    for (const row of await warehouse.query<object>(statement)) say(row)
  }
  await warehouse.close()
  lock.release()
} catch (error) {
  if (!(error instanceof Problem)) throw error
  say({ code: error.code, details: error.details })
  process.exitCode = 1
}
