import { channelNames, type SalesChannel } from './channel.ts'
import type { Text } from './errors.ts'
import { platformNames, readSocialPlatform } from './social-platform.ts'

/** Places that sell live and are no social platforms, with the words by which files name them. */
const shops: readonly (readonly [id: string, name: Text, words: RegExp])[] = [
  ['amazon', channelNames.amazon as Text, /^amazon|亚马逊/],
  ['lazada', channelNames.lazada as Text, /^lazada|来赞达/],
  ['taobao', { en: 'Taobao Live', zh: '淘宝直播' }, /^(taobao|tmall)|淘宝|天猫|点淘/],
  ['wechat', { en: 'WeChat Channels', zh: '微信视频号' }, /^wechat|视频号|微信/],
  ['own_site', channelNames.own_site as Text, /^(own[ _]site|own shop|site)$|独立站|官网/],
]

/** What the platforms of live sessions are called. */
export const livePlatformNames: Readonly<Record<string, Text>> = {
  ...platformNames,
  ...Object.fromEntries(shops.map(([id, name]) => [id, name])),
}

/** The platform that a word means: "TikTok Shop Live" is TikTok. Undefined for one that is not known. */
export function readLivePlatform(text: string): string | undefined {
  const word = text.trim().toLowerCase()
  const plain = word.replace(/\s*(shop|live|直播|直播间|小店)+$/g, '').trim()
  const social = readSocialPlatform(word) ?? readSocialPlatform(plain) ?? readSocialPlatform(plain.split(' ')[0] ?? '')
  return social ?? shops.find(([, , words]) => words.test(word))?.[0]
}

/** Where orders of a platform's sessions are placed, where that is the platform's own shop. */
const ownShops: Readonly<Record<string, SalesChannel>> = {
  tiktok: 'tiktok_shop',
  amazon: 'amazon',
  shopee: 'shopee',
  lazada: 'lazada',
  own_site: 'own_site',
}

/** The sales channel of a platform's own shop; undefined for platforms whose viewers buy elsewhere. */
export function shopOfPlatform(platform: string): SalesChannel | undefined {
  return ownShops[platform]
}
