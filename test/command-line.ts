import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const launcher = join(import.meta.dirname, '..', 'bin', 'millpond.js')
type Ended = { code: number; out: string; err: string }

const environment = (dataDir: string, more: Record<string, string>) => {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    MILLPOND_DATA: dataDir,
    MILLPOND_PORT: '0',
    MILLPOND_LOG: 'error',
    ...more,
  }
}

/** Runs one command of the command line to its end, as a person would. */
export function millpond(dataDir: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [launcher, ...args],
      { env: environment(dataDir, env) },
      (error, out, err) => {
        resolve({ code: error ? Number(error.code) : 0, out, err })
      },
    )
    child.stdin?.end()
  })
}

export type RunningServer = { url: string; output(): string; stop(signal: NodeJS.Signals): Promise<number | null> }

/** Starts a server and resolves when it has said where it is. */
export async function startServer(
  dataDir: string,
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<RunningServer> {
  const child = spawn(process.execPath, [launcher, 'start', ...args], { env: environment(dataDir, env), stdio: 'pipe' })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += String(bytes)))
  const url = await addressIn(child, () => said)
  return {
    url,
    output: () => said,
    async stop(signal) {
      const ended = once(child, 'exit')
      child.kill(signal)
      const [code] = await ended
      return code
    },
  }
}

async function addressIn(child: ChildProcess, said: () => string): Promise<string> {
  for (;;) {
    const [, url] = /is ready: (\S+)/.exec(said()) ?? []
    if (url) return url
    if (child.exitCode !== null) throw new Error(`The server ended: ${said()}`)
    if (child.stdout) await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  }
}
