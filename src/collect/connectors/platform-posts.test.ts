import { expect, test } from 'vitest'
import { readTable } from '../../../test/read-table.ts'
import { metaPosts } from './meta-posts.ts'
import { recognise } from './recognise.ts'
import { tiktokPosts } from './tiktok-posts.ts'

const instagram =
  'Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves'
const facebook =
  'Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Permalink,Post type,Date,Views,Reach,Reactions,Comments,Shares'
const tiktok =
  'Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views,Reached audience,Add to favorites'
const read = (connector: typeof metaPosts | typeof tiktokPosts, header: string, ...lines: string[]) =>
  readTable(connector as never, [header, ...lines].join('\n'))

test.each([
  ['meta-posts', instagram],
  ['meta-posts', facebook],
  ['tiktok-posts', tiktok],
])('the export that %s reads is recognised: %s', (id, header) => {
  expect(recognise(header.split(','))?.connector.id).toBe(id)
})

test('posts of Instagram and Facebook have their reach, and what is empty is not zero', () => {
  const { creator_posts } = read(
    metaPosts,
    instagram,
    '1801,1784,mia.home,Mia,Light #ad,32,01/15/2026 18:00,https://www.instagram.com/reel/DAb/,IG reel,,Lifetime,"12,400",9100,610,88,41,57,230',
    '1802,1784,mia.home,Mia,Balcony,0,01/12/2026 09:00,https://www.instagram.com/p/DDe/,IG image,,Lifetime,,640,40,,0,3,12',
  )
  expect(creator_posts).toMatchObject([
    {
      ...{ platform: 'instagram', post_id: '1801', handle: 'mia.home', kind: 'ig reel', sponsored: 'marked' },
      ...{ views: 12_400, reach: 9100, likes: 610, shares: 88, comments: 57, saves: 230 },
      posted_at: new Date('2026-01-15T18:00:00Z'),
    },
    { views: undefined, reach: 640, shares: undefined, sponsored: '' },
  ])
  const page = read(
    metaPosts,
    facebook,
    '122,615,Acme Lamps,New,Lamp,27,01/10/2026 21:00,https://www.facebook.com/reel/122,Reel,Lifetime,900,700,44,5,6',
  )
  expect(page.creator_posts[0]).toMatchObject({ platform: 'facebook', handle: 'Acme Lamps', likes: 44, reach: 700 })
})

test('counts of single days are not taken for those of a post', () => {
  const { creator_posts, quarantined } = read(
    metaPosts,
    instagram,
    '1801,1784,mia.home,Mia,Light,32,01/15/2026 18:00,https://www.instagram.com/reel/DAb/,IG reel,,01/16/2026,120,91,6,0,0,0,0',
    '1802,1784,mia.home,Mia,Light,32,01/15/2026 18:00,https://example.com/reel/DAb/,IG reel,,Lifetime,120,91,6,0,0,0,0',
  )
  expect(creator_posts).toEqual([])
  expect(quarantined.map(({ field }) => field)).toEqual(['Date', 'Permalink'])
})

test('posts of TikTok have their id and account from the link', () => {
  const { creator_posts, quarantined } = read(
    tiktokPosts,
    tiktok,
    'Light,https://www.tiktok.com/@mia.home/video/7412345678901234567?lang=en,2026-01-05 18:00:00,3290,151,66,"51,900",44000,240',
    'Balcony,https://www.tiktok.com/@mia.home/photo/7412345678901234999,2026-01-06 18:00:00,640,12,9,9100,,51',
    'Short,https://vm.tiktok.com/ZMabc/,2026-01-06 18:00:00,640,12,9,9100,,51',
  )
  expect(creator_posts).toMatchObject([
    {
      platform: 'tiktok',
      post_id: '7412345678901234567',
      handle: 'mia.home',
      views: 51_900,
      reach: 44_000,
      saves: 240,
    },
    { post_id: '7412345678901234999', kind: 'photo', reach: undefined },
  ])
  expect(quarantined.map(({ field }) => field)).toEqual(['Video link'])
})
