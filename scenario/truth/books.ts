import { type Day, dayOf } from '../../src/kernel/time.ts'
import type { DayRates } from './day-rates.ts'
import type { TollRule } from './toll-rules.ts'
import type { UnitCosts } from './unit-costs.ts'

/** What the bookkeeping needs to know of the brand. */
export type Books = {
  /** The brand's calendar day of an instant. */
  dayAt(at: number): Day
  rates: DayRates
  costs: UnitCosts
  rules: readonly TollRule[]
  /** Sales channel that the spend of a platform serves. */
  channelOfPlatform: Readonly<Record<string, string>>
}

const quarterHour = 900_000

/** Calendar days of a zone. Zones differ from UTC by whole quarters of an hour, so one answer serves a quarter. */
export function daysIn(zone: string): (at: number) => Day {
  const known = new Map<number, Day>()
  return (at) => {
    const quarter = Math.floor(at / quarterHour)
    const day = known.get(quarter) ?? dayOf(new Date(at), zone)
    known.set(quarter, day)
    return day
  }
}

/** An amount in minor units of a currency in the brand's, at the rate of a day. */
export function inBrand(books: Books, minor: bigint, currency: string, day: Day): number {
  return Number(books.rates.convert(minor, currency, day))
}
