import type { Campaign } from './campaigns.ts'

/** The coupon code that a creator's audience is given, and the percent it takes off. */
export const creatorCodes: Readonly<Record<string, readonly [code: string, percent: number]>> = {
  'creator-mia': ['MIA10', 10],
  'creator-jonas': ['JONAS10', 10],
  'creator-haruka': ['HARUKA8', 8],
}

/** The code of creator × post × channel; `post` counts from 0. */
export function postCode({ id, utm: [channel] }: Campaign, post: number): string {
  return `${id.replace('creator-', '')}-${post + 1}-${channel === 'instagram' ? 'ig' : 'yt'}`
}
