import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { millpond, startServer } from './command-line.ts'
import { temporaryDirectory } from './registries.ts'

const watch = new URL('./watched-network.ts', import.meta.url)
const watched = (file: string) => ({ NODE_OPTIONS: `--import=${watch.href}`, NETWORK_LOG_OF_TEST: file })
const asked = (file: string) => (existsSync(file) ? [...new Set(readFileSync(file, 'utf8').split('\n'))] : [])

test('a server that starts, imports and answers asks nothing of any machine', async () => {
  const dataDir = temporaryDirectory()
  const [byServer, byCommand, orders] = ['server.txt', 'command.txt', 'orders.csv'].map((name) =>
    join(dataDir, name),
  ) as [string, string, string]
  writeFileSync(orders, 'order id,date,sku,quantity,price,currency\nA1,2026-01-05 10:00,MUG,2,10.00,GBP\n')
  const server = await startServer(dataDir, [], watched(byServer))
  try {
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    const brand = ['brands', 'create', 'Acme', '--currency', 'GBP', '--time-zone', 'Europe/London']
    await millpond(dataDir, brand, watched(byCommand))
    const imported = await millpond(dataDir, ['import', orders, '--yes'])
    expect(imported.err).toContain('Figures are up to date')
  } finally {
    await server.stop('SIGTERM')
  }
  // The command line asks the server, which shows that what is asked is seen.
  expect(asked(byCommand)).toContain('127.0.0.1')
  expect(asked(byServer)).toEqual([])
})

/** Seconds that a process and its children that have ended have computed for. */
function computedSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  const ticksPerSecond = 100
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond
}

test.skipIf(process.platform !== 'linux')(
  'a new directory is ready for the first page after less than ten seconds of computing, however busy the machine is',
  async () => {
    const dataDir = temporaryDirectory()
    const server = await startServer(dataDir)
    try {
      expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
      const { pid } = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8'))
      const seconds = computedSeconds(pid)
      expect(seconds).toBeGreaterThan(0)
      expect(seconds).toBeLessThan(10)
      console.info(`Ready for the first page: ${seconds.toFixed(1)} s of computing.`)
    } finally {
      await server.stop('SIGTERM')
    }
  },
)
