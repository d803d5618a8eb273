import { queryOptions } from '@tanstack/react-query'
import type { Extent } from '../address/period.ts'
import { fetchImports } from './imports.ts'

/** First and last day of the orders that were imported; null where there are none yet. */
export const extentQuery = (brand: string) =>
  queryOptions({
    queryKey: ['extent', brand],
    queryFn: async ({ signal }): Promise<NonNullable<Extent> | null> => {
      const { items } = await fetchImports(brand, signal)
      const periods = items.flatMap(({ status, preview }) =>
        status === 'committed' && preview?.period && preview.facts?.order_lines ? [preview.period] : [],
      )
      if (!periods.length) return null
      const days = periods.flatMap(({ from, to }) => [from.slice(0, 10), to.slice(0, 10)]).sort()
      const [first] = days
      const last = days.at(-1)
      return first && last ? { from: first, to: last } : null
    },
    staleTime: 60_000,
  })
