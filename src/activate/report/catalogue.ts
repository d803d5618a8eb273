import type { SectionOf } from './define.ts'
import { contributionSection } from './sections/contribution.ts'
import { darkTestSection } from './sections/dark-test.ts'
import { effectiveChannelsSection } from './sections/effective-channels.ts'
import { halfLifeSection } from './sections/half-life.ts'
import { lifecycleSection } from './sections/lifecycle.ts'
import { newCustomersSection } from './sections/new-customers.ts'
import { ownedShareSection } from './sections/owned-share.ts'
import { tollRateSection } from './sections/toll-rate.ts'

/** The story of a week, in the order it is told; the next moves follow. */
export const sections: readonly SectionOf[] = [
  contributionSection,
  ownedShareSection,
  tollRateSection,
  newCustomersSection,
  lifecycleSection,
  darkTestSection,
  halfLifeSection,
  effectiveChannelsSection,
]
