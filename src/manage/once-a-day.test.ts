import { expect, test, vi } from 'vitest'
import { createDaily } from './once-a-day.ts'

const hour = 3_600_000

/** Work of brands that are due until it is done; that of some fails, and all of it waits at the gate. */
function working(due: string[], { failing = [] as string[], gate = async () => {} } = {}) {
  const state = { at: Date.parse('2026-03-31T10:00:00Z'), due, failing, begun: [] as string[], failed: [] as string[] }
  const daily = createDaily({
    everyMs: hour,
    due: async () => [...state.due],
    async work(brand, _now, signal) {
      state.begun.push(brand)
      await gate()
      signal.throwIfAborted()
      if (state.failing.includes(brand)) throw new Error('no')
      state.due = state.due.filter((one) => one !== brand)
      return brand
    },
    say: { done: () => {}, failed: (brand) => state.failed.push(brand) },
    log: { error: () => {} },
    clock: () => new Date(state.at),
  })
  return { state, daily }
}

/** A gate that stays shut until it is opened. */
function shut() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { gate: () => opened, open: () => open() }
}

test('a tick while another is at it does nothing', async () => {
  const { gate, open } = shut()
  const { state, daily } = working(['a', 'b'], { gate })
  const first = daily.tick()
  await daily.tick()
  open()
  await first
  expect(state.begun).toEqual(['a', 'b'])
  await daily.close()
})

test('whether a brand is due is asked when its turn comes', async () => {
  const { gate, open } = shut()
  const { state, daily } = working(['a', 'b'], { gate })
  const ticking = daily.tick()
  const asked = daily.now('b')
  open()
  await Promise.all([ticking, asked])
  expect(state.begun).toEqual(['a', 'b'])
  await daily.close()
})

test('a brand that failed waits an hour and holds up no other', async () => {
  const { state, daily } = working(['a', 'b'], { failing: ['a'] })
  await daily.tick()
  expect([state.begun, state.failed]).toEqual([['a', 'b'], ['a']])
  state.at += hour - 1
  await daily.tick()
  expect(state.begun).toEqual(['a', 'b'])
  state.at += 1
  state.failing = []
  await daily.tick()
  expect([state.begun, state.due]).toEqual([['a', 'b', 'a'], []])
  await daily.close()
})

test('a brand that is due still when its work is done waits for the next tick', async () => {
  const { state, daily } = working(['a'])
  Object.defineProperty(state, 'due', { get: () => ['a'], set: () => {} })
  await daily.tick()
  expect(state.begun).toEqual(['a'])
  await daily.tick()
  expect(state.begun).toEqual(['a', 'a'])
  await daily.close()
})

test('at the end what runs is told to stop, and what waits is rejected', async () => {
  const { gate, open } = shut()
  const { state, daily } = working(['a', 'b'], { gate })
  const ticking = daily.tick()
  const asked = expect(daily.now('c')).rejects.toMatchObject({ code: 'cancelled' })
  await vi.waitFor(() => expect(state.begun).toEqual(['a']))
  const closed = daily.close()
  open()
  await Promise.all([ticking, asked, closed])
  expect([state.begun, state.failed]).toEqual([['a'], []])
})
