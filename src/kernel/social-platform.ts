import { creatorKey } from './creator.ts'
import type { Text } from './errors.ts'

/** Affiliates of Shopee have an account in each market. */
const shopeeHosts = [
  ...(['shopee.sg', 'shopee.com.my', 'shopee.co.id', 'shopee.co.th', 'shopee.vn'] as const),
  ...(['shopee.ph', 'shopee.tw', 'shopee.com.br', 'shopee.com.mx', 'shopee.com.co', 'shopee.cl'] as const),
]

/** Where creators have accounts: what the platform is called, other ways in which files name it, and how profile addresses look. */
const known = {
  tiktok: { name: { en: 'TikTok', zh: 'TikTok' }, names: ['tik tok', 'tt'], hosts: { 'tiktok.com': /^\/@([^/]+)/ } },
  instagram: {
    name: { en: 'Instagram', zh: 'Instagram' },
    names: ['ig', 'ins'],
    hosts: { 'instagram.com': /^\/([^/]+)/ },
  },
  youtube: {
    name: { en: 'YouTube', zh: 'YouTube' },
    names: ['yt', 'you tube', '油管'],
    hosts: { 'youtube.com': /^\/(?:@|channel\/|c\/|user\/)([^/]+)/ },
  },
  facebook: {
    name: { en: 'Facebook', zh: 'Facebook' },
    names: ['fb', '脸书'],
    hosts: { 'facebook.com': /^\/([^/]+)/ },
  },
  x: {
    name: { en: 'X', zh: 'X' },
    names: ['twitter', '推特'],
    hosts: { 'x.com': /^\/([^/]+)/, 'twitter.com': /^\/([^/]+)/ },
  },
  threads: {
    name: { en: 'Threads', zh: 'Threads' },
    names: [],
    hosts: { 'threads.net': /^\/@([^/]+)/, 'threads.com': /^\/@([^/]+)/ },
  },
  pinterest: { name: { en: 'Pinterest', zh: 'Pinterest' }, names: [], hosts: { 'pinterest.com': /^\/([^/]+)/ } },
  twitch: { name: { en: 'Twitch', zh: 'Twitch' }, names: [], hosts: { 'twitch.tv': /^\/([^/]+)/ } },
  snapchat: { name: { en: 'Snapchat', zh: 'Snapchat' }, names: ['snap'], hosts: { 'snapchat.com': /^\/add\/([^/]+)/ } },
  lemon8: { name: { en: 'Lemon8', zh: 'Lemon8' }, names: [], hosts: { 'lemon8-app.com': /^\/@?([^/]+)/ } },
  xiaohongshu: {
    name: { en: 'Xiaohongshu', zh: '小红书' },
    names: ['rednote', 'red', 'xhs'],
    hosts: { 'xiaohongshu.com': /^\/user\/profile\/([^/]+)/ },
  },
  douyin: { name: { en: 'Douyin', zh: '抖音' }, names: [], hosts: { 'douyin.com': /^\/user\/([^/]+)/ } },
  kuaishou: { name: { en: 'Kuaishou', zh: '快手' }, names: [], hosts: { 'kuaishou.com': /^\/profile\/([^/]+)/ } },
  bilibili: { name: { en: 'Bilibili', zh: '哔哩哔哩' }, names: ['b站'], hosts: { 'space.bilibili.com': /^\/([^/]+)/ } },
  weibo: { name: { en: 'Weibo', zh: '微博' }, names: [], hosts: { 'weibo.com': /^\/(?:u\/)?([^/]+)/ } },
  shopee: {
    name: { en: 'Shopee', zh: 'Shopee' },
    names: ['虾皮'],
    hosts: Object.fromEntries(shopeeHosts.map((host) => [host, /^\/([^/]+)\/?$/])),
  },
  blog: {
    name: { en: 'Blog or site', zh: '博客或网站' },
    names: ['website', 'web', 'site', '网站', '博客'],
    hosts: {},
  },
} as const satisfies Record<string, { name: Text; names: readonly string[]; hosts: Readonly<Record<string, RegExp>> }>

export type SocialPlatform = keyof typeof known
export const socialPlatforms = Object.keys(known) as [SocialPlatform, ...SocialPlatform[]]

/** What the platforms are called. */
export const platformNames: Readonly<Record<string, Text>> = Object.fromEntries(
  socialPlatforms.map((id) => [id, known[id].name]),
)

const byName = new Map(
  socialPlatforms.flatMap((id) =>
    [id, known[id].name.en, known[id].name.zh, ...known[id].names].map((name) => [name.toLowerCase(), id] as const),
  ),
)

/** The platform that a word means; undefined for one that is not known. */
export function readSocialPlatform(text: string): SocialPlatform | undefined {
  return byName.get(text.trim().toLowerCase())
}

/** Whose profile an address is: the platform and the handle in it. Undefined for an address of no known platform. */
export function readProfileUrl(text: string): { platform: SocialPlatform; handle: string } | undefined {
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`)
  if (!url) return undefined
  const host = url.hostname.replace(/^(www|m|mobile)\./, '')
  for (const platform of socialPlatforms) {
    const pattern = (known[platform].hosts as Readonly<Record<string, RegExp>>)[host]
    const handle = pattern?.exec(url.pathname)?.[1]
    if (handle) return { platform, handle: decoded(handle) }
  }
  return undefined
}

function decoded(handle: string): string {
  try {
    return decodeURIComponent(handle)
  } catch {
    return handle
  }
}

/** By what accounts are compared: `@Mia `, `mia` and the handle of a profile's address are one. */
export const accountKey = (platform: string, handle: string): string => `${platform}:${creatorKey(handle)}`
