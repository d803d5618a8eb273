import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type ServerProcess = {
  url: string
  /** As the first start prints it. */
  firstLogin: { email: string; password: string }
  dataDir: string
  /** Stops it as a person would, and throws when it does not end in order. */
  stop(): Promise<void>
}

const launcher = fileURLToPath(new URL('../../bin/millpond.js', import.meta.url))
const ready = /ready: (?<url>\S+)\s+First login:\s+(?<email>\S+) {2}(?<password>\S+)/

/** Millpond as `millpond start` starts it, on a free port and a data directory of its own, with more settings where they are given. */
export async function startServer(more: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'millpond-browser-'))
  const child = spawn(process.execPath, [launcher, 'start', '--port', '0'], {
    env: {
      PATH: process.env.PATH,
      MILLPOND_DATA: dataDir,
      MILLPOND_LOG: 'error',
      // One address asks for everybody here.
      MILLPOND_REQUESTS_PER_MINUTE: '1000000',
      ...more,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  let printed = ''
  for await (const piece of child.stdout.iterator({ destroyOnReturn: false })) {
    printed += String(piece)
    if (ready.test(printed)) break
  }
  const { url, email, password } = ready.exec(printed)?.groups ?? {}
  if (!url || !email || !password) throw new Error(`Millpond did not start: ${printed || 'it printed nothing'}`)
  child.stdout.resume()
  return {
    url,
    firstLogin: { email, password },
    dataDir,
    stop: async () => {
      child.kill('SIGTERM')
      const [code] = await ended
      rmSync(dataDir, { recursive: true, force: true })
      if (code !== 0) throw new Error(`Millpond ended with ${code}.`)
    },
  }
}
