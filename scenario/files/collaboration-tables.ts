import { fromMinor } from '../../src/kernel/money.ts'
import { addDays } from '../../src/kernel/time.ts'
import { type Agreement, agreements, reportCodes, type Sample } from '../brand/collaborations.ts'
import { cast } from '../brand/creators.ts'
import { marketOf } from '../brand/markets.ts'
import { siteOf } from '../brand/site.ts'
import type { Scenario } from '../generate.ts'
import { scenarioBrand } from '../options.ts'
import { csvLine } from './table.ts'

const money = ([minor, currency]: readonly [number, string]) => ({
  amount: fromMinor(BigInt(minor), currency),
  currency,
})

/** Agreements and samples as the brand states them, by names of creators: what the API takes, as JSON. */
export function collaborationsText({ options: { end } }: Scenario): string {
  const on = (days: number | undefined) => (days === undefined ? null : addDays(end, days))
  const stated = agreements.map((one) => {
    return { ...agreed(one, on), samples: one.samples.map((sample, place) => goods(one, sample, place, on)) }
  })
  return JSON.stringify(stated)
}

type On = (days: number | undefined) => string | null

function agreed({ fee, terms, ...one }: Agreement, on: On) {
  const inBrand = (minor: number | undefined) =>
    minor === undefined ? null : fromMinor(BigInt(minor), scenarioBrand.currency)
  return {
    ...{ creator: one.creator, title: one.title, stage: one.stage, due_on: on(one.dueOn), remind_on: on(one.remindOn) },
    ...{ post_due_on: on(one.postDueOn), posted_on: on(one.postedOn) },
    ...{ notes: one.notes ?? '', contract: one.contract ?? '', rights: one.rights ?? '', posts: one.posts ?? 0 },
    ...(fee && { fee: money([fee[0], fee[1]]), fee_per: fee[2] }),
    ...(terms && {
      ...{ commission_percent: String(terms.percent), claims: terms.claims, starts_on: on(terms.startsOn) },
      ...{ order_cap: inBrand(terms.orderCap), cap: inBrand(terms.cap), hold_days: terms.holdDays },
    }),
  }
}

/** Where stocks are, by country. */
const places = { CN: 'Shenzhen', US: 'New Jersey', GB: 'Leeds', DE: 'Leipzig' } as const

/** A sample; its tracking number is made up, and tells of one that was sent. */
function goods({ creator }: Agreement, { sku, stock, route, cost, customs, ...days }: Sample, place: number, on: On) {
  const person = cast.findIndex(({ name }) => name === creator)
  const number = `LT${String(person + 10)}${String(place + 1)}0457${stock}`
  return {
    ...{ sku, stock_country: stock, stock_place: places[stock], creator_country: cast[person]?.markets[0] ?? '' },
    ...{ route, cost: cost ? money(cost) : null, customs: customs ?? '' },
    tracking: days.sentOn === undefined ? '' : number,
    ...{ sent_on: on(days.sentOn), received_on: on(days.receivedOn), posted_on: on(days.postedOn) },
  }
}

/** The links whose codes hosts of live sessions report orders by. */
export function reportLinksTable(): string {
  const header = 'code,kind,title,target,channel,creator'
  const { origin, prefix } = siteOf(marketOf('US'))
  const rows = Object.entries(reportCodes).map(([handle, code]) => {
    const creator = cast.find(({ accounts }) => accounts.some((account) => account.handle === handle))?.name ?? ''
    return csvLine([code, 'web', `${creator}, live`, `${origin}${prefix}/`, 'tiktok', creator])
  })
  return `${header}\n${rows.join('')}`
}

/** What hosts report of the orders of their sessions: a code said for an order. Every tenth is forgotten. */
export function orderReports({ live }: Scenario): { code: string; store: string; order_id: string; at: string }[] {
  const hosts = new Map(live.sessions.map(({ id, host }) => [id, host]))
  return [...live.orders.values()].flat().flatMap(({ orderId, store, orderedAt, cause }, place) => {
    const code = reportCodes[hosts.get(cause.driver) ?? '']
    if (!code || place % 10 === 9) return []
    return [{ code, store, order_id: orderId, at: new Date(orderedAt).toISOString() }]
  })
}
