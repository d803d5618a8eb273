import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { z } from 'zod'
import { announced, type Running } from '../src/cli/server.ts'
import { type Arrivals, clickSteadily } from './steady-clicks.ts'

/**
 * Follows short links of a server of its own on loopback, at steady rates and as fast as it answers, and prints how long the
 * answers took, beside two bare servers of Node that answer the same redirect from a constant, each in a process of its own
 * as Millpond is: one keeps nothing, the other appends a line to a file and waits until the disk has it, many at a time. What
 * they take is the limit of this machine. At the end every answered click has to be in the warehouse, once.
 */
const seconds = Number(process.argv[2] ?? 20)
const links = 1000
const launcher = fileURLToPath(new URL('../bin/millpond.js', import.meta.url))
const directory = mkdtempSync(join(tmpdir(), 'millpond-links-'))
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 300.0'
/** Clicks that are followed before the figures of a server that has run for a while: by then its code is compiled. */
const warmUp = 30_000
const justStarted = { name: '1,000 a second, just started', rate: 1000, seconds }
const loads = [
  { name: '200 a second', rate: 200, seconds },
  { name: '1,000 a second', rate: 1000, seconds },
  { name: '2,000 a second', rate: 2000, seconds },
  { name: 'as fast as it can, 10 at a time', connections: 10, amount: 2000 * seconds },
]

const brand = { name: 'Bench', currency: 'USD', time_zone: 'UTC', markets: ['US'] }

const server = spawn(process.execPath, [launcher, 'start'], {
  env: { ...process.env, MILLPOND_DATA: directory, MILLPOND_PORT: '0' },
  stdio: 'ignore',
})
const bareServer = fileURLToPath(new URL('bare-redirects.ts', import.meta.url))
const bare = await bareOf()
const syncing = await bareOf(join(directory, 'bare.log'))
try {
  const running = await started()
  const { id } = z.object({ id: z.string() }).parse(await call(running, 'POST', '/brands', brand))
  const codes = await makeLinks(running, id)
  console.log(
    'load                               answers     /s    p50    p99  p99.9    max ms   bare p99 sync p99  bare beside',
  )
  let clicks = await timed(running, codes, justStarted)
  clicks += (await follow(running.url, codes, { connections: 10, amount: warmUp })).answers
  for (const load of loads) clicks += await timed(running, codes, load)
  const kept = await clicksOf(running, id)
  console.log(`answered ${clicks}, kept ${kept}${kept === clicks ? '' : '   NOT THE SAME'}`)
  if (kept !== clicks) process.exitCode = 1
} finally {
  for (const { child } of [bare, syncing]) child.kill()
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await gone
  rmSync(directory, { recursive: true, force: true })
}

/** A bare server, which waits for the disk where it is given a file. */
async function bareOf(file?: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [bareServer, ...(file ? [file] : [])], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [port] = await once(child.stdout as Readable, 'data')
  return { child, url: `http://127.0.0.1:${String(port).trim()}` }
}

/** Clicks that come by themselves, or so many by connections that each ask anew as soon as they have an answer. */
type Load = Arrivals | { connections: number; amount: number }

/** Prints what a load took, beside the bare servers; gives how many clicks were answered. */
async function timed(running: Running, codes: readonly string[], { name, ...load }: Load & { name: string }) {
  const { took: alone } = await follow(bare.url, codes, load)
  const { took: synced } = await follow(syncing.url, codes, load)
  const begun = performance.now()
  // What else this machine makes a process wait for shows in a bare server that is asked little at the same time.
  const little = follow(bare.url, codes, { rate: 100, seconds })
  const { answers, took: ours } = await follow(running.url, codes, load)
  const rate = Math.round((1000 * answers) / (performance.now() - begun))
  const { took: beside } = await little
  const figures = [0.5, 0.99, 0.999, 1].map((share) => quantile(ours, share).toFixed(2).padStart(6))
  const limits = [alone, synced, beside].map((took) => quantile(took, 0.99).toFixed(2).padStart(9))
  console.log(
    `${name.padEnd(32)}${String(answers).padStart(10)}${String(rate).padStart(7)} ${figures.join(' ')}  ${limits.join(' ')}`,
  )
  return answers
}

/** Follows the links in turn; gives how many clicks were answered and the milliseconds that they took, ascending. */
async function follow(url: string, codes: readonly string[], load: Load): Promise<{ answers: number; took: number[] }> {
  const paths = codes.map((code) => `/l/${code}`)
  const headers = { 'user-agent': phone }
  const clicked =
    'rate' in load ? clickSteadily(url, paths, headers, load) : clickWithoutPause(url, paths, headers, load)
  const took = await clicked
  return { answers: took.length, took: took.sort((a, b) => a - b) }
}

async function clickWithoutPause(
  url: string,
  paths: readonly string[],
  headers: Record<string, string>,
  load: { connections: number; amount: number },
): Promise<number[]> {
  const took: number[] = []
  const requests = paths.map((path) => ({ method: 'GET' as const, path, headers }))
  const { errors } = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon({ url, requests, ...load }, (error, result) => (error ? reject(error) : resolve(result)))
    run.on('response', (_client, status, _bytes, ms) => {
      if (status !== 302) reject(new Error(`A link answered ${status}.`))
      took.push(ms)
    })
  })
  if (errors > 0) throw new Error(`${errors} requests failed.`)
  return took
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

async function makeLinks(running: Running, id: string): Promise<string[]> {
  const many = {
    links: Array.from({ length: links }, (_, i) => ({ target: `https://shop.example/${i}`, utm_source: 'tiktok' })),
  }
  const { made } = z
    .object({ made: z.array(z.object({ code: z.string() })) })
    .parse(await call(running, 'POST', `/brands/${id}/links/many`, many))
  return made.map(({ code }) => code)
}

/** Clicks in the warehouse, when all that was taken is in it. */
async function clicksOf(running: Running, id: string): Promise<number> {
  const lag = z.object({ waiting_bytes: z.int() })
  while (lag.parse(await call(running, 'GET', `/brands/${id}/events/lag`)).waiting_bytes > 0) await setTimeout(200)
  const day = (shift: number) => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10)
  const path = `/brands/${id}/measures/link-performance?from=${day(-1)}&to=${day(1)}&limit=${links}`
  const { rows } = z.object({ rows: z.array(z.object({ clicks: z.int() })) }).parse(await call(running, 'GET', path))
  return rows.reduce((sum, row) => sum + row.clicks, 0)
}

async function started(): Promise<Running> {
  while (server.exitCode === null) {
    const running = announced(directory)
    if (running) return running
    await setTimeout(100)
  }
  throw new Error(`The server ended with ${server.exitCode} before it was ready.`)
}

async function call(running: Running, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${running.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${running.token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.json()
}
