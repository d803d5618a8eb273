import { describe, expect, test } from 'vitest'
import { insertRows } from '../../test/books.ts'
import { brandScope, warehouses } from '../../test/measuring.ts'
import { sql, str } from '../store/sql.ts'
import { deriveAccountPosts } from './account-posts.ts'

describe.each(warehouses)('posts of accounts, %s', (_, open) => {
  test('the posts of an account stand beside each other, oldest first, and what is not known of one is empty in its place', async () => {
    const warehouse = await open()
    const scope = brandScope()
    const post = {
      brand: scope.brand,
      slice: scope.slice,
      platform: 'tiktok',
      handle: 'mia',
      observed_at: '2026-02-01 00:00:00',
    }
    const counts = { observations: 1, sponsored: 0, sponsored_by: '', fell: 0, deleted: 0, views: null, likes: null }
    await insertRows(warehouse, 'posts', [
      {
        ...post,
        ...counts,
        spelt: 'Mia',
        post_id: 'c',
        posted_at: '2026-01-09 00:00:00',
        views: 200,
        likes: 10,
        deleted: 1,
      },
      {
        ...post,
        ...counts,
        spelt: 'mia',
        post_id: 'b',
        posted_at: '2026-01-05 00:00:00',
        sponsored: 1,
        sponsored_by: 'marked',
        likes: 3,
      },
      { ...post, ...counts, spelt: 'mia', post_id: 'a', posted_at: '2026-01-05 00:00:00', views: 0, likes: 1 },
      { ...post, ...counts, platform: 'youtube', spelt: 'mia', post_id: 'd', posted_at: '2026-01-02 00:00:00' },
    ])
    await deriveAccountPosts(warehouse, scope)
    const found = await warehouse.query(sql`
      SELECT platform, spelt, arrayMap(at -> toString(toDate(at)), posted_at) AS days, sponsored, marked, deleted, views, likes, comments, viewed, arrayMap(one -> round(exp(one)), log_views) AS seen, rated, engagement
      FROM account_posts WHERE brand = ${str(scope.brand)} ORDER BY platform`)
    expect(found).toEqual([
      {
        ...{ platform: 'tiktok', spelt: 'Mia', days: ['2026-01-05', '2026-01-05', '2026-01-09'] },
        ...{ sponsored: [0, 1, 0], marked: [0, 1, 0], deleted: [0, 0, 1] },
        ...{ views: [0, null, 200], likes: [1, 3, 10], comments: [null, null, null] },
        ...{ viewed: [0, 0, 1], seen: [1, 1, 200], rated: [0, 0, 1], engagement: [0, 0, 0.05] },
      },
      {
        ...{ platform: 'youtube', spelt: 'mia', days: ['2026-01-02'], sponsored: [0], marked: [0], deleted: [0] },
        ...{ views: [null], likes: [null], comments: [null] },
        ...{ viewed: [0], seen: [1], rated: [0], engagement: [0] },
      },
    ])
  })
})
