import { expect, test } from 'vitest'
import { createKept } from './kept.ts'

/** Work that a test ends, and how often it was begun. */
function workOf() {
  const begun: { signal: AbortSignal; end(answer: string): void; fail(): void }[] = []
  const work = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => begun.push({ signal, end: resolve, fail: () => reject(new Error('no')) }))
  return { begun, work }
}

test('who asks the same while it is worked out, or within the time, gets the same answer', async () => {
  let now = 0
  const kept = createKept<string>({ ms: 100, most: 9, clock: () => now })
  const { begun, work } = workOf()
  const both = [kept.get('a', work), kept.get('a', work)]
  begun[0]?.end('one')
  expect(await Promise.all(both)).toEqual(['one', 'one'])
  now = 99
  expect(await kept.get('a', work)).toBe('one')
  now = 100
  const next = kept.get('a', work)
  begun[1]?.end('two')
  expect(await next).toBe('two')
  expect(begun).toHaveLength(2)
})

test('other keys, failures, and what is not worth keeping are worked out anew; the oldest goes first', async () => {
  const kept = createKept<string>({ ms: 100, most: 1, clock: () => 0, isKept: (answer) => answer !== 'poor' })
  const { begun, work } = workOf()
  const asked = async (key: string, end: (last: (typeof begun)[number]) => void) => {
    const answer = kept.get(key, work)
    const last = begun.at(-1)
    if (last) end(last)
    return answer
  }
  await expect(asked('a', (last) => last.fail())).rejects.toThrow('no')
  expect(await asked('a', (last) => last.end('poor'))).toBe('poor')
  expect(await asked('a', (last) => last.end('good'))).toBe('good')
  expect(await asked('b', (last) => last.end('other'))).toBe('other')
  expect(await asked('a', (last) => last.end('anew'))).toBe('anew')
  expect(begun).toHaveLength(5)
})

test('work goes on while somebody waits, and ends with the last who leaves', async () => {
  const kept = createKept<string>({ ms: 100, most: 9, clock: () => 0 })
  const { begun, work } = workOf()
  const [first, second] = [new AbortController(), new AbortController()]
  const one = kept.get('a', work, first.signal)
  const two = kept.get('a', work, second.signal)
  first.abort()
  await expect(one).rejects.toMatchObject({ code: 'cancelled' })
  expect(begun[0]?.signal.aborted).toBe(false)
  second.abort()
  await expect(two).rejects.toMatchObject({ code: 'cancelled' })
  expect(begun[0]?.signal.aborted).toBe(true)
  const third = kept.get('a', work, new AbortController().signal)
  begun[1]?.end('anew')
  expect(await third).toBe('anew')
})
