import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { expect, test } from 'vitest'
import { millpond, startServer } from './command-line.ts'
import { temporaryDirectory } from './registries.ts'

const launcher = join(import.meta.dirname, '..', 'bin', 'millpond.js')
const brand = ['brands', 'create', 'Acme', '--currency', 'GBP', '--time-zone', 'Europe/London']

/** Starts `millpond mcp` as an assistant does, asks it for its tools and the brand, and ends it. */
async function conversation(dataDir: string, env: Record<string, string>) {
  const client = new Client({ name: 'a test', version: '1.0.0' })
  const own = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    MILLPOND_DATA: dataDir,
    MILLPOND_PORT: '0',
    ...env,
  }
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [launcher, 'mcp'], env: own, stderr: 'ignore' }),
  )
  try {
    const { tools } = await client.listTools()
    const told = await client.callTool({ name: 'brand', arguments: {} })
    const sales = await client.callTool({ name: 'sales-summary', arguments: { from: '2026-01-01', to: '2026-01-31' } })
    return { tools: tools.map(({ name }) => name), told: told.structuredContent, sales: sales.structuredContent }
  } finally {
    await client.close()
  }
}

test('an assistant that starts `millpond mcp` is answered, with a server running and without, under the role of its key', async () => {
  const dataDir = temporaryDirectory()
  await millpond(dataDir, brand)
  const alone = await conversation(dataDir, {})
  expect(alone.told).toMatchObject({ name: 'Acme', currency: 'GBP' })
  expect(alone.sales).toMatchObject({ measure: 'sales-summary', currency: 'GBP' })

  const server = await startServer(dataDir)
  try {
    const key = (await millpond(dataDir, ['keys', 'create', 'assistant'])).out.trim()
    const reading = await conversation(dataDir, { MILLPOND_KEY: key })
    expect(reading.told).toMatchObject({ name: 'Acme' })
    expect(reading.tools).toEqual(alone.tools)
    const mayNot = await millpond(dataDir, ['keys'], { MILLPOND_KEY: key })
    expect(mayNot).toMatchObject({ code: 1, err: expect.stringContaining('viewer') })
    const unknown = await millpond(dataDir, ['mcp'], { MILLPOND_KEY: 'mp_unknown' })
    expect(unknown).toMatchObject({ code: 1, out: '' })
    const listed = JSON.parse((await millpond(dataDir, ['mcp', 'tools', '--json'])).out)
    expect(listed.map(({ name }: { name: string }) => name)).toEqual(alone.tools)
  } finally {
    await server.stop('SIGTERM')
  }
})
