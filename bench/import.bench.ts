import { type ChildProcess, spawn } from 'node:child_process'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdtempSync,
  type ReadStream,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { announced, type Running } from '../src/cli/server.ts'
import { rateOfTheEngineAlone } from './engine-alone.ts'

/**
 * Imports Online Retail, and a file several times as long, into a server of its own, and prints lines a second from the
 * first byte to rebuilt figures, the peak memory of that process, and the ratio to the engine's own parser and insert.
 */
const times = Number(process.argv[2] ?? 10)
const source = fileURLToPath(new URL('../../shared/data/onlineretail.csv.gz', import.meta.url))
const launcher = fileURLToPath(new URL('../bin/millpond.js', import.meta.url))
if (!existsSync(source)) throw new Error(`This benchmark reads Online Retail from ${source}, which is not there.`)
const directory = mkdtempSync(join(tmpdir(), 'millpond-bench-'))

try {
  const once = join(directory, 'online-retail.csv')
  await pipeline(createReadStream(source), createGunzip(), createWriteStream(once))
  const many = join(directory, `online-retail-${times}.csv`)
  await pipeline(repeated(once, times), createWriteStream(many))
  console.log('file                    lines   seconds   lines/s   peak MB   engine alone   ratio')
  for (const file of [once, many]) {
    const engine = await rateOfTheEngineAlone(file, directory)
    const ours = await importInto(join(directory, `data-${process.hrtime.bigint()}`), file)
    const rate = ours.lines / ours.seconds
    const cells = [
      ours.lines,
      ours.seconds.toFixed(1),
      Math.round(rate),
      ours.peakMb,
      Math.round(engine),
      (rate / engine).toFixed(3),
    ]
    const widths = [10, 10, 10, 10, 15, 8]
    console.log(
      `${file.slice(directory.length + 1).padEnd(20)}${cells.map((cell, i) => String(cell).padStart(widths[i] ?? 8)).join('')}`,
    )
  }
} finally {
  rmSync(directory, { recursive: true, force: true })
}

/** The file so many times over, each time with invoices of its own. */
async function* repeated(file: string, count: number): AsyncGenerator<string> {
  for (let copy = 0; copy < count; copy++) {
    let head = copy === 0
    for await (const line of createInterface(createReadStream(file))) {
      if (line.startsWith('InvoiceNo')) {
        if (head) yield `${line}\n`
        head = false
      } else yield line.replace(/^([A-Z]?)/, `$1${copy}`).concat('\n')
    }
  }
}

async function importInto(dataDir: string, file: string): Promise<{ lines: number; seconds: number; peakMb: number }> {
  const env = { ...process.env, MILLPOND_DATA: dataDir, MILLPOND_PORT: '0' }
  const server = spawn(process.execPath, [launcher, 'start'], { env, stdio: 'ignore' })
  try {
    const running = await started(server, dataDir)
    const brand = z
      .object({ id: z.string() })
      .parse(
        await call(
          running,
          'POST',
          '/brands',
          JSON.stringify({ name: 'Bench', currency: 'GBP', time_zone: 'Europe/London', markets: ['GB'] }),
        ),
      )
    const begun = performance.now()
    const path = `/brands/${brand.id}/imports?name=retail.csv&commit=true`
    const { items } = z
      .object({ items: z.array(z.object({ id: z.string() })) })
      .parse(await call(running, 'POST', path, createReadStream(file)))
    const lines = await finished(running, brand.id, items[0]?.id ?? '')
    const seconds = (performance.now() - begun) / 1000
    return { lines, seconds, peakMb: peakOf(running.pid) }
  } finally {
    const gone = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await gone
  }
}

async function started(server: ChildProcess, dataDir: string): Promise<Running> {
  while (server.exitCode === null) {
    const running = announced(dataDir)
    if (running) return running
    await setTimeout(100)
  }
  throw new Error(`The server ended with ${server.exitCode} before it was ready.`)
}

/** Waits until the import is committed and the brand's figures are rebuilt; gives the number of lines. */
async function finished(running: Running, brand: string, id: string): Promise<number> {
  const state = z.object({ status: z.string(), counts: z.object({ rows_in: z.int() }).nullable(), error: z.unknown() })
  const figures = z.object({ slice: z.int().optional(), derived_at: z.string().nullable() })
  for (;;) {
    await setTimeout(100)
    const { status, counts, error } = state.parse(await call(running, 'GET', `/brands/${brand}/imports/${id}`))
    if (status === 'failed') throw new Error(`The import failed: ${JSON.stringify(error)}`)
    const { derived_at } = figures.parse(await call(running, 'GET', `/brands/${brand}`))
    if (status === 'committed' && derived_at) return counts?.rows_in ?? 0
  }
}

async function call(running: Running, method: string, path: string, body?: string | ReadStream): Promise<unknown> {
  const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream'
  const response = await fetch(`${running.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${running.token}`, ...(body ? { 'content-type': type } : {}) },
    ...(body ? { body: typeof body === 'string' ? body : Readable.toWeb(body), duplex: 'half' } : {}),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

/** The most memory that the process has had resident, in megabytes; where the system does not tell, none. */
function peakOf(pid: number): number {
  const status = existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : ''
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024)
}
