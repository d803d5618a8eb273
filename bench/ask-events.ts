import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { measures } from '../src/measure/catalogue.ts'
import type { Measure } from '../src/measure/define.ts'
import { runMeasure } from '../src/measure/run.ts'
import { personTimeline } from '../src/measure/traffic/people.ts'
import { attribution } from '../src/predict/attribution/attribution.ts'
import { type Sql, sql } from '../src/store/sql.ts'
import { openWarehouse } from '../src/store/warehouse/open.ts'
import { openDuckDB, type Peer } from './duckdb-peer.ts'
import { peerQuestions } from './peer-questions.ts'
import { openPostgres } from './postgres-peer.ts'
import { benchScope } from './scope.ts'
import { peakOf } from './server.ts'
import { trafficByHand } from './traffic-by-hand.ts'
import { bestInTurns } from './turns.ts'

/**
 * `node bench/ask-events.ts DIRECTORY [--duckdb] [--postgres]`: every measure about traffic against SQL by hand, on what
 * `derive-events.ts` has derived; then the six questions of ../shared/engines.md beside other engines, in turns.
 */
const [dataDir, ...peers] = process.argv.slice(2)
if (!dataDir) throw new Error('Name the directory of the warehouse.')
const rounds = 3
const warehouse = await openWarehouse({ dataDir, threads: 2, log: { info: () => {} } })
const long = { limits: { seconds: 300 } }

const quarter = { from: '2026-01-01', to: '2026-03-31' }
const month = { from: '2026-03-02', to: '2026-03-31' }
/** The questions with a bar of their own, and how the product asks them; the others are asked of three months. */
const asked: Record<string, { limitMs: number; params: Record<string, string> }> = {
  'visits-over-time': { limitMs: 150, params: { ...quarter, by: 'day', split: 'none' } },
  funnel: { limitMs: 1800, params: month },
  'cohort-retention': { limitMs: 900, params: { ...quarter, by: 'week' } },
  'page-table': { limitMs: 900, params: month },
  attribution: { limitMs: 500, params: { ...month, model: 'last_touch' } },
  'fallen-out': { limitMs: 2500, params: month },
}

const load = () => `load ${(loadavg()[0] ?? 0).toFixed(1)}`
const [told] = await warehouse.query<{ events: number; visits: number; person: string }>(sql`
  SELECT (SELECT count() FROM events WHERE brand = 'bench') AS events, (SELECT count() FROM visits WHERE slice = 1) AS visits,
    (SELECT toString(person) FROM people WHERE slice = 1 AND is_bot = 0 ORDER BY people.visits DESC LIMIT 1) AS person`)
if (!told) throw new Error('The warehouse is empty.')
console.log(
  `${told.events.toLocaleString('en')} events, ${told.visits.toLocaleString('en')} visits, two threads, best of ${rounds}, ${load()}\n`,
)
console.log('measure                  ms   limit   by hand   ratio   of processor time')
const ofTraffic = [
  ...measures.filter(({ id, group }) => group === 'traffic' || id === 'cohort-retention'),
  attribution as Measure,
]
for (const measure of ofTraffic) {
  const { limitMs, params } = asked[measure.id] ?? { limitMs: 2500, params: quarter }
  await compared(
    measure.id,
    limitMs,
    () => runMeasure({ warehouse }, benchScope, measure, params),
    trafficByHand[measure.id] ?? [],
  )
}
const person = told.person
await compared(
  'timeline',
  30,
  () => personTimeline({ warehouse }, benchScope, person, { limit: 100 }),
  peerQuestions(person)
    .slice(-1)
    .map(({ engine }) => engine),
)
console.log(`\nthe most memory that was resident: ${peakOf(process.pid)} MB, ${load()}\n`)

const temporary = mkdtempSync(join(tmpdir(), 'millpond-peers-'))
const signed = BigInt.asIntN(64, BigInt(person)).toString()
const others = new Map<'duckdb' | 'postgres', Peer>()
if (peers.includes('--duckdb')) others.set('duckdb', await openDuckDB(warehouse, join(temporary, 'duckdb'), 2))
const postgres = peers.includes('--postgres') ? await openPostgres(warehouse, join(temporary, 'postgres')) : undefined
if (postgres) others.set('postgres', postgres)
console.log(
  `question                                    limit   engine${[...others.keys()].map((name) => name.padStart(10)).join('')}   ${load()}`,
)
const inStandard = peerQuestions(signed)
for (const [place, { id, limitMs, engine }] of others.size ? peerQuestions(person).entries() : []) {
  const works = [() => warehouse.query<Record<string, unknown>>(engine, long)]
  for (const [name, peer] of others) {
    const { duckdb, postgres: own } = inStandard[place] ?? { duckdb: '', postgres: undefined }
    works.push(() => peer.ask(name === 'postgres' ? (own ?? duckdb) : duckdb))
  }
  const sums = await Promise.all(works.map(async (work) => sumOf(await work())))
  if (new Set(sums).size > 1) process.exitCode = 1
  const [ours, ...theirs] = await bestInTurns(rounds, ...works)
  const cells = theirs.map(({ ms }) => `${ms.toFixed(0)} (${(ms / (ours?.ms ?? 1)).toFixed(1)})`.padStart(14))
  console.log(
    `${id.padEnd(42)}${String(limitMs).padStart(7)}${(ours?.ms ?? 0).toFixed(0).padStart(9)}${cells.join('')}   sums ${sums.join(' ')}`,
  )
}
for (const peer of others.values()) await peer.close()
await warehouse.close()
rmSync(temporary, { recursive: true })
// PostgreSQL ends with this process.
process.exit()

/** Whether the engines say the same is seen by the sum of all whole numbers that they give. */
function sumOf(rows: readonly Record<string, unknown>[]): number {
  const numbers = rows.flatMap((row) =>
    Object.values(row)
      .map(Number)
      .filter((value) => Number.isSafeInteger(value) && value < 1e12),
  )
  return numbers.reduce((sum, value) => sum + value, 0)
}

async function compared(
  name: string,
  limitMs: number,
  ours: () => Promise<unknown>,
  byHand: readonly Sql[],
): Promise<void> {
  const theirs = async () => {
    for (const statement of byHand) await warehouse.query(statement, long)
  }
  try {
    const [one, other] = await bestInTurns(rounds, ours, theirs)
    const ratios = [one.ms / other.ms, one.processorMs / other.processorMs].map((ratio) => ratio.toFixed(2).padStart(8))
    console.log(
      `${name.padEnd(18)}${one.ms.toFixed(0).padStart(9)}${String(limitMs).padStart(8)}${other.ms.toFixed(0).padStart(10)}${ratios.join('')}   ${load()}`,
    )
  } catch (error) {
    console.log(`${name.padEnd(18)} ${error instanceof Error ? error.message : error}`, (error as Error).cause)
    process.exitCode = 1
  }
}
