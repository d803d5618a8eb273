import { queryOptions } from '@tanstack/react-query'
import { apiUrl, brandPath, call } from './client.ts'
import type { Money } from './collaborations.ts'

export type Payout = {
  id: string
  creator: { id: string; name: string }
  state: 'approved' | 'paid' | 'void'
  currency: string
  amount: string
  orders: number
  period_from: string
  period_to: string
  paid_on: string | null
  reference: string
}
type Fee = { collaboration: string; title: string; part: number; fee: Money }
type Statement = { creator: { id: string; name: string }; order_count: number; fees: Fee[]; payable: Money[] }
type Days = { from: string; to: string }

export const payoutsQuery = (brand: string, state: string) =>
  queryOptions({
    queryKey: ['payouts', brand, state],
    queryFn: ({ signal }) =>
      call<{ items: Payout[]; next?: string }>('GET', brandPath(brand, 'payouts'), {
        query: { state, limit: 1000 },
        signal,
      }),
  })
export const statementQuery = (brand: string, creator: string, { from, to }: Days) =>
  queryOptions({
    queryKey: ['statement', brand, creator, from, to],
    queryFn: ({ signal }) =>
      call<Statement>('GET', brandPath(brand, 'creators', creator, 'statement'), { query: { from, to }, signal }),
  })
export const approvePayouts = (brand: string, body: Days & { creator: string }) =>
  call<{ items: string[] }>('POST', brandPath(brand, 'payouts'), { body })
export const settlePayout = (
  brand: string,
  id: string,
  body: { state: 'paid' | 'void'; paid_on?: string; reference?: string },
) => call<Payout>('PATCH', brandPath(brand, 'payouts', id), { body })
export const holdClaims = (
  brand: string,
  body: {
    orders: { store: string; order_id: string }[]
    held: boolean
    reason: 'leaked_coupon' | 'own_order' | 'other'
  },
) => call<{ orders: number }>('POST', brandPath(brand, 'held-claims'), { body })
export const dealSitesQuery = (brand: string) =>
  queryOptions({
    queryKey: ['deal-sites'],
    queryFn: ({ signal }) => call<{ items: string[] }>('GET', brandPath(brand, 'deal-sites'), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
export const payoutsFileUrl = (brand: string, state: string) => apiUrl(brandPath(brand, 'payouts', 'file'), { state })
/** All orders of a statement, however many. */
export const statementFileUrl = (brand: string, creator: string, { from, to }: Days) =>
  apiUrl(brandPath(brand, 'creators', creator, 'statement', 'file'), { from, to })
