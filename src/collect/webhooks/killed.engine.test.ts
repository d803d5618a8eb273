import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('../../../test/webhook-process.ts', import.meta.url))

/** Runs the process; kills it (kill -9) so long after its first acknowledgement, where that is given. @returns what it said */
async function run(args: readonly string[], killAfterMs?: number): Promise<string> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  const begun = new Promise<void>((resolve) => {
    child.stdout.on('data', (piece) => {
      text += piece
      resolve()
    })
  })
  const gone = new Promise((resolve) => child.once('close', resolve))
  if (killAfterMs !== undefined) {
    await Promise.race([begun, gone])
    await setTimeout(killAfterMs)
    child.kill('SIGKILL')
  }
  await gone
  return text
}

test('of all orders that were acknowledged before kills at any moment nothing is missing, double, or half', async () => {
  const directory = join(mkdtempSync(join(tmpdir(), 'millpond-webhooks-')), 'data')
  const acknowledged: string[] = []
  for (const [i, ms] of [100, 500, 1200, 2500].entries()) {
    const said = await run([directory, String(1000 * (i + 1))], ms)
    acknowledged.push(...said.split('\n').slice(0, -1))
  }
  const { orders, left } = JSON.parse(await run([directory])) as {
    orders: { order_id: string; lines: number }[]
    left: number
  }
  const there = new Map(orders.map(({ order_id, lines }) => [order_id, lines]))
  expect(acknowledged.length).toBeGreaterThan(20)
  expect(acknowledged.filter((order) => there.get(order) !== 2)).toEqual([])
  expect([...there.values()].every((lines) => lines === 2)).toBe(true)
  expect(left).toBe(0)
}, 240_000)
