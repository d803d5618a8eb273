import { describe, expect, test } from 'vitest'
import { insertRows } from '../../test/books.ts'
import { brandScope, warehouses } from '../../test/measuring.ts'
import { sql, str } from '../store/sql.ts'
import { derivePosts } from './posts.ts'

describe.each(warehouses)('posts, %s', (_, open) => {
  const scene = async (looks: readonly object[]) => {
    const warehouse = await open()
    const scope = { ...brandScope(), tollRules: [] }
    const rows = looks.map((look, at) => ({
      ...{
        brand: scope.brand,
        load: 1,
        line_no: at + 1,
        row_key: at + 1,
        platform: 'tiktok',
        post_id: '7301',
        handle: '@Mia',
      },
      ...{ posted_at: '2026-01-05 18:00:00', received_at: '2026-02-01 00:00:00', as_of: '2026-02-01 00:00:00' },
      ...look,
    }))
    await insertRows(warehouse, 'creator_posts', rows)
    await derivePosts(warehouse, scope)
    return warehouse.query<Record<string, unknown>>(sql`
      SELECT handle, spelt, post_id, views, likes, comments, saves, observations, fell, deleted, sponsored, sponsored_by
      FROM posts WHERE brand = ${str(scope.brand)} ORDER BY post_id`)
  }

  test('a post that was looked at several times is one post, with the last count that was told of each', async () => {
    const posts = await scene([
      { observed_at: '2026-01-12 00:00:00', views: 100, likes: 10, comments: 3, sponsored: 'marked' },
      { observed_at: '2026-01-19 00:00:00', views: 180, likes: 12, sponsored: 'marked' },
    ])
    expect(posts).toEqual([
      {
        ...{ handle: 'mia', spelt: '@Mia', post_id: '7301', views: 180, likes: 12, comments: 3, saves: null },
        ...{ observations: 2, fell: 0, deleted: 0, sponsored: 1, sponsored_by: 'marked' },
      },
    ])
  })

  test('a count that fell is kept as it is, and said', async () => {
    const [post] = await scene([
      { observed_at: '2026-01-19 00:00:00', views: 150, likes: 12 },
      { observed_at: '2026-01-12 00:00:00', views: 180, likes: 10 },
    ])
    expect(post).toMatchObject({ views: 150, likes: 12, fell: 1 })
  })

  test('a post that was deleted keeps what was seen of it', async () => {
    const [post] = await scene([
      { observed_at: '2026-01-12 00:00:00', views: 180, likes: 10, sponsored: 'stated' },
      { observed_at: '2026-01-19 00:00:00', deleted: 1 },
    ])
    expect(post).toMatchObject({ views: 180, likes: 10, deleted: 1, fell: 0, sponsored: 1, sponsored_by: 'stated' })
  })
})
