import { expect, test } from 'vitest'
import { sideBySide } from './side-by-side.ts'
import type { Warehouse } from './warehouse.ts'

/** Only its kind is looked at: the work is the test's own and asks no engine. */
const nowhere = { kind: 'cluster' } as Warehouse

test('two parts are worked on at a time, and each once', async () => {
  const begun: number[] = []
  let running = 0
  let most = 0
  await sideBySide(nowhere, [1, 2, 3, 4, 5], async (_, part) => {
    begun.push(part)
    most = Math.max(most, ++running)
    await new Promise((resolve) => setTimeout(resolve, 5))
    running--
  })
  expect(begun).toEqual([1, 2, 3, 4, 5])
  expect(most).toBe(2)
})

test('after a failure no part is begun, the other is waited for, and the failure that came first is thrown', async () => {
  const begun: number[] = []
  const other = Promise.withResolvers<void>()
  let ended = false
  const work = async (_: Warehouse, part: number) => {
    begun.push(part)
    if (part === 2) throw new Error('first')
    await other.promise
    throw new Error('second')
  }
  const all = sideBySide(nowhere, [1, 2, 3], work).finally(() => {
    ended = true
  })
  const outcome = expect(all).rejects.toThrow('first')
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(ended).toBe(false)
  other.resolve()
  await outcome
  expect(begun).toEqual([1, 2])
})

test('what is cancelled begins no further part', async () => {
  const stop = new AbortController()
  const begun: number[] = []
  const work = async (_: Warehouse, part: number) => {
    begun.push(part)
    stop.abort()
  }
  await expect(sideBySide(nowhere, [1, 2, 3], work, stop.signal)).rejects.toMatchObject({ code: 'cancelled' })
  expect(begun).toEqual([1])
})
