import { expect, test } from 'vitest'
import { accountKey, readProfileUrl, readSocialPlatform } from './social-platform.ts'

test.each([
  ['https://www.tiktok.com/@mia.home?lang=en', 'tiktok', 'mia.home'],
  ['instagram.com/mia_home/', 'instagram', 'mia_home'],
  ['https://m.youtube.com/@Mia', 'youtube', 'Mia'],
  ['https://www.youtube.com/channel/UCabc', 'youtube', 'UCabc'],
  ['https://twitter.com/mia', 'x', 'mia'],
  ['https://www.xiaohongshu.com/user/profile/5f0', 'xiaohongshu', '5f0'],
  ['https://space.bilibili.com/42', 'bilibili', '42'],
  ['https://weibo.com/u/123', 'weibo', '123'],
])('%s is a profile of %s', (url, platform, handle) => {
  expect(readProfileUrl(url)).toEqual({ platform, handle })
})

test.each(['https://tiktok.com/explore', 'https://shop.example/@mia', 'nonsense', ''])(
  '%s is nobody’s profile',
  (url) => {
    expect(readProfileUrl(url)).toBeUndefined()
  },
)

test('platforms are read by any of their usual names, and handles by what tells them apart', () => {
  expect(['TikTok', ' IG ', '小红书', 'Twitter', 'b站'].map(readSocialPlatform)).toEqual([
    'tiktok',
    'instagram',
    'xiaohongshu',
    'x',
    'bilibili',
  ])
  expect(readSocialPlatform('myspace')).toBeUndefined()
  expect(accountKey('tiktok', ' @Mia')).toBe(accountKey('tiktok', 'mia'))
})
