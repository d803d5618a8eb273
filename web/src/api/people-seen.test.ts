import { environmentManager, QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { timelineQuery } from './people-seen.ts'
import { ApiProblem } from './problem.ts'

beforeEach(() => {
  // Without a window nothing is asked for again by itself.
  environmentManager.setIsServer(() => false)
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

const unknown = new ApiProblem(404, { code: 'not_found', message: 'There is no such person.' })

/** How often somebody whom the API does not know is asked for within ten minutes. */
async function asksIn10Minutes(justSeen: boolean): Promise<number> {
  const queryFn = vi.fn(() => Promise.reject(unknown))
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const observer = new QueryObserver(client, { ...timelineQuery('brand', '1', justSeen), queryFn })
  const stop = observer.subscribe(() => {})
  await vi.advanceTimersByTimeAsync(600_000)
  stop()
  return queryFn.mock.calls.length
}

test('who was just seen and is not known is asked for again for a minute; anybody else once', async () => {
  expect(await asksIn10Minutes(true)).toBe(12)
  expect(await asksIn10Minutes(false)).toBe(1)
})
