import { createHmac } from 'node:crypto'
import { createImportQueue } from '../src/collect/imports/queue.ts'
import { createWebhooks } from '../src/collect/webhooks/webhooks.ts'
import { liveLoads } from '../src/manage/loads.ts'
import { createSeal } from '../src/manage/seal.ts'
import { createSource, listSources } from '../src/manage/sources.ts'
import { setWebhookSecret } from '../src/manage/webhook-secrets.ts'
import { lockDirectory } from '../src/store/lock.ts'
import { openRegistry } from '../src/store/registry/registry.ts'
import { sql, u64s } from '../src/store/sql.ts'
import { migrate } from '../src/store/warehouse/migrate.ts'
import { openWarehouse } from '../src/store/warehouse/open.ts'
import { shopifyOrder } from './live-shop.ts'

// A process that takes webhooks, to be killed by a test: node webhook-process.ts DATA_DIRECTORY [FIRST]. It takes up what an
// earlier one has left; then, with FIRST, orders from that number on until it is killed, each said on a line once it was acknowledged,
// and else says which orders count, and how many lines are of no load that counts.
const [dataDir = '', first] = process.argv.slice(2)
const log = { info: () => {}, error: (details: unknown) => process.stderr.write(`${JSON.stringify(details)}\n`) }
const lock = lockDirectory(dataDir)
const warehouse = await openWarehouse({ dataDir, log })
await migrate(warehouse, log)
const registry = await openRegistry({ dataDir, log })
const seal = createSeal('a secret of at least thirty-two characters')
const brand = 'brd_killed'
const actor = { kind: 'local', id: 'test', name: 'test' } as const
const queue = createImportQueue({ warehouse, registry, dataDir, log, onChange: () => {} })
await queue.resume()
await registry.db
  .insertInto('brands')
  .values({ id: brand, name: 'Killed', currency: 'GBP', time_zone: 'UTC', markets: [] })
  .onConflict((conflict) => conflict.doNothing())
  .execute()
const [known] = await listSources(registry, brand)
const source = known ?? (await createSource(registry, actor, brand, { name: 'Shop', kind: 'shopify' }))
const { secret } = await setWebhookSecret(registry, seal, { actor, brand, id: source.id }, {})
const webhooks = createWebhooks({ warehouse, registry, seal, log, onChange: () => {} })
if (first === undefined) {
  await webhooks.load()
  process.stdout.write(JSON.stringify(await outcome()))
  await webhooks.close()
  await queue.close()
  await registry.close()
  await warehouse.close()
  lock.release()
} else {
  // Written while others come, as when a batch is due.
  setInterval(() => void webhooks.load(), 300)
  let number = Number(first)
  const takeOn = async (): Promise<never> => {
    for (;;) await take(number++)
  }
  await Promise.all(Array.from({ length: 8 }, takeOn))
}

async function take(number: number): Promise<void> {
  const body = Buffer.from(shopifyOrder({ id: 10_000_000 + number, name: `#${number}` }))
  const signature = createHmac('sha256', secret).update(body).digest('base64')
  const request = { kind: 'shopify', source: source.id, topic: 'orders/create', deliveryId: `d-${number}` } as const
  await webhooks.receive({ ...request, body, signature })
  process.stdout.write(`#${number}\n`)
}

async function outcome() {
  const loads = u64s(await liveLoads(registry, brand))
  const orders = await warehouse.query<{ order_id: string; lines: number }>(
    sql`SELECT order_id, uniqExact(row_key) AS lines FROM order_lines WHERE load IN ${loads} GROUP BY order_id`,
  )
  const [left] = await warehouse.query<{ rows: number }>(
    sql`SELECT (SELECT count() FROM order_lines WHERE load NOT IN ${loads}) + (SELECT count() FROM staged_order_lines) AS rows`,
  )
  return { orders, left: left?.rows }
}
