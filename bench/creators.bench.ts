import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { deriveAccountPosts } from '../src/derive/account-posts.ts'
import { creatorScorecard } from '../src/measure/creators/creator-scorecard.ts'
import type { Measure } from '../src/measure/define.ts'
import { runMeasure } from '../src/measure/run.ts'
import { sql, u64 } from '../src/store/sql.ts'
import { migrate } from '../src/store/warehouse/migrate.ts'
import { openWarehouse } from '../src/store/warehouse/open.ts'
import { benchScope } from './scope.ts'
import { peakOf } from './server.ts'
import { bestInTurns } from './turns.ts'

/** Scorecards of so many creators (50,000 when not given) with two accounts and forty posts each, as the product asks for them. */
const creators = Number(process.argv[2] ?? 50_000)
const postsEach = 40
const chunk = 5000
const log = { info: () => {} }
const dataDir = mkdtempSync(join(tmpdir(), 'millpond-bench-'))
process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }))
const warehouse = await openWarehouse({ dataDir, threads: 2, log })
await migrate(warehouse, log)

await warehouse.run(sql`
  INSERT INTO creator_book (brand, creator, name, category, markets, archived, platforms, handles, followers, former, version, is_deleted)
  SELECT 'bench', concat('crt_', toString(number)), concat('Creator ', toString(number)), ['home', 'tech', 'beauty'][1 + number % 3], ['US'], 0,
    ['tiktok', 'instagram'], [concat('c', toString(number)), concat('c', toString(number))],
    [toUInt64(exp(6 + (cityHash64(number) % 900) / 100)), toUInt64(exp(5 + (cityHash64(number, 2) % 900) / 100))], [0, 0], 1, 0
  FROM numbers(${u64(creators)})`)
for (let from = 0; from < creators; from += chunk) {
  await warehouse.run(sql`
    INSERT INTO posts (brand, slice, platform, handle, spelt, post_id, posted_at, observed_at, sponsored, sponsored_by, views, likes, comments, shares, observations)
    SELECT 'bench', 1, if(nth % 3 = 0, 'instagram', 'tiktok'), concat('c', toString(who)) AS name, name, concat(toString(who), '-', toString(nth)),
      toDateTime64('2025-03-01 00:00:00', 3, 'UTC') + toIntervalSecond(cityHash64(who, nth) % 31536000) AS at, at + toIntervalDay(7),
      cityHash64(who, nth, 3) % 4 = 0, '', toUInt64(exp(5 + (cityHash64(who) % 500) / 100 + (cityHash64(who, nth, 4) % 200) / 100)) AS seen,
      intDiv(seen, 20 + cityHash64(who, nth, 5) % 30), intDiv(seen, 500), intDiv(seen, 900), 2
    FROM (SELECT number + ${u64(from)} AS who, arrayJoin(range(toUInt64(${u64(postsEach)}))) AS nth FROM numbers(${u64(Math.min(chunk, creators - from))}))`)
}
await deriveAccountPosts(warehouse, benchScope)
const [told] = await warehouse.query<object>(
  sql`SELECT (SELECT count() FROM posts) AS posts, (SELECT count() FROM creator_book) AS creators`,
)
console.log(told, `filled with ${peakOf(process.pid)} MB at most`)
const year = { from: '2025-03-01', to: '2026-02-28' }
// In turns, since the engine still merges what was filled when the first is asked.
const questions = [year, { ...year, platform: 'tiktok' }, { ...year, creator: 'crt_1,crt_2,crt_3,crt_4' }]
const best = await bestInTurns(
  5,
  ...questions.map((params) => () => runMeasure({ warehouse }, benchScope, creatorScorecard as Measure, params)),
)
for (const [place, { ms, processorMs }] of best.entries()) {
  const [clock, processor] = [ms, processorMs].map((one) => (one / 1000).toFixed(2))
  console.log(`${JSON.stringify(questions[place])}: ${clock} s, ${processor} s of the processor`)
}
console.log(`at most ${peakOf(process.pid)} MB, load ${(loadavg()[0] ?? 0).toFixed(1)}`)
await warehouse.close()
