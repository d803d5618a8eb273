import { createReadStream } from 'node:fs'
import { createImportQueue } from '../src/collect/imports/queue.ts'
import { liveLoads } from '../src/manage/loads.ts'
import { lockDirectory } from '../src/store/lock.ts'
import { openRegistry } from '../src/store/registry/registry.ts'
import { sql, u64s } from '../src/store/sql.ts'
import { migrate } from '../src/store/warehouse/migrate.ts'
import { openWarehouse } from '../src/store/warehouse/open.ts'

// A process that imports, to be killed by a test: node import-process.ts DATA_DIRECTORY [FILE]. It goes on with what an
// earlier one has left, tries again what has failed, submits the file where one is named, and says on its output what the import is doing.
const [dataDir = '', file] = process.argv.slice(2)
const log = { info: () => {}, error: (details: unknown) => say({ details }) }
function say(what: object): void {
  process.stdout.write(`${JSON.stringify(what)}\n`)
}

const lock = lockDirectory(dataDir)
const warehouse = await openWarehouse({ dataDir, log })
await migrate(warehouse, log)
const registry = await openRegistry({ dataDir, log })
// What a kill has left, before any of it is mended.
say({ found: await statuses() })
const queue = createImportQueue({ warehouse, registry, dataDir, log, onChange: () => {} })
await queue.resume()
if (file) {
  const brand = { id: 'brd_killed', name: 'Killed', currency: 'GBP', time_zone: 'UTC', markets: [] }
  await registry.db
    .insertInto('brands')
    .values(brand)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const createdBy = { kind: 'local', id: 'test', name: 'test' } as const
  await queue.submit({
    brand: brand.id,
    name: 'a.csv',
    source: createReadStream(file),
    limitBytes: 2 ** 32,
    createdBy,
    commit: true,
    accept: ['*'],
  })
}
const failed = await registry.db.selectFrom('imports').select(['id', 'brand']).where('status', '=', 'failed').execute()
for (const { brand, id } of failed) await queue.commit(brand, id, ['*'])
let idle = false
const watched = watch()
await queue.idle()
idle = true
await watched
say(await outcome())
await queue.close()
await registry.close()
await warehouse.close()
lock.release()

async function watch() {
  let last = ''
  while (!idle) {
    const now = await statuses()
    if (String(now) !== last) say({ statuses: now })
    last = String(now)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

async function statuses(): Promise<string[]> {
  const rows = await registry.db.selectFrom('imports').select('status').execute()
  return rows.map(({ status }) => status)
}

async function outcome() {
  const imports = await registry.db.selectFrom('imports').select(['status', 'counts', 'error']).execute()
  const loads = await liveLoads(registry, 'brd_killed')
  const [facts] = await warehouse.query<{ rows: number; keys: number; live: number }>(sql`
    SELECT count() AS rows, uniqExact(row_key) AS keys, countIf(load IN ${u64s(loads)}) AS live FROM order_lines`)
  const [staged] = await warehouse.query<{ rows: number }>(sql`SELECT count() AS rows FROM staged_order_lines`)
  return { imports, facts, staged: staged?.rows }
}
