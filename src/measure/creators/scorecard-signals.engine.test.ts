import { describe, expect, test } from 'vitest'
import { warehouses } from '../../../test/measuring.ts'
import { type Post, scorecardScene as scene } from '../../../test/scorecard-scene.ts'

const same = (count: number, post: Post) => Array.from({ length: count }, () => post)

describe.each(warehouses)('what is worth a look at creators, %s', (_, open) => {
  test('what is worth a look is said by its rule', async () => {
    const usual = { views: 1000, likes: 100, comments: 20 }
    const crowd = Array.from({ length: 12 }, (_, at) => `c${at}`)
    const posts: Record<string, Post[]> = Object.fromEntries(
      crowd.map((who, at) => [
        who,
        same(8, usual).map((post, nth) => ({ ...post, views: 600 + 97 * ((at + nth * 3) % 9) })),
      ]),
    )
    posts.even = same(9, { views: 1000, likes: 100, comments: 20 })
    posts.dead = Array.from({ length: 20 }, (_, nth) => ({
      views: 700 + 60 * (nth % 9),
      likes: 3 + (nth % 2),
      comments: 0,
    }))
    posts.sold = same(20, usual).map((post, nth) => ({
      ...post,
      views: 700 + 61 * (nth % 9),
      paid: nth > 0,
      day: 1 + nth,
    }))
    const known = Object.keys(posts).map((id) => ({ id, handle: id, followers: 500 }))
    const { cards } = await scene(open, known, posts)
    const found = await cards()
    expect(found.get('even')?.signals).toBe('views_even')
    expect(found.get('dead')?.signals.split(',')).toEqual(['engagement_low', 'few_comments'])
    expect(found.get('sold')?.signals).toContain('mostly_sponsored')
    expect(found.get('c0')?.signals).toBe('')
  })
})
