import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query'
import { apiUrl, brandPath, call } from './client.ts'

/** A code that somebody said in a chat. `at` is UTC, "2026-01-31 10:00:00.000". */
export type Declaration = {
  id: string
  code: string
  at: string
  order_id: string
  store: string
  customer_id: string
  said_in: string
  by: string
  /** There is no order of that id yet. */
  order_missing: boolean
}
export type DeclarationPages = InfiniteData<{ items: Declaration[]; next?: string }, string>

export const declarationsKey = (brand: string, search?: string) =>
  search === undefined ? ['declarations', brand] : ['declarations', brand, search]

export const declarationsQuery = (brand: string, search: string) =>
  infiniteQueryOptions({
    queryKey: declarationsKey(brand, search),
    queryFn: ({ pageParam, signal }) =>
      call<{ items: Declaration[]; next?: string }>('GET', brandPath(brand, 'declarations'), {
        query: { search, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })

export const declareCode = (
  brand: string,
  code: string,
  body: { order_id?: string; customer_id?: string; said_in: string },
) => call<Declaration>('POST', brandPath(brand, 'codes', code, 'declare'), { body })
export const withdrawDeclaration = (brand: string, { code, id }: Declaration) =>
  call<undefined>('DELETE', brandPath(brand, 'codes', code, 'declarations', id))
export const declarationsFileUrl = (brand: string, search: string) =>
  apiUrl(brandPath(brand, 'declarations', 'file'), { search })
