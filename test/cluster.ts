import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrate } from '../src/store/warehouse/migrate.ts'
import { openWarehouse } from '../src/store/warehouse/open.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'
import { revived } from './revived.ts'

type Ports = { http: number; tcp: number }
export type Shard = { process: ChildProcess; url: string; output: () => string; again: () => Shard }

const name = 'millpond_test'
const log = { info: () => {} }
const patienceMs = 60_000
let shards: Promise<Shard[]> | undefined
let opened: Promise<Warehouse> | undefined

/** Two real ClickHouse servers as a cluster of two shards, with the schema; started once for all tests of the process. */
export function cluster(): Promise<Warehouse> {
  opened ??= openDatabase('millpond').then(async (warehouse) => {
    await migrate(warehouse, log)
    return warehouse
  })
  return opened
}

let single: Promise<Warehouse> | undefined
/** One of the two servers alone, as a warehouse without shards. */
export function singleServer(): Promise<Warehouse> {
  shards ??= startShards()
  single ??= shards.then(async ([shard]) => {
    const place = { dataDir: tmpdir(), url: shard?.url, database: 'alone' }
    const warehouse = revived(await openWarehouse({ ...place, log }), revive)
    await migrate(warehouse, log)
    return warehouse
  })
  return single
}

/** The port of one of the two servers, for those who stand between it and Millpond. */
export async function serverPort(): Promise<number> {
  shards ??= startShards()
  const [shard] = await shards
  if (!shard) throw new Error('No server was started.')
  return Number(new URL(shard.url).port)
}

/** A database of its own on the two shards, without tables. */
export async function openDatabase(database: string): Promise<Warehouse> {
  shards ??= startShards()
  const url = (await shards).map((shard) => shard.url).join(',')
  const place = { dataDir: tmpdir(), url, database, cluster: name, onCluster: false }
  return revived(await openWarehouse({ ...place, log }), revive)
}

let reviving: Promise<void> | undefined
/** Starts shards again that have ended; their data is on disk. */
function revive(): Promise<void> {
  reviving ??= startAgain().finally(() => {
    reviving = undefined
  })
  return reviving
}

async function startAgain(): Promise<void> {
  const all = await (shards ?? [])
  for (const [i, shard] of all.entries()) {
    if (await isWell(shard)) continue
    shard.process.kill('SIGKILL')
    const next = shard.again()
    all[i] = next
    await answers(next)
  }
}

async function isWell({ process: server, url }: Shard): Promise<boolean> {
  if (server.exitCode !== null || server.signalCode !== null) return false
  const response = await fetch(`${url}/?query=SELECT%201`).catch(() => undefined)
  return response?.ok === true
}

async function startShards(): Promise<Shard[]> {
  const directory = mkdtempSync(join(tmpdir(), 'millpond-cluster-'))
  const ports = await freePorts(4)
  const nodes = [ports.slice(0, 2), ports.slice(2)].map(([http = 0, tcp = 0]) => ({ http, tcp }))
  const started = nodes.map((own, shard) => startShard(join(directory, `shard${shard}`), own, nodes))
  process.on('exit', () => {
    for (const { process: server } of started) server.kill('SIGKILL')
  })
  await Promise.all(started.map(answers))
  return started
}

function startShard(directory: string, own: Ports, all: readonly Ports[]): Shard {
  const configFile = `${directory}.xml`
  writeFileSync(configFile, config(all))
  const script = fileURLToPath(new URL('./clickhouse-server.ts', import.meta.url))
  const server = spawn(process.execPath, [script, directory, String(own.http), String(own.tcp), configFile], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let output = ''
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4000)
  }
  server.stdout.on('data', keep)
  server.stderr.on('data', keep)
  // Neither the server nor its pipes keep the tests' process alive.
  server.unref()
  const again = () => startShard(directory, own, all)
  return { process: server, url: `http://127.0.0.1:${own.http}`, output: () => output, again }
}

function config(all: readonly Ports[]): string {
  const shards = all.map(({ tcp }) => `<shard><replica><host>127.0.0.1</host><port>${tcp}</port></replica></shard>`)
  return `<clickhouse>
    <mark_cache_size>32000000</mark_cache_size><uncompressed_cache_size>0</uncompressed_cache_size>
    <background_pool_size>2</background_pool_size>
    <background_merges_mutations_concurrency_ratio>2</background_merges_mutations_concurrency_ratio>
    <merge_tree>
      <number_of_free_entries_in_pool_to_lower_max_size_of_merge>1</number_of_free_entries_in_pool_to_lower_max_size_of_merge>
      <number_of_free_entries_in_pool_to_execute_mutation>1</number_of_free_entries_in_pool_to_execute_mutation>
      <number_of_free_entries_in_pool_to_execute_optimize_entire_partition>1</number_of_free_entries_in_pool_to_execute_optimize_entire_partition>
    </merge_tree>
    <remote_servers><${name}>${shards.join('')}</${name}></remote_servers>
  </clickhouse>`
}

/** Waits until the server answers on HTTP; fails at once, with its output, when it has ended. */
async function answers({ process: server, url, output }: Shard): Promise<void> {
  const end = Date.now() + patienceMs
  while (Date.now() < end) {
    if (server.exitCode !== null || server.signalCode !== null) throw new Error(`A shard has ended: ${output()}`)
    const response = await fetch(`${url}/ping`).catch(() => undefined)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`A shard did not answer within ${patienceMs} ms: ${output()}`)
}

/** Ports that are free now, all different, since they are held together before they are let go. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  return ports
}
