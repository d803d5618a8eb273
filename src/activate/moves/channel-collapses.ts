import { horizon } from './estimate.ts'

/** What each channel brought in 28 days. */
export type ChannelMonth = ReadonlyMap<string, { orders: number; margin: number }>

/** Fewer orders, or a smaller share, may halve by chance. */
const fewestOrders = 20
const leastShare = 0.1
const monthsAhead = Math.floor(horizon / 28)

/**
 * How often a channel lost half of its share of the margin or more from one month to the next, of how many times it could have, and how much
 * of it on average. Shares, since a month in which everything sells less is no collapse of one.
 */
export function collapsesOf(months: readonly ChannelMonth[]): { times: number; chances: number; lost: number } {
  let [times, chances, lost] = [0, 0, 0]
  for (const [i, month] of months.entries()) {
    const next = months[i + 1]
    if (!next) continue
    for (const [key, { orders }] of month) {
      const before = shareOf(month, key)
      if (orders < fewestOrders || before < leastShare) continue
      chances++
      const left = shareOf(next, key) / before
      if (left < 0.5) [times, lost] = [times + 1, lost + 1 - left]
    }
  }
  return { times, chances, lost: times > 0 ? lost / times : 0 }
}

function shareOf(month: ChannelMonth, key: string): number {
  const all = [...month.values()].reduce((sum, { margin }) => sum + margin, 0)
  return all > 0 ? (month.get(key)?.margin ?? 0) / all : 0
}

/** The part of the margin of 180 days that is lost on average, where a channel collapses with this chance in each month and stays so. */
export function shareLost(chance: number, lost: number): number {
  let [stands, sum] = [1, 0]
  for (let month = 0; month < monthsAhead; month++) {
    sum += (stands * chance * (monthsAhead - month)) / monthsAhead
    stands *= 1 - chance
  }
  return sum * lost
}
