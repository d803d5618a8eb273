import { expect, test } from 'vitest'
import { readTable } from '../../../test/read-table.ts'
import { creatorPosts } from './creator-posts.ts'
import { recognise } from './recognise.ts'

const header = 'post_id,platform,handle,posted_at,as of,caption,sponsored,views,likes,status'
const read = (...lines: string[]) => readTable(creatorPosts, [header, ...lines].join('\n'))

test('tables of posts are recognised by their headers in both languages', () => {
  const chinese = ['视频ID', '达人账号', '发布时间', '平台', '播放量', '点赞数', '评论数', '统计时间']
  for (const columns of [header.split(','), chinese]) expect(recognise(columns)?.connector.id).toBe('creator-posts')
})

test('whether a post is sponsored is as stated; else as its caption discloses, which is noted; else nobody says', () => {
  const line = (caption: string, sponsored: string) =>
    `1,TikTok,mia,2026-01-05,2026-01-12,${caption},${sponsored},10,1,`
  const { creator_posts } = read(
    line('hi', 'yes'),
    line('hi #ad', ''),
    line('hi #ad', 'no'),
    line('hi', ''),
    line('你好 #广告', ''),
  )
  expect(creator_posts.map(({ sponsored }) => sponsored)).toEqual(['stated', 'marked', 'own', '', 'marked'])
})

test('two looks at one post are two rows, and a deleted one is marked', () => {
  const { creator_posts } = read(
    '1,IG,@mia,2026-01-05,2026-01-12,,,10,1,',
    '1,IG,@mia,2026-01-05,2026-01-19,,,,,deleted',
  )
  expect(creator_posts.map(({ line_key, views, deleted }) => [line_key.slice(0, 10), views, deleted])).toEqual([
    ['2026-01-12', 10, false],
    ['2026-01-19', undefined, true],
  ])
  expect(creator_posts[0]).toMatchObject({ platform: 'instagram', handle: 'mia' })
})

test.each([
  ['views', '1,TikTok,mia,2026-01-05,2026-01-12,,,-5,1,'],
  ['platform', '1,MySpace,mia,2026-01-05,2026-01-12,,,5,1,'],
  ['sponsored', '1,TikTok,mia,2026-01-05,2026-01-12,,perhaps,5,1,'],
  ['handle', '1,TikTok,@,2026-01-05,2026-01-12,,,5,1,'],
  ['posted_at', '1,TikTok,mia,soon,2026-01-12,,,5,1,'],
])('a bad %s puts its line into quarantine, with a remedy', (field, line) => {
  const { creator_posts, quarantined } = read(line)
  expect(creator_posts).toEqual([])
  expect(quarantined).toMatchObject([{ field, remedy: { zh: expect.stringMatching(/./) } }])
})
