import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startServer } from './command-line.ts'
import { uciFile } from './imports.ts'
import { temporaryDirectory } from './registries.ts'

const lines = 500_000

type Told = {
  id: string
  items: Told[]
  status: string
  progress: { rows?: number } | null
  counts: object | null
  rows?: { net_sales: number }[]
}

/** Asks a server as its own command line does. */
function caller(dataDir: string, url: string) {
  const { token } = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8'))
  return async (method: string, path: string, body?: object | string) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': typeof body === 'string' ? 'application/octet-stream' : 'application/json',
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return (await answer.json()) as Told
  }
}

test('a server that is told to stop in the middle of an import ends in order, and the next one brings the import to its end', async () => {
  const dataDir = temporaryDirectory()
  const first = await startServer(dataDir)
  const ask = caller(dataDir, first.url)
  const { id: brand } = await ask('POST', '/brands', { name: 'Acme', currency: 'GBP', time_zone: 'UTC' })
  const content = uciFile(Array.from({ length: lines }, (_, i) => `${i >> 2} A${i % 4} 1 1.85`))
  const { items } = await ask('POST', `/brands/${brand}/imports?name=a.csv&commit=true`, content)
  const path = `/brands/${brand}/imports/${items[0]?.id}`
  // Rows of it are written by now, and more are to come.
  await expect
    .poll(async () => (await ask('GET', path)).progress?.rows ?? 0, { timeout: 60_000, interval: 20 })
    .toBeGreaterThan(0)
  expect(await first.stop('SIGTERM')).toBe(0)

  const second = await startServer(dataDir)
  try {
    const askAgain = caller(dataDir, second.url)
    const state = async () => (await askAgain('GET', path)).status
    expect(['uploaded', 'reading']).toContain(await state())
    await expect.poll(state, { timeout: 120_000, interval: 200 }).toBe('committed')
    expect((await askAgain('GET', path)).counts).toMatchObject({ rows_in: lines, imported: lines, quarantined: 0 })
    const days = 'from=2011-03-01&to=2011-03-01'
    const netSales = async () =>
      (await askAgain('GET', `/brands/${brand}/measures/sales-summary?${days}`)).rows?.[0]?.net_sales
    await expect.poll(netSales, { timeout: 120_000, interval: 500 }).toBe(lines * 185)
  } finally {
    expect(await second.stop('SIGTERM')).toBe(0)
  }
}, 300_000)
