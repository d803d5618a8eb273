import type { Toll } from '../../src/kernel/channel.ts'
import { toMinor } from '../../src/kernel/money.ts'
import type { Day } from '../../src/kernel/time.ts'
import type { StatedOrder } from '../statements.ts'

/** What a toll costs where no settlement tells. Empty text matches everything; amounts are decimals in `currency`. */
export type TollRule = {
  toll: Toll | 'goods'
  sales_channel: string
  store: string
  country: string
  /** Beginning of the campaign's name. A creator or affiliate rule without one applies to nothing. */
  campaign: string
  fulfilment: string
  fraction: string
  fixed: string
  minimum: string
  currency: string
  valid_from: Day
  valid_to: Day | ''
  basis: 'default' | 'estimated'
}

/** The rule for a toll of an order: the most specific of those that match, and of equally specific ones the latest. */
export function ruleFor(
  rules: readonly TollRule[],
  toll: TollRule['toll'],
  order: StatedOrder,
  day: Day,
): TollRule | undefined {
  let best: TollRule | undefined
  for (const one of rules)
    if (one.toll === toll && matches(one, order, day) && (!best || outranks(one, best))) best = one
  return best
}

function matches(one: TollRule, order: StatedOrder, day: Day): boolean {
  const named = one.toll === 'creator' || one.toll === 'affiliate'
  return (
    (one.sales_channel === '' || one.sales_channel === order.channel) &&
    (one.store === '' || one.store === order.store) &&
    (one.country === '' || one.country === order.country) &&
    (one.campaign === '' ? !named : order.campaign.startsWith(one.campaign)) &&
    (one.fulfilment === '' || one.fulfilment === order.fulfilment) &&
    one.valid_from <= day &&
    (one.valid_to === '' || day <= one.valid_to)
  )
}

/** Store comes before country, country before channel, then campaign, fulfilment, and the later beginning. */
function outranks(one: TollRule, other: TollRule): boolean {
  for (const key of ['store', 'country', 'sales_channel', 'campaign', 'fulfilment'] as const) {
    if ((one[key] === '') !== (other[key] === '')) return one[key] !== ''
  }
  return one.campaign.length - other.campaign.length > 0 || one.valid_from > other.valid_from
}

/** An amount of a rule in minor units of its currency. */
export function minorOf(one: TollRule, amount: 'fixed' | 'minimum'): bigint {
  return toMinor(one[amount], one.currency) ?? 0n
}
