import { queryOptions } from '@tanstack/react-query'
import { brandPath, call } from './client.ts'
import type { Text } from './measures.ts'

export type DayRange = { first_day: string; last_day: string }
/** Rates of one currency: in `ranges` every day has one; days of `missing` are needed and have none. */
export type RatesOfCurrency = {
  currency: string
  used: boolean
  days: number
  ranges: DayRange[]
  missing_days: number
  missing_lines: number
  missing_in: string[]
  missing: DayRange[]
}
export type RateCoverage = { currency: string; items: RatesOfCurrency[]; remedy?: Text }

/** Currencies that the brand uses or can be told in. Asked anew when its figures were rebuilt. */
export const ratesQuery = (brand: string) =>
  queryOptions({
    queryKey: ['measure', brand, 'rates'],
    queryFn: ({ signal }) => call<RateCoverage>('GET', brandPath(brand, 'rates'), { signal }),
    staleTime: 300_000,
  })
