import { expect, test } from 'vitest'
import { millpond, startServer } from './command-line.ts'
import { temporaryDirectory } from './registries.ts'

test('settings of the report are shown and changed from the command line, and what is wrong changes nothing', async () => {
  const dataDir = temporaryDirectory()
  const server = await startServer(dataDir)
  try {
    await millpond(dataDir, ['brands', 'create', 'Acme', '--currency', 'USD', '--time-zone', 'UTC'])
    const settings = async (...more: string[]) => {
      const { out, code, err } = await millpond(dataDir, ['report', 'settings', ...more, '--json'])
      expect(code, err).toBe(0)
      return JSON.parse(out) as object
    }
    expect(await settings()).toMatchObject({ is_sent: false, weekday: 1, hour: 8, recipients: [], can_send: false })
    const days = ['--send', 'on', '--day', 'friday', '--hour', '17']
    await settings('set', ...days, '--add', 'Ann@example.com', 'bo@example.com')
    await settings('set', '--add', 'bo@example.com', '--language', 'zh', '--remove', 'ann@example.com')
    const now = { is_sent: true, weekday: 5, hour: 17, recipients: [{ address: 'bo@example.com', language: 'zh' }] }
    for (const [wrong, said] of [
      [['--add', 'nobody'], 'recipients'],
      [['--hour', '24'], '0 to 23'],
      [['--remove', 'cy@example.com'], 'cy@example.com'],
      [['--day', 'someday'], 'monday'],
    ] as const) {
      const { code, err } = await millpond(dataDir, ['report', 'settings', 'set', ...wrong])
      expect(code).not.toBe(0)
      expect(err).toContain(said)
    }
    expect(await settings()).toMatchObject(now)
    const { out, err } = await millpond(dataDir, ['report', 'settings'])
    expect(out + err).toContain('every Friday 17:00')
  } finally {
    expect(await server.stop('SIGTERM')).toBe(0)
  }
}, 300_000)
