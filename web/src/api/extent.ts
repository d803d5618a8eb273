import { queryOptions } from '@tanstack/react-query'
import type { Extent } from '../address/period.ts'
import { brandQuery } from './brand.ts'

/** First and last day of the orders behind the figures; null where there are none yet. */
export const extentQuery = (brand: string) =>
  queryOptions({
    ...brandQuery(brand),
    select: ({ first_day: from, last_day: to }): NonNullable<Extent> | null => (from && to ? { from, to } : null),
  })
