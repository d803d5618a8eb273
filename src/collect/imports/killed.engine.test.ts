import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { uciFile } from '../../../test/imports.ts'
import { canMount, smallDisk } from '../../../test/small-disk.ts'

const program = fileURLToPath(new URL('../../../test/import-process.ts', import.meta.url))
const count = 120_000

type Kill = { status: string; afterMs: number }

/** Runs the importing process; kills it (kill -9) so many milliseconds after it says the status, where one is given. */
async function run(args: readonly string[], kill?: Kill) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = new Promise<NodeJS.Signals | null>((resolve) => child.on('exit', (_, signal) => resolve(signal)))
  let [found, last]: [unknown, Record<string, unknown>] = [undefined, {}]
  for await (const line of createInterface(child.stdout)) {
    last = JSON.parse(line)
    found ??= last.found
    if (!kill || !(last.statuses as string[] | undefined)?.includes(kill.status)) continue
    setTimeout(() => child.kill('SIGKILL'), kill.afterMs)
  }
  return { found, last, signal: await exited }
}

test.each([
  ['while it is read', { status: 'reading', afterMs: 150 }],
  ['while it is committed', { status: 'committing', afterMs: 40 }],
  ['at the end of the commit', { status: 'committing', afterMs: 700 }],
] as const)(
  'an import that is killed %s is there once, and entirely, after the next start',
  async (_, kill) => {
    const { found, last, file } = await goneOnAfter(kill)
    expect(found).toEqual([kill.status])
    const rows = { rows: count, keys: count, live: count }
    expect(last).toMatchObject({
      imports: [{ status: 'committed', counts: { rows_in: count, imported: count } }],
      facts: rows,
      staged: 0,
    })
    rmSync(file)
  },
  120_000,
)

/**
 * The start after a kill: what it found, and what became of it. Where the import had passed the state in which it was to be
 * killed, as on a faster machine, the next one is killed in half the time.
 */
async function goneOnAfter({ status, afterMs }: Kill) {
  for (let wait = afterMs; wait >= 1; wait /= 2) {
    const directory = mkdtempSync(join(tmpdir(), 'millpond-killed-'))
    const file = join(directory, 'a.csv')
    writeFileSync(file, uciFile(Array.from({ length: count }, (_, i) => `${i >> 3} A${i % 8} 1 1.85`)))
    const { signal } = await run([join(directory, 'data'), file], { status, afterMs: wait })
    const { found, last } = await run([join(directory, 'data')])
    if (signal === 'SIGKILL' && String(found) === status) return { found, last, file }
  }
  throw new Error(`No import could be killed while it was ${status}.`)
}

test.skipIf(!canMount())(
  'an import that meets a full disk says so, and is there entirely when there is space (needs root, to mount one)',
  async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'millpond-full-')), 'orders.csv')
    const wide = 'x'.repeat(40)
    const lines = Array.from(
      { length: 2 * count },
      (_, i) => `${i >> 3} ${createHash('sha256').update(`${i}`).digest('hex')}${wide} 1 1.85`,
    )
    writeFileSync(file, uciFile(lines))
    const disk = smallDisk(130)
    try {
      const full = await run([join(disk.directory, 'data'), file])
      expect(JSON.stringify(full.last)).toContain('disk_full')
      expect(full.last).toMatchObject({ facts: { live: 0 } })
      disk.resize(900)
      const { last } = await run([join(disk.directory, 'data')])
      const rows = { rows: 2 * count, keys: 2 * count, live: 2 * count }
      expect(last).toMatchObject({ imports: [{ status: 'committed' }], facts: rows, staged: 0 })
    } finally {
      disk.remove()
      rmSync(file)
    }
  },
  120_000,
)
