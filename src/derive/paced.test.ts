import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { paced } from './paced.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('requests of one brand come through at once, then at most once a minute, the last one always', () => {
  const passed: string[] = []
  const live = paced((brand) => passed.push(brand), 60_000)
  live.request('a')
  live.request('b')
  vi.advanceTimersByTime(1)
  expect(passed).toEqual(['a', 'b'])
  for (let second = 0; second < 30; second++) {
    live.request('a')
    vi.advanceTimersByTime(1000)
  }
  expect(passed).toEqual(['a', 'b'])
  vi.advanceTimersByTime(60_000)
  expect(passed).toEqual(['a', 'b', 'a'])
  live.request('a')
  live.close()
  vi.advanceTimersByTime(600_000)
  expect(passed).toEqual(['a', 'b', 'a'])
})
