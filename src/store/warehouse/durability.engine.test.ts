import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { canMount, smallDisk } from '../../../test/small-disk.ts'

type Line = {
  open?: boolean
  batch?: number
  code?: string
  details?: object
  batches?: number
  partial?: number
  loads?: number[]
}
const script = fileURLToPath(new URL('../../../test/warehouse-process.ts', import.meta.url))
const newDirectory = () => mkdtempSync(join(tmpdir(), 'millpond-store-'))

/** Runs the warehouse in another process until it ends, or until `enough` says to kill it; returns what it printed. */
async function run(directory: string, work: string, enough: (line: Line) => boolean = () => false): Promise<Line[]> {
  const child = spawn(process.execPath, [script, directory, work], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const lines: Line[] = []
  for await (const text of createInterface(child.stdout)) {
    const line: Line = JSON.parse(text)
    lines.push(line)
    if (enough(line)) child.kill('SIGKILL')
  }
  await ended
  return lines
}

test('a second process on the same directory is told who has it', async () => {
  const directory = newDirectory()
  const holder = spawn(process.execPath, [script, directory, 'hold'], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(holder.stdout, 'data')
  expect(await run(directory, 'count')).toEqual([
    { code: 'store_locked', details: { pid: holder.pid, path: directory } },
  ])
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  expect(await run(directory, 'count')).toContainEqual({ open: true })
})

test('kill -9 during inserts loses nothing that was acknowledged, and the store opens again', async () => {
  const directory = newDirectory()
  const acknowledged: number[] = []
  for (let round = 0; round < 3; round++) {
    let left = 10
    const lines = await run(directory, 'insert', (line) => line.batch !== undefined && --left === 0)
    acknowledged.push(...lines.flatMap((line) => line.batch ?? []))
    const [, counted] = await run(directory, 'count')
    expect(counted).toMatchObject({ partial: 0, loads: expect.arrayContaining(acknowledged) })
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(30)
})

test.skipIf(!canMount())(
  'a full disk is named, and nothing half-written counts (needs root, to mount one)',
  async () => {
    const disk = smallDisk(40)
    const { directory } = disk
    try {
      const lines = await run(directory, 'insert')
      const acknowledged = lines.filter((line) => line.batch !== undefined).length
      expect(lines.at(-1)).toEqual({ code: 'disk_full', details: { path: directory } })
      disk.resize(400)
      const [, counted] = await run(directory, 'count')
      expect(counted).toMatchObject({ batches: acknowledged, partial: 0 })
      const again = await run(directory, 'insert', (line) => line.batch === acknowledged + 3)
      expect(again).toContainEqual({ batch: acknowledged + 3 })
    } finally {
      disk.remove()
    }
  },
)
