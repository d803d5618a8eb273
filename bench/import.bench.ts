import { createReadStream, createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import type { Running } from '../src/cli/server.ts'
import { rateOfTheEngineAlone } from './engine-alone.ts'
import { byHand } from './measures-by-hand.ts'
import { call, json, peakOf, withServer } from './server.ts'

/**
 * Imports Online Retail, and a file several times as long, into a server of its own, and prints lines a second from the
 * first byte to rebuilt figures, the peak memory of that process, and the ratio to the engine's own parser and insert.
 */
const times = Number(process.argv[2] ?? 10)
const source = fileURLToPath(new URL('../../shared/data/onlineretail.csv.gz', import.meta.url))
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
    console.log(`  measures, ms: ${ours.measures.map(({ id, ms }) => `${id} ${ms.toFixed(0)}`).join(', ')}`)
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

type Asked = { id: string; ms: number }

/** How long the API takes to answer each measure of the ledger over all days of the file: the least of three, the slowest first. */
async function measuresOf(running: Running, brand: string): Promise<Asked[]> {
  const asked: Asked[] = []
  for (const id of Object.keys(byHand)) {
    const rounds: number[] = []
    for (let round = 0; round < 3; round++) {
      const begun = performance.now()
      await call(running, 'GET', `/brands/${brand}/measures/${id}?from=2010-12-01&to=2011-12-31`)
      rounds.push(performance.now() - begun)
    }
    asked.push({ id, ms: Math.min(...rounds) })
  }
  return asked.sort((a, b) => b.ms - a.ms)
}

function importInto(
  dataDir: string,
  file: string,
): Promise<{ lines: number; seconds: number; peakMb: number; measures: Asked[] }> {
  return withServer(dataDir, async (running) => {
    const made = { name: 'Bench', currency: 'GBP', time_zone: 'Europe/London', markets: ['GB'] }
    const brand = z.object({ id: z.string() }).parse(await call(running, 'POST', '/brands', json(made)))
    const begun = performance.now()
    const path = `/brands/${brand.id}/imports?name=retail.csv&commit=true`
    const body = Readable.toWeb(createReadStream(file)) as ReadableStream
    const { items } = z
      .object({ items: z.array(z.object({ id: z.string() })) })
      .parse(await call(running, 'POST', path, { type: 'application/octet-stream', body, duplex: 'half' }))
    const lines = await finished(running, brand.id, items[0]?.id ?? '')
    const seconds = (performance.now() - begun) / 1000
    const peakMb = peakOf(running.pid)
    return { lines, seconds, peakMb, measures: await measuresOf(running, brand.id) }
  })
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
