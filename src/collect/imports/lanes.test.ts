import { expect, test } from 'vitest'
import { createLanes } from './lanes.ts'

test('work of one lane runs in turn, of others beside it, and never more at once than may be', async () => {
  const lanes = createLanes(2)
  const running = new Set<string>()
  const done: string[] = []
  let most = 0
  const work = (lane: string, name: string) =>
    lanes.run(lane, async () => {
      expect([...running].some((one) => one.startsWith(lane))).toBe(false)
      running.add(lane + name)
      most = Math.max(most, running.size)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running.delete(lane + name)
      done.push(lane + name)
    })
  for (const name of ['1', '2', '3']) for (const lane of ['a', 'b', 'c']) void work(lane, name)
  await lanes.idle()
  expect(most).toBe(2)
  expect(done.filter((name) => name.startsWith('a'))).toEqual(['a1', 'a2', 'a3'])
  expect(done).toHaveLength(9)
})

test('work that fails gives its lane to the next', async () => {
  const lanes = createLanes(1)
  await expect(lanes.run('a', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost')
  await expect(lanes.run('a', () => Promise.resolve())).resolves.toBeUndefined()
})
