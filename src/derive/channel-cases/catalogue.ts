import { chatCases } from './chats.ts'
import { clickIdCases } from './click-ids.ts'
import { conflictCases } from './conflicts.ts'
import { ownListCases } from './own-lists.ts'
import { paidCases } from './paid.ts'
import { placeCases } from './places.ts'
import { referrerCases } from './referrers.ts'
import { spellingCases } from './spellings.ts'
import type { ChannelCase } from './touch.ts'

/** Every known case. Where the default rules are changed, these say what else changes. */
export const channelCases: readonly ChannelCase[] = [
  ...spellingCases,
  ...clickIdCases,
  ...conflictCases,
  ...paidCases,
  ...placeCases,
  ...referrerCases,
  ...chatCases,
  ...ownListCases,
]
