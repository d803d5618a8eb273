import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { millpond, startServer } from './command-line.ts'
import { channelId, youtubeServer } from './platforms/youtube.ts'
import { temporaryDirectory } from './registries.ts'

/** The first connection as the command line lists it. */
async function listed(dataDir: string) {
  const { out } = await millpond(dataDir, ['connections', '--json'])
  return JSON.parse(out)[0] as { id: string; state: string; last_run: { state: string; rows: number } | null }
}

test('a platform is connected, killed in the midst, and read to its end from the command line; nothing counts twice', async () => {
  const dataDir = temporaryDirectory()
  const youtube = await youtubeServer()
  youtube.state.videos = Array.from({ length: 150 }, (_, n) => ({
    ...{ id: `video-${n}`, publishedAt: '2026-02-01T09:00:00Z', title: `Lamp ${n}`, views: n },
  }))
  youtube.state.delayMs = 1500
  const secrets = join(dataDir, 'secrets')
  writeFileSync(secrets, `api_key=${youtube.state.apiKey}\n`)
  const env = { MILLPOND_PLATFORM_URLS: `youtube=${youtube.url}` }
  const killed = await startServer(dataDir, [], env)
  await millpond(dataDir, ['brands', 'create', 'Acme', '--currency', 'USD', '--time-zone', 'UTC'])
  const add = ['connections', 'add', 'youtube', '--name', 'Acme', '--secrets', secrets]
  const made = await millpond(dataDir, [...add, '--set', `channel=${channelId}`])
  expect(made.code, made.err).toBe(0)
  await expect.poll(async () => (await listed(dataDir)).last_run?.state, { timeout: 20_000 }).toBe('running')
  await killed.stop('SIGKILL')

  youtube.state.delayMs = 0
  const server = await startServer(dataDir, [], env)
  try {
    await expect.poll(async () => (await listed(dataDir)).last_run?.state, { timeout: 60_000 }).toBe('done')
    const { id, last_run } = await listed(dataDir)
    expect(last_run?.rows).toBe(300)
    const read = await millpond(dataDir, ['connections', 'read', id])
    expect(read, read.err).toMatchObject({ code: 0, err: expect.stringContaining('done: 300 rows') })
    await expect
      .poll(async () => JSON.parse((await millpond(dataDir, ['imports', '--json'])).out).map(statusOf), {
        timeout: 60_000,
      })
      .toEqual(['committed', 'committed', 'committed', 'committed'])
    const imports = JSON.parse((await millpond(dataDir, ['imports', '--json'])).out) as Imported[]
    expect(imports.map(({ counts }) => counts.imported).sort((a, b) => a - b)).toEqual([0, 0, 150, 150])
    const { out } = await millpond(dataDir, ['connections', 'pause', id])
    expect(out).toContain('paused')
    expect((await millpond(dataDir, ['connections', 'remove', id])).code).toBe(0)
    expect(server.output() + killed.output()).not.toContain(youtube.state.apiKey)
  } finally {
    expect(await server.stop('SIGTERM')).toBe(0)
    await youtube.close()
  }
}, 300_000)

type Imported = { status: string; counts: { imported: number } }
const statusOf = ({ status }: Imported) => status
