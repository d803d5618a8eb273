import type { Rule } from './define.ts'
import { creatorWorth } from './rules/creator-worth.ts'
import { dearerAds } from './rules/dearer-ads.ts'
import { lapse } from './rules/lapse.ts'
import { leakedCoupon } from './rules/leaked-coupon.ts'
import { leakingPage } from './rules/leaking-page.ts'
import { losingPlace } from './rules/losing-place.ts'
import { nextPlace } from './rules/next-place.ts'
import { oneChannel } from './rules/one-channel.ts'
import { unpaidTraffic } from './rules/unpaid-traffic.ts'

/** Every kind of move that is looked for. */
export const rules: readonly Rule[] = [
  nextPlace,
  losingPlace,
  unpaidTraffic,
  dearerAds,
  leakingPage,
  creatorWorth,
  leakedCoupon,
  lapse,
  oneChannel,
]
