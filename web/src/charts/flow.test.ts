import { expect, test } from 'vitest'
import { flowOf, isFollowed, levelsOf } from './flow.ts'

const chart = { x: 'from', by: 'to', y: ['visits'] }
const hop = (place: number, from: string, to: string, visits: number) => ({ place, from, to, visits })

test('a page that is seen twice is a node at each of its places, so that no way leads back', () => {
  const flow = flowOf([hop(1, '/', '/cart', 3), hop(1, '/', '(end)', 2), hop(2, '/cart', '/', 3)], chart)
  expect(flow.nodes.map(({ place, step, size }) => [place, step, size])).toEqual([
    [0, '/', 5],
    [1, '/cart', 3],
    [1, '(end)', 2],
    [2, '/', 3],
  ])
  expect(flow.links).toContainEqual({ source: '1 /cart', target: '2 /', size: 3 })
  expect(flow.all).toBe(5)
})

test('the steps of a place stand largest first, and only steps can be followed', () => {
  const flow = flowOf([hop(1, '/', '(other)', 1), hop(1, '/', 'product_viewed', 4)], chart)
  expect(levelsOf(flow).map((nodes) => nodes.map(({ step }) => step))).toEqual([['/'], ['product_viewed', '(other)']])
  expect(['/', 'product_viewed', '(other)', '(end)', '(start)'].filter(isFollowed)).toEqual(['/', 'product_viewed'])
})
