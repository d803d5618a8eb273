import { loadavg } from 'node:os'
import { deriveAllTraffic, deriveNewTraffic, trafficTables } from '../src/derive/traffic/derive-traffic.ts'
import { newestSegment } from '../src/derive/traffic/traffic-run.ts'
import { defaultChannelRules } from '../src/manage/default-channel-rules.ts'
import { type Sql, sql, u64 } from '../src/store/sql.ts'
import { openWarehouse } from '../src/store/warehouse/open.ts'
import { fabricateGalleries } from './fabricate-galleries.ts'
import { fabricateLedger } from './fabricate-ledger.ts'
import { fabricateLinks } from './fabricate-links.ts'
import { peakOf } from './server.ts'
import { type Taken, taken } from './turns.ts'

/**
 * `node bench/derive-events.ts DIRECTORY [MINUTES]`: visits, people and journeys of the brand `bench` in a warehouse that
 * `fill-events.ts` has filled, from nothing, and then a minute of 60,000 more events, again and again. Then the ledger of its orders, links and galleries.
 */
const [dataDir, minutes = '3'] = process.argv.slice(2)
if (!dataDir) throw new Error('Name the directory of the warehouse.')
const brand = 'bench'
const perMinute = 60_000
const warehouse = await openWarehouse({ dataDir, threads: 2, log: { info: () => {} } })
for (const table of trafficTables) await warehouse.dropPartition(table, '1')
for (const table of ['orders', 'order_economics', 'day_rates'] as const) await warehouse.dropPartition(table, '1')
const scope = { brand, slice: 1, rules: { ...defaultChannelRules, own_domains: [] } }

const filled = await newestSegment(warehouse, brand)
let through = filled
const all = await taken(() => deriveAllTraffic(warehouse, { ...scope, run: 1 }, through))
const [told] = await warehouse.query<{ events: number; visits: number; people: number; journeys: number }>(sql`
  SELECT (SELECT count() FROM events WHERE brand = 'bench') AS events, (SELECT count() FROM visits FINAL WHERE slice = 1) AS visits,
    (SELECT count() FROM people FINAL WHERE slice = 1) AS people, (SELECT count() FROM journeys FINAL WHERE slice = 1) AS journeys`)
console.log(`from nothing: ${spoken(all)}, peak ${peakOf(process.pid)} MB, load ${load()}`, told)
for (let minute = 1; minute <= Number(minutes); minute++) {
  await warehouse.run(minuteOfEvents(filled, through + 1))
  const since = through
  const one = await taken(async () => {
    through = await newestSegment(warehouse, brand)
    await deriveNewTraffic(warehouse, { ...scope, run: minute + 1 }, { since, through })
  })
  const [came] = await warehouse.query<{ events: number; people: number }>(
    sql`SELECT count() AS events, uniqExact(person) AS people FROM events WHERE brand = 'bench' AND segment > ${u64(since)}`,
  )
  console.log(
    `minute ${minute}, ${came?.events} events of ${came?.people} people: ${spoken(one)}, peak ${peakOf(process.pid)} MB, load ${load()}`,
  )
}
await fabricateLedger(warehouse, { brand, slice: 1 })
const hundredth = Math.round((told?.events ?? 0) / 100)
await fabricateLinks(warehouse, { brand, clicks: hundredth })
await fabricateGalleries(warehouse, { brand, seen: hundredth })
await warehouse.close()

function spoken({ ms, processorMs }: Taken): string {
  return `${(ms / 1000).toFixed(1)} s, ${(processorMs / 1000).toFixed(1)} s of the processor`
}

function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1)
}

/**
 * A minute of events after the last: four each of people who were there in the last days, every other of them somebody new,
 * in the order in which they did them then.
 */
function minuteOfEvents(filled: number, segment: number): Sql {
  const lately = sql`segment <= ${u64(filled)} AND day > (SELECT max(day) FROM events WHERE brand = 'bench' AND segment <= ${u64(filled)}) - 30`
  const each = sql`sipHash64(concat(renamed_user, renamed_device))`
  return sql`
    INSERT INTO events
    SELECT * EXCEPT (begun, place, is_new, renamed_device, renamed_user, old_message) REPLACE (
      begun + toIntervalMillisecond(${each} % 40000 + place * 4000) AS at, at AS received_at, toDate(at) AS day,
      reinterpretAsUUID(sipHash128(old_message, ${u64(segment)})) AS message_id, renamed_device AS anonymous_id, renamed_user AS user_id,
      sipHash64(if(renamed_user != '', renamed_user, renamed_device)) AS person,
      if(order_id = '', '', concat(order_id, '-', toString(${u64(segment)}))) AS order_id, ${u64(segment)} AS segment)
    FROM (
      SELECT *, message_id AS old_message, person % 2 = 0 AS is_new, if(is_new AND anonymous_id != '', concat(anonymous_id, '-', toString(${u64(segment)})), anonymous_id) AS renamed_device,
        if(is_new, '', user_id) AS renamed_user
      FROM (
        SELECT *, row_number() OVER (PARTITION BY person ORDER BY at) AS place, (SELECT toStartOfMinute(max(at)) + 60 FROM events WHERE brand = 'bench') AS begun
        FROM events WHERE brand = 'bench' AND ${lately} AND person IN (
          SELECT person FROM events WHERE brand = 'bench' AND ${lately} AND anonymous_id != '' GROUP BY person
          ORDER BY cityHash64(person, ${u64(segment)}) LIMIT ${u64(perMinute / 2)})
      )
      WHERE place <= 4 LIMIT ${u64(perMinute)})`
}
