import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Measure } from '../src/measure/define.ts'
import { lifecycleFlows } from '../src/measure/lifecycle/lifecycle-flows.ts'
import { lifecyclePeople } from '../src/measure/lifecycle/lifecycle-people.ts'
import { lifecycleStagesNow } from '../src/measure/lifecycle/lifecycle-stages.ts'
import { runMeasure } from '../src/measure/run.ts'
import { sql, u64 } from '../src/store/sql.ts'
import { migrate } from '../src/store/warehouse/migrate.ts'
import { openWarehouse } from '../src/store/warehouse/open.ts'
import { benchScope } from './scope.ts'
import { peakOf } from './server.ts'
import { bestInTurns } from './turns.ts'

/**
 * Stages, flows and people of the lifecycle as the product asks them, of so many visitors (a million when not given) with two visits
 * and a half each over a year, of whom one in ten orders, and of half as many customers of marketplaces with two orders and a half.
 */
const visitors = Number(process.argv[2] ?? 1_000_000)
const chunk = 500_000
const log = { info: () => {} }
const dataDir = mkdtempSync(join(tmpdir(), 'millpond-bench-'))
process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }))
const warehouse = await openWarehouse({ dataDir, threads: 2, log })
await migrate(warehouse, log)

const instantOf = (salt: number) =>
  sql`toDateTime64('2025-03-01 00:00:00', 3, 'UTC') + toIntervalSecond(cityHash64(who, nth, ${u64(salt)}) % 31536000)`
for (let from = 0; from < visitors; from += chunk) {
  const part = u64(Math.min(chunk, visitors - from))
  await warehouse.run(sql`
    INSERT INTO visits (brand, slice, person, started_at, ended_at, channel, country, entry_path, events, page_views, product_views, carts, engaged_seconds, version)
    SELECT 'bench', 1, who, ${instantOf(1)} AS begun, begun, concat('channel-', toString(who % 20)), ['US', 'DE', 'GB'][1 + who % 3], '/', 5, 3, (who + nth) % 3, who % 11 = 0, who % 60, 1
    FROM (SELECT sipHash64(number + ${u64(from)}) AS who, arrayJoin(range(toUInt64(1 + number % 4))) AS nth FROM numbers(${part}))`)
  await warehouse.run(sql`
    INSERT INTO journeys (brand, slice, person, order_id, ordered_at, visit_at, version)
    SELECT 'bench', 1, sipHash64(number), concat('O', toString(number)), toDateTime64('2025-03-01 00:00:00', 3, 'UTC') + toIntervalSecond(number % 31536000) AS placed, placed, 1
    FROM numbers(${u64(from)}, ${part}) WHERE number % 10 = 0`)
  await warehouse.run(sql`
    INSERT INTO orders (brand, slice, order_id, store, sales_channel, country, customer_id, ordered_at, previous_at, order_rank, status, counts, units, skus)
    SELECT 'bench', 1, concat('O', toString(number)), 'shop', 'own_site', 'US', concat('buyer-', toString(number), '@example.com'),
      toDateTime64('2025-03-01 00:00:00', 3, 'UTC') + toIntervalSecond(number % 31536000), NULL, 1, 'placed', 1, 1, [concat('sku-', toString(number % 50))]
    FROM numbers(${u64(from)}, ${part}) WHERE number % 10 = 0`)
  await warehouse.run(sql`
    INSERT INTO orders (brand, slice, order_id, store, sales_channel, country, customer_id, ordered_at, previous_at, order_rank, status, counts, units, skus)
    SELECT 'bench', 1, concat('A', toString(who), '-', toString(nth)), 'amazon', 'amazon', 'DE', concat('amazon-', toString(who)), ${instantOf(2)} AS placed,
      if(nth = 0, NULL, placed - toIntervalDay(1 + cityHash64(who) % 120)), nth + 1, 'placed', 1, 1, [concat('sku-', toString(who % 50))]
    FROM (SELECT number + ${u64(from)} AS who, arrayJoin(range(toUInt64(1 + number % 4))) AS nth FROM numbers(${part}) WHERE number % 2 = 0)`)
}
const [told] = await warehouse.query<object>(
  sql`SELECT (SELECT count() FROM visits) AS visits, (SELECT count() FROM orders) AS orders, (SELECT count() FROM journeys) AS journeys`,
)
console.log({ visitors, ...told }, `filled with ${peakOf(process.pid)} MB at most`)
const days = { from: '2025-12-01', to: '2025-12-31' }
const asked: [Measure, object][] = [
  [lifecycleStagesNow as Measure, days],
  [lifecycleStagesNow as Measure, { ...days, by: 'channel' }],
  [lifecycleFlows as Measure, days],
  [lifecyclePeople as Measure, { ...days, before: 'first_purchase', stage: 'lapsing' }],
]
for (const [measure, params] of asked) {
  const [best] = await bestInTurns(2, () => runMeasure({ warehouse }, benchScope, measure, params))
  const seconds = [best.ms, best.processorMs].map((ms) => (ms / 1000).toFixed(1))
  console.log(
    `${measure.id} ${JSON.stringify(params)}: ${seconds[0]} s, ${seconds[1]} s of the processor; at most ${peakOf(process.pid)} MB, load ${(loadavg()[0] ?? 0).toFixed(1)}`,
  )
}
await warehouse.close()
