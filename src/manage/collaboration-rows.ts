import type { Selectable } from 'kysely'
import { fromMinor, toMinor } from '../kernel/money.ts'
import type { Collaborations, Samples } from '../store/registry/collaboration-tables.ts'

type Money = { amount: string; currency: string }

/** An amount with its currency, of which both are known or neither. */
export function shownMoney(minor: number | null, currency: string | null): Money | null {
  return minor === null || currency === null ? null : { amount: fromMinor(BigInt(minor), currency), currency }
}

/** An amount as it was stated, in whole minor units. */
export function minorOf(amount: string, currency: string): number {
  return Number(toMinor(amount, currency))
}

/** The row as the list reads it: with the names of creator and owner. */
export type CollaborationRow = Omit<Selectable<Collaborations>, 'brand' | 'told_at'> & {
  creator_name: string
  owner_name: string | null
}

const ppmOfPercent = 10_000

/** A collaboration as it is shown: amounts as decimals, the commission as a percentage. `today` is the brand's; `currency`, too. */
export function shownCollaboration(row: CollaborationRow, today: string, currency: string) {
  const { creator, creator_name, owner, owner_name, fee_minor, fee_currency, order_cap_minor, cap_minor, ...rest } = row
  const { rate_ppm, claims, ...one } = rest
  const isOpen = one.stage !== 'paid' && one.archived_at === null
  return {
    ...one,
    creator: { id: creator, name: creator_name },
    owner: owner === null ? null : { id: owner, name: owner_name ?? '' },
    fee: shownMoney(fee_minor, fee_currency),
    commission_percent: rate_ppm === null ? null : String(rate_ppm / ppmOfPercent),
    claims: claims as ('link' | 'coupon' | 'declared')[],
    order_cap: shownMoney(order_cap_minor, currency)?.amount ?? null,
    cap: shownMoney(cap_minor, currency)?.amount ?? null,
    is_overdue: isOpen && one.due_on !== null && one.due_on < today,
    is_to_remind: isOpen && one.remind_on !== null && one.remind_on <= today,
  }
}
export type Collaboration = ReturnType<typeof shownCollaboration>

type Terms = {
  fee?: Money | null | undefined
  commission_percent?: string | null | undefined
  order_cap?: string | null | undefined
  cap?: string | null | undefined
}

/** What is stated of money, as columns; what is left out stays out. */
export function termColumns({ fee, commission_percent, order_cap, cap }: Terms, currency: string) {
  const minor = (amount: string | null) => amount && minorOf(amount, currency)
  return {
    ...(fee !== undefined && {
      fee_minor: fee && minorOf(fee.amount, fee.currency),
      fee_currency: fee?.currency ?? null,
    }),
    ...(commission_percent !== undefined && {
      rate_ppm: commission_percent === null ? null : Math.round(Number(commission_percent) * ppmOfPercent),
    }),
    ...(order_cap !== undefined && { order_cap_minor: minor(order_cap) || null }),
    ...(cap !== undefined && { cap_minor: minor(cap) || null }),
  }
}

export type SampleRow = Omit<Selectable<Samples>, 'brand'> & { creator: string; creator_name: string; title: string }

/** A sample as it is shown, with the creator whom it goes to. */
export function shownSample({ cost_minor, cost_currency, creator, creator_name, ...one }: SampleRow) {
  return { ...one, creator: { id: creator, name: creator_name }, cost: shownMoney(cost_minor, cost_currency) }
}
export type Sample = ReturnType<typeof shownSample>
