import { z } from 'zod'
import { parts, plays, type Stage } from './plays.ts'

/** What one market sold by one part of the mix; `part` is empty where what led to the sale is not known. Late orders and days are of the market, and of the brand. */
export const sold = z.object({
  country: z.string(),
  part: z.enum(['', ...parts]),
  orders: z.int(),
  net_sales: z.int(),
  late_orders: z.int(),
  ranked: z.int(),
  returning: z.int(),
  known_days: z.int(),
  brand_late_orders: z.int(),
  brand_days: z.int(),
})
type Sold = z.infer<typeof sold>

type Thresholds = { growing_orders: number; large_orders: number }

/** Markets that are told beside the whole brand. */
const mostMarkets = 10
/** With fewer orders a market has no stage. */
const enoughOrders = 30
const daysOfMonth = 30
/** Days up to the last order of the period in which orders are counted for the stage. */
export const lateDays = 90
/** A market that is known for fewer days is at its start, however much it sells. */
const youngDays = 180
/** A large brand is one to which customers come back. */
const leastReturning = 0.3

/** Each market with its stage and, for each part of the mix, the share it has and that the stage calls for. */
export async function placed(found: AsyncIterable<readonly unknown[]>, p: Thresholds) {
  const rows: Sold[] = []
  for await (const batch of found) for (const row of batch) rows.push(sold.parse(row))
  const sales = new Map<string, number>()
  for (const { country, net_sales } of rows) sales.set(country, (sales.get(country) ?? 0) + net_sales)
  const largest = [...sales]
    .filter(([country]) => country !== '')
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostMarkets)
  const markets = largest.map(([country]) => ({ market: country, own: rows.filter((row) => row.country === country) }))
  return [{ market: '', own: rows }, ...markets].flatMap(({ market, own }) => mixOf(market, own, p))
}

function mixOf(market: string, own: readonly Sold[], p: Thresholds) {
  const sum = (name: 'orders' | 'net_sales' | 'ranked' | 'returning', some = own) =>
    some.reduce((all, row) => all + row[name], 0)
  if (sum('orders') < enoughOrders) return []
  const [first] = own
  const lateOrders = market === '' ? first?.brand_late_orders : first?.late_orders
  const ordersPerMonth = ((lateOrders ?? 0) * daysOfMonth) / lateDays
  const returning = sum('ranked') > 0 ? sum('returning') / sum('ranked') : null
  const knownDays = (market === '' ? first?.brand_days : first?.known_days) ?? 0
  const stage = stageOf({ ordersPerMonth, returning, knownDays }, p)
  const explained = own.filter(({ part }) => part !== '')
  const whole = sum('net_sales', explained)
  const all = sum('net_sales')
  return parts.map((part) => {
    const of = explained.filter((row) => row.part === part)
    const share = whole > 0 ? sum('net_sales', of) / whole : null
    const [from, to] = plays[stage][part]
    return {
      ...{ country: market, stage, part, share, called_from: from, called_to: to, verdict: verdictOf(share, from, to) },
      ...{ net_sales: sum('net_sales', of), orders: sum('orders', of), orders_per_month: ordersPerMonth },
      ...{ returning_share: returning, known_days: knownDays, explained: all > 0 ? whole / all : null },
    }
  })
}

type Found = { ordersPerMonth: number; returning: number | null; knownDays: number }

function stageOf({ ordersPerMonth, returning, knownDays }: Found, { growing_orders, large_orders }: Thresholds): Stage {
  if (ordersPerMonth < growing_orders || knownDays < youngDays) return 'starting'
  return ordersPerMonth >= large_orders && (returning ?? 0) >= leastReturning ? 'large' : 'growing'
}

export const verdicts = ['below', 'within', 'above', ''] as const

function verdictOf(share: number | null, from: number, to: number): (typeof verdicts)[number] {
  if (share === null) return ''
  if (share < from) return 'below'
  return share > to ? 'above' : 'within'
}
