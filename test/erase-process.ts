import { Readable } from 'node:stream'
import { createGateway } from '../src/collect/gateway/gateway.ts'
import { createImportQueue } from '../src/collect/imports/queue.ts'
import { createDeriver } from '../src/derive/deriver.ts'
import { createTrafficDeriver } from '../src/derive/traffic/traffic-deriver.ts'
import { createSource } from '../src/manage/sources.ts'
import { createEraser } from '../src/privacy/eraser.ts'
import { lockDirectory } from '../src/store/lock.ts'
import { openRegistry } from '../src/store/registry/registry.ts'
import { rowsWithText as inRegistry } from '../src/store/registry/text-search.ts'
import { migrate } from '../src/store/warehouse/migrate.ts'
import { openWarehouse } from '../src/store/warehouse/open.ts'
import { rowsWithText as inWarehouse } from '../src/store/warehouse/text-search.ts'

// A process that erases, to be killed by a test: node erase-process.ts DATA_DIRECTORY [tell]. With `tell` it makes a brand in
// which Ann bought and looked around, and begins to erase her; without, it goes on with what an earlier one has left. It says on its
// output how far it is, and before and after in which tables Ann stands.
const [dataDir = '', tell] = process.argv.slice(2)
const log = { info: () => {}, error: (details: unknown) => say({ details: String(details) }) }
function say(what: object): void {
  process.stdout.write(`${JSON.stringify(what)}\n`)
}

const [brand, user, email] = ['brd_killed', 'user-ann-0001', 'ann@example.com']
const actor = { kind: 'local', id: 'test', name: 'test' } as const
const lock = lockDirectory(dataDir)
const warehouse = await openWarehouse({ dataDir, log })
await migrate(warehouse, log)
const registry = await openRegistry({ dataDir, log })
const deriver = createDeriver({ warehouse, registry, log })
const traffic = createTrafficDeriver({ warehouse, registry, log })
const queue = createImportQueue({ warehouse, registry, dataDir, log, onChange: deriver.request })
const gateway = await createGateway({ warehouse, registry, dataDir, spoolBytes: 2 ** 26, log })
const eraser = createEraser({ warehouse, registry, dataDir, gateway, deriver, traffic, log })

async function tablesWithAnn(): Promise<string[]> {
  const texts = { whole: [user, email], within: [email] }
  const found = [...(await inWarehouse(warehouse, brand, texts)), ...(await inRegistry(registry, brand, texts))]
  return found.map(([table]) => table)
}

async function tellOfAnn(): Promise<void> {
  const settings = { name: 'Killed', currency: 'GBP', time_zone: 'UTC', markets: [] }
  await registry.db
    .insertInto('brands')
    .values({ id: brand, ...settings })
    .execute()
  const { write_key: writeKey } = await createSource(registry, actor, brand, { name: 'Shop', kind: 'web' })
  const lines = Array.from({ length: 500 }, (_, i) => `A-${i},2026-01-05 10:00:00,MUG,1,10.00,GBP,paid,${email}`)
  const file = ['order_id,order_date,sku,quantity,unit_price,currency,status,customer_id', ...lines, ''].join('\n')
  const source = Readable.from([Buffer.from(file)])
  const rest = { limitBytes: 2 ** 32, createdBy: actor, commit: true, accept: ['*'] }
  await queue.submit({ brand, name: 'orders.csv', source, ...rest })
  const batch = [{ type: 'identify', userId: user, messageId: crypto.randomUUID(), traits: { email } }]
  const request = { call: '', writeKey, requestId: 'req', ip: '', userAgent: '' }
  await gateway.accept({ ...request, body: Buffer.from(JSON.stringify({ batch })) })
  await gateway.idle()
  await queue.idle()
  await deriver.idle()
}

await queue.resume()
await deriver.resume()
await eraser.resume()
if (tell) {
  await tellOfAnn()
  say({ before: await tablesWithAnn() })
  const name = { by: 'user', id: user, confirm: user, store: '' } as const
  await eraser.request({ actor, brand }, { ...name, keep_out: true, delete_files: true })
}
let isOver = false
const watching = (async () => {
  while (!isOver) {
    const row = await registry.db.selectFrom('erasures').select(['status', 'step']).executeTakeFirst()
    if (row) say(row)
  }
})()
await eraser.idle()
isOver = true
await watching
await deriver.idle()
await traffic.idle()
const erasure = await registry.db
  .selectFrom('erasures')
  .select(['status', 'person', 'report', 'error'])
  .executeTakeFirst()
say({ erasure, after: await tablesWithAnn() })
await gateway.close()
await queue.close()
await eraser.close()
await deriver.close()
await traffic.close()
await registry.close()
await warehouse.close()
lock.release()
