import type { Platform } from './define.ts'
import { youtube } from './platforms/youtube.ts'

/** Every platform that can be connected. */
export const platforms: readonly Platform[] = [youtube]

export function platformById(id: string): Platform | undefined {
  return platforms.find((platform) => platform.id === id)
}
