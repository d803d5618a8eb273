import { addDays } from '../../src/kernel/time.ts'
import { type Agreement, agreements, reportCodes, type Terms } from '../brand/collaborations.ts'
import { creatorCodes } from '../brand/creator-codes.ts'
import { cast, creatorOf } from '../brand/creators.ts'
import type { BookedOrder } from '../truth/day.ts'
import { each } from './asked.ts'
import type { Known } from './brand.ts'

/** What an order earns a creator; amounts in minor units of the brand's currency. */
export type Earned = {
  order_id: string
  name: string
  claim: 'coupon' | 'declared'
  base: number
  commission: number
  cut: number
  payable_on: string
}
type Claim = { agreement: Agreement & { terms: Terms }; kind: 'coupon' | 'declared' }

const named = (handle: string) => cast.find(({ accounts }) => accounts.some((one) => one.handle === handle))?.name

/** Who claims an order, without any visit: by the coupon in it first, then by a report. */
function claimsOf(
  { order }: BookedOrder,
  reports: ReadonlyMap<string, string>,
): { name: string; kind: Claim['kind'] }[] {
  const [campaign = ''] = Object.entries(creatorCodes).find(([, [coupon]]) => coupon === order.couponCode) ?? []
  const [handle = ''] = Object.entries(reportCodes).find(([, code]) => code === reports.get(order.orderId)) ?? []
  return [
    { name: creatorOf(campaign)?.name ?? '', kind: 'coupon' as const },
    { name: named(handle) ?? '', kind: 'declared' as const },
  ].filter(({ name }) => name !== '')
}

function wonBy(known: Known, booked: BookedOrder, reports: ReadonlyMap<string, string>): Claim | undefined {
  const day = known.dayAt(booked.order.orderedAt)
  for (const { name, kind } of claimsOf(booked, reports)) {
    const agreement = agreements.find(({ creator, terms }) => {
      return creator === name && terms?.claims.includes(kind) && addDays(known.to, terms.startsOn) <= day
    })
    if (agreement?.terms) return { agreement: { ...agreement, terms: agreement.terms }, kind }
  }
  return undefined
}

/** Net sales of a line have what its buyer paid for shipping in them. */
function baseOf({ entries }: BookedOrder): number {
  const own = entries.filter(({ entry }) => entry !== 'spend' && entry !== 'fee')
  return own.reduce((all, { amounts }) => all + amounts.net_sales - amounts.coupon, 0)
}

/** Commissions as they are to be, by a second implementation of what the guide says; `reports` are codes by order. */
export function commissionsDue(known: Known, reports: ReadonlyMap<string, string>): Earned[] {
  const used = new Map<Agreement['title'], number>()
  const inTurn = known.orders.toSorted((a, b) => a.order.orderedAt - b.order.orderedAt)
  return inTurn.flatMap((booked) => {
    const { order } = booked
    const won = order.status === 'placed' ? wonBy(known, booked, reports) : undefined
    if (!won) return []
    const { creator, title, terms } = won.agreement
    const base = baseOf(booked)
    const full = Math.max(0, each(base * terms.percent, 100) ?? 0)
    const limited = Math.min(full, terms.orderCap ?? full)
    const key = `${creator}/${title}`
    const before = used.get(key) ?? 0
    used.set(key, before + limited)
    const commission = terms.cap === undefined ? limited : Math.max(0, Math.min(limited, terms.cap - before))
    const payable_on = addDays(known.dayAt(order.orderedAt), terms.holdDays)
    return [
      { order_id: order.orderId, name: creator, claim: won.kind, base, commission, cut: full - commission, payable_on },
    ]
  })
}
