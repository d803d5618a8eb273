import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRetries } from './retries.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const seconds = 1000

test('a brand is tried again after 5 s, 30 s, 2 min, and then every 10 min', () => {
  const tried: number[] = []
  const start = Date.now()
  const retries = createRetries((brand) => {
    tried.push((Date.now() - start) / seconds)
    retries.failed(brand)
  })
  retries.failed('acme')
  vi.advanceTimersByTime(1400 * seconds)
  expect(tried).toEqual([5, 35, 155, 755, 1355])
  retries.close()
})

test('each brand waits on its own, and begins anew when it has been rebuilt', () => {
  const tried: string[] = []
  const retries = createRetries((brand) => tried.push(brand), [10, 1000])
  retries.failed('acme')
  retries.failed('acme')
  retries.failed('other')
  vi.advanceTimersByTime(10)
  expect(tried).toEqual(['other'])
  retries.settled('acme')
  vi.advanceTimersByTime(1000)
  expect(tried).toEqual(['other'])
  retries.failed('acme')
  vi.advanceTimersByTime(10)
  expect(tried).toEqual(['other', 'acme'])
})

test('a rebuild that begins for another reason takes the place of the try that was due', () => {
  const tried: string[] = []
  const retries = createRetries((brand) => tried.push(brand), [10])
  retries.failed('acme')
  retries.begins('acme')
  vi.advanceTimersByTime(100)
  expect(tried).toEqual([])
})

test('nothing is tried after the end', () => {
  const tried: string[] = []
  const retries = createRetries((brand) => tried.push(brand), [10])
  retries.failed('acme')
  retries.close()
  vi.advanceTimersByTime(100)
  expect(tried).toEqual([])
})
