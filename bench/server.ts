import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { announced, type Running } from '../src/cli/server.ts'

const launcher = fileURLToPath(new URL('../bin/millpond.js', import.meta.url))

/** Starts Millpond in a process of its own, uses it, and stops it, whatever happens. */
export async function withServer<Result>(dataDir: string, use: (running: Running) => Promise<Result>): Promise<Result> {
  const env = { ...process.env, MILLPOND_DATA: dataDir, MILLPOND_PORT: '0' }
  const server = spawn(process.execPath, [launcher, 'start'], { env, stdio: 'ignore' })
  try {
    return await use(await started(server, dataDir))
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

type Body = { type: string; body: string | ReadableStream; duplex?: 'half' }

/** Asks the server's API, as the command line does. */
export async function call(running: Running, method: string, path: string, sent?: Body): Promise<unknown> {
  const { type, ...rest } = sent ?? {}
  const response = await fetch(`${running.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${running.token}`, ...(type ? { 'content-type': type } : {}) },
    ...rest,
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

export const json = (value: object): Body => ({ type: 'application/json', body: JSON.stringify(value) })

/** The most memory that the process has had resident, in megabytes; where the system does not tell, none. */
export function peakOf(pid: number): number {
  const status = existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : ''
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024)
}

const ticksPerSecond = 100

/** Processor time that the process has taken, in seconds; where the system does not tell, none. */
export function cpuSecondsOf(pid: number): number {
  const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : ''
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return ((user ?? Number.NaN) + (system ?? Number.NaN)) / ticksPerSecond
}
