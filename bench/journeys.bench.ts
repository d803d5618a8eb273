import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { runMeasure } from '../src/measure/run.ts'
import { attribution } from '../src/predict/attribution/attribution.ts'
import { type Sql, sql, u64 } from '../src/store/sql.ts'
import { migrate } from '../src/store/warehouse/migrate.ts'
import { openWarehouse } from '../src/store/warehouse/open.ts'
import { benchScope } from './scope.ts'
import { peakOf } from './server.ts'
import { bestInTurns } from './turns.ts'

/**
 * Attribution as the product asks it, all models at once, of so many journeys (10 million when not given) in the warehouse: one
 * in 25 ends with an order, the others are people who ordered nothing. Two visits and a bit each, of 20 channels of uneven weight.
 */
const journeys = Number(process.argv[2] ?? 10_000_000)
const oneIn = 25
const chunk = 1_000_000
const log = { info: () => {} }
const dataDir = mkdtempSync(join(tmpdir(), 'millpond-bench-'))
process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }))
const warehouse = await openWarehouse({ dataDir, threads: 2, log })
await migrate(warehouse, log)
for (let from = 0; from < journeys; from += chunk)
  await warehouse.run(visitsFrom(from, Math.min(chunk, journeys - from)))
await warehouse.run(orders())
await warehouse.run(entries())
for (let from = 0; from < journeys; from += chunk)
  await warehouse.run(journeysFrom(from, Math.min(chunk, journeys - from)))

const [told] = await warehouse.query<object>(
  sql`SELECT (SELECT count() FROM visits) AS visits, (SELECT count() FROM journeys) AS orders`,
)
console.log({ journeys, ...told }, `filled with ${peakOf(process.pid)} MB at most`)
const ask = (period: object) => () => runMeasure({ warehouse }, benchScope, attribution, period)
const [all] = await bestInTurns(3, ask({ from: '2026-03-01', to: '2026-03-31', window_days: 90, markov_order: '3' }))
const seconds = [all.ms, all.processorMs].map((ms) => (ms / 1000).toFixed(1))
console.log(
  `all models: ${seconds[0]} s, ${seconds[1]} s of the processor; at most ${peakOf(process.pid)} MB, load ${(loadavg()[0] ?? 0).toFixed(1)}`,
)
await warehouse.close()

function visitsFrom(from: number, count: number): Sql {
  return sql`
    INSERT INTO visits (brand, slice, person, started_at, ended_at, channel, entry_path, events, page_views, order_ids, ordered_at, version)
    SELECT 'bench', 1, person, toDateTime64('2026-03-01 00:00:00', 3, 'UTC') + toIntervalSecond(cityHash64(person, touch) % 2592000) AS begun, begun,
      concat('channel-', toString(intDiv(cityHash64(person, touch, 1) % 20 * (cityHash64(person, touch, 2) % 100), 100))), '/', 5, 3,
      if(touch = 1 AND person % ${u64(oneIn)} = 0, [concat('O', toString(person))], []) AS placed, arrayMap(id -> begun, placed), 1
    FROM (SELECT number + ${u64(from)} AS person, arrayJoin(range(1, toUInt64(2 + toUInt8(person % 2) + toUInt8(person % 7 = 0) * (person % 11)))) AS touch FROM numbers(${u64(count)}))`
}

/** Orders at their visit, each a line of the ledger. */
function orders(): Sql {
  return sql`
    INSERT INTO orders (brand, slice, order_id, store, sales_channel, customer_id, ordered_at, order_rank, status, counts, units, net_sales, cm3)
    SELECT 'bench', 1, order_ids[1], 'shop', 'own_site', toString(person), started_at, 1, 'placed', 1, 1, 5000, 1000 FROM visits WHERE notEmpty(order_ids)`
}

function entries(): Sql {
  return sql`
    INSERT INTO order_economics (brand, slice, entry, at, ordered_at, store, sales_channel, order_id, row_key, line_kind, status, order_rank, units, net_sales, goods_cost, cm3)
    SELECT 'bench', 1, 'sale', ordered_at, ordered_at, store, sales_channel, order_id, cityHash64(order_id), 'product', 'placed', 1, 1, net_sales, 2000, cm3 FROM orders`
}

/** The visits of those who ordered, up to their order. */
function journeysFrom(from: number, count: number): Sql {
  return sql`
    INSERT INTO journeys (brand, slice, person, order_id, ordered_at, visit_at, touch_at, touch_channel, touch_source, touch_medium, touch_campaign,
      touch_content, touch_code, touch_path, touch_engaged_seconds, version)
    SELECT 'bench', 1, person, order_id, ordered, ordered, touches.1, touches.2, none, none, none, none, none, none, arrayMap(one -> NULL, none), 1
    FROM (
      SELECT person, any(concat('O', toString(person))) AS order_id, maxIf(started_at, notEmpty(order_ids)) AS ordered,
        arrayFilter(one -> one.1 <= ordered, arraySort(groupArray((started_at, toString(channel))))) AS touches, arrayMap(one -> '', touches) AS none
      FROM visits WHERE person % ${u64(oneIn)} = 0 AND person >= ${u64(from)} AND person < ${u64(from + count)} GROUP BY person
    )`
}
