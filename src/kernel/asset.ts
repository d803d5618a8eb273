import { addDays, type Day } from './time.ts'

/** Where an asset may be shown, each with a right of its own. */
export const assetChannels = ['feed', 'ad', 'product_page', 'live', 'gallery', 'email'] as const
export type AssetChannel = (typeof assetChannels)[number]

/** `expiring` is allowed still, and ends within 30 days. `unknown` is not allowed. */
export const rightStates = ['allowed', 'expiring', 'expired', 'unknown'] as const
export type RightState = (typeof rightStates)[number]

/** So many days before its end a right is told of. */
export const warningDays = 30

/** The state of a right on a day. `until` is its last day, null for one without end; undefined where none was stated. */
export function rightState(until: Day | null | undefined, today: Day): RightState {
  if (until === undefined) return 'unknown'
  if (until === null) return 'allowed'
  if (until < today) return 'expired'
  return until <= addDays(today, warningDays) ? 'expiring' : 'allowed'
}

/** Whether a right in this state lets an asset be shown. */
export function isAllowed(state: RightState): boolean {
  return state === 'allowed' || state === 'expiring'
}
