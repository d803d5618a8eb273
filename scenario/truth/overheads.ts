import type { Day } from '../../src/kernel/time.ts'
import type { StatedFee, StatedSpend } from '../statements.ts'
import { type Books, inBrand } from './books.ts'
import { amountsOf, type Entry, noBases } from './entry.ts'

const notCosts = new Set(['principal', 'tax', 'shipping', 'coupon', 'advertising', 'transfer'])

/** Settled fees that belong to no order, each on its own. Ads charged to the account are left to the ad reports. */
export function bookFees(books: Books, fees: readonly StatedFee[]): Entry[] {
  return fees
    .filter(({ part }) => !notCosts.has(part))
    .map((fee) => {
      const day = books.dayAt(fee.postedAt)
      const other_fees = -inBrand(books, BigInt(fee.amount), fee.currency, day)
      return {
        ...loose('fee', fee.postedAt, day, fee.channel, fee.country, ''),
        store: fee.store,
        amounts: amountsOf({ other_fees }),
        bases: { ...noBases, other: 'actual' as const },
      }
    })
}

type Pool = {
  channel: string
  country: string
  campaign: string
  carriers: Entry[]
  ads: bigint
  creator: bigint
  affiliate: bigint
}

/**
 * Shares a day's spend over the day's sales of its channel and country by net sales: over those of its campaign where
 * there are any, else over all. What divides to no whole cent, and what nothing can carry, is booked without an order.
 */
export function bookSpend(
  books: Books,
  day: Day,
  noon: number,
  spend: readonly StatedSpend[],
  sales: readonly Entry[],
): Entry[] {
  const pools = new Map<string, Pool>()
  for (const row of spend) {
    const pool = poolOf(books, row, sales)
    const key = `${pool.channel}|${pool.country}|${pool.campaign}`
    const known = pools.get(key) ?? pool
    known[row.kind] += BigInt(inBrand(books, BigInt(row.spend), row.currency, day))
    pools.set(key, known)
  }
  return [...pools.values()].flatMap((pool) => shareOut(pool, day, noon))
}

/** The sales that carry a row of spend: of its campaign, else of its market, else none. */
function poolOf(books: Books, row: StatedSpend, sales: readonly Entry[]): Pool {
  const channel = books.channelOfPlatform[row.platform] ?? 'own_site'
  const ofMarket = sales.filter(
    (sale) =>
      sale.entry === 'sale' &&
      sale.amounts.net_sales > 0 &&
      sale.channel === channel &&
      (row.country === '' || sale.country === row.country),
  )
  const ofCampaign = row.campaign === '' ? [] : ofMarket.filter(({ campaign }) => campaign === row.campaign)
  const pool = { channel, country: row.country, ads: 0n, creator: 0n, affiliate: 0n }
  if (ofCampaign.length > 0) return { ...pool, campaign: row.campaign, carriers: ofCampaign }
  return { ...pool, campaign: ofMarket.length > 0 ? '' : row.campaign, carriers: ofMarket }
}

function shareOut(pool: Pool, day: Day, noon: number): Entry[] {
  const weight = pool.carriers.reduce((all, { amounts }) => all + BigInt(amounts.net_sales), 0n)
  const shares = pool.carriers.flatMap((sale) => {
    const part = (total: bigint) => Number((total * BigInt(sale.amounts.net_sales)) / weight)
    const amounts = amountsOf({ ads: part(pool.ads), creator: part(pool.creator), affiliate: part(pool.affiliate) })
    if (isNothing(amounts)) return []
    return { ...sale, entry: 'spend' as const, campaign: pool.campaign, costKnown: true, amounts, bases: noBases }
  })
  const rest = amountsOf({
    ads: Number(pool.ads) - sum(shares, 'ads'),
    creator: Number(pool.creator) - sum(shares, 'creator'),
    affiliate: Number(pool.affiliate) - sum(shares, 'affiliate'),
  })
  if (isNothing(rest)) return shares
  return [...shares, { ...loose('spend', noon, day, pool.channel, pool.country, pool.campaign), amounts: rest }]
}

function sum(entries: readonly Entry[], amount: StatedSpend['kind']): number {
  return entries.reduce((all, { amounts }) => all + amounts[amount], 0)
}

function isNothing({ ads, creator, affiliate }: Entry['amounts']): boolean {
  return ads === 0 && creator === 0 && affiliate === 0
}

/** An entry that belongs to no order. */
function loose(entry: 'fee' | 'spend', at: number, day: Day, channel: string, country: string, campaign: string) {
  return {
    entry,
    at,
    day,
    orderedDay: day,
    channel,
    store: '',
    country,
    orderId: '',
    customer: '',
    rank: 0,
    sku: '',
    campaign,
    status: '' as const,
    costKnown: true,
    bases: noBases,
  }
}
