import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryDirectory } from '../../test/registries.ts'

const program = fileURLToPath(new URL('../../test/erase-process.ts', import.meta.url))

type Said = { step?: string; before?: string[]; after?: string[]; erasure?: { status: string; person: unknown } }

/** Runs the erasing process; kills it (kill -9) when it says the step, where one is given. Gives all that it said. */
async function run(args: readonly string[], killAt?: string) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = new Promise<NodeJS.Signals | null>((resolve) => child.on('exit', (_, signal) => resolve(signal)))
  const said: Said[] = []
  for await (const line of createInterface(child.stdout)) {
    const what: Said = JSON.parse(line)
    said.push(what)
    if (killAt && what.step === killAt) child.kill('SIGKILL')
  }
  return { said, signal: await exited }
}

test.each(['events', 'facts', 'figures'])(
  'an erasure that is killed while it is at the %s is done, and entirely, after the next start',
  async (step) => {
    const directory = temporaryDirectory()
    const killed = await run([directory, 'tell'], step)
    expect(killed.signal).toBe('SIGKILL')
    expect(killed.said.find(({ before }) => before)?.before).toEqual(expect.arrayContaining(['events', 'order_lines']))
    const { said } = await run([directory])
    expect(said.at(-1)).toMatchObject({ erasure: { status: 'done', person: null }, after: [] })
  },
  240_000,
)
