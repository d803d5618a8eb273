import { setTimeout as after } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openForecastThread } from './forecast-thread.ts'

const nothing = { rows: [], values: [], losses: { days: 0, sum: 0, squares: 0 }, tried: { days: 0, rows: [] } }
const program = (text: string) => new URL(`data:text/javascript,${encodeURIComponent(text)}`)
const never = new AbortController().signal

test('a segment that cannot be forecast is answered with why, and the next one is forecast', async () => {
  const thread = openForecastThread(never)
  const wrong = { repeats: 1, last: 5, age: 3, customers: 1, gain_days: 0, gains: 0 }
  expect(await thread.ask({ ...nothing, rows: [wrong] })).toMatchObject({
    failed: expect.stringContaining('RangeError'),
  })
  expect(await thread.ask(nothing)).toMatchObject({ forecast: { customers: 0, missing: { missing: 'customers' } } })
  await thread.close()
})

test.each([
  ['ends', 'process.exit(0)', 'ended'],
  ['fails', 'throw new Error("broken")', 'broken'],
])('a thread that %s before it is asked is heard when it is', async (_, text, said) => {
  const thread = openForecastThread(never, program(text))
  await after(500)
  await expect(thread.ask(nothing)).rejects.toThrow(said)
  await thread.close()
})

test('work that is under way ends with the signal', async () => {
  const stopping = new AbortController()
  const busy = 'import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { for (;;) {} })'
  const thread = openForecastThread(stopping.signal, program(busy))
  const asked = expect(thread.ask(nothing)).rejects.toMatchObject({ code: 'cancelled' })
  await after(300)
  stopping.abort()
  await asked
  await thread.close()
  expect(() => openForecastThread(stopping.signal)).toThrow()
})
