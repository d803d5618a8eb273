import type { Platform } from './define.ts'
import { meta } from './platforms/meta.ts'
import { shopee } from './platforms/shopee.ts'
import { tiktok } from './platforms/tiktok.ts'
import { tiktokShop } from './platforms/tiktok-shop.ts'
import { youtube } from './platforms/youtube.ts'

/** Every platform that can be connected. */
export const platforms: readonly Platform[] = [tiktokShop, shopee, meta, tiktok, youtube]

export function platformById(id: string): Platform | undefined {
  return platforms.find((platform) => platform.id === id)
}
