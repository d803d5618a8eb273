import { mkdirSync } from 'node:fs'
import { sql } from '../src/store/sql.ts'
import { migrate } from '../src/store/warehouse/migrate.ts'
import { openWarehouse } from '../src/store/warehouse/open.ts'
import { fabricateEvents } from './fabricate-events.ts'

/** `node bench/fill-events.ts DIRECTORY [50000000]`: a warehouse with so many events of the brand `bench`, to look at queries by hand. */
const [dataDir, asked = '50000000'] = process.argv.slice(2)
if (!dataDir) throw new Error('Name the directory to make the warehouse in.')
mkdirSync(dataDir, { recursive: true })
const log = { info: () => {} }
const warehouse = await openWarehouse({ dataDir, threads: 2, log })
await migrate(warehouse, log)
const began = performance.now()
await fabricateEvents(warehouse, { brand: 'bench', events: Number(asked) })
const seconds = (performance.now() - began) / 1000
const [told] = await warehouse.query<{ events: number; people: number; orders: number; days: number }>(sql`
  SELECT count() AS events, uniq(person) AS people, uniqIf(order_id, name = 'order_completed') AS orders, uniq(day) AS days
  FROM events WHERE brand = 'bench'`)
const [disk] = await warehouse.query<{ bytes: number }>(
  sql`SELECT sum(bytes_on_disk) AS bytes FROM system.parts WHERE table = 'events' AND active`,
)
console.log(`${seconds.toFixed(0)} s, ${((disk?.bytes ?? 0) / (told?.events ?? 1)).toFixed(0)} bytes an event`, told)
await warehouse.close()
