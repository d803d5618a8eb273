import { infiniteQueryOptions } from '@tanstack/react-query'
import { brandPath, call } from './client.ts'

export type Product = { sku: string; title: string; category: string; source: string; [more: string]: unknown }
export type Cost = {
  sku: string
  country: string
  valid_from: string
  currency: string
  unit_cost: string | number
  source: string
}
export type CostInput = { sku: string; country: string; valid_from: string; currency: string; unit_cost: string }

const pages = <Item>(brand: string, name: string, search: string) =>
  infiniteQueryOptions({
    queryKey: ['facts', brand, name, search],
    queryFn: ({ pageParam, signal }) =>
      call<{ items: Item[]; next?: string }>('GET', brandPath(brand, name), {
        query: { search, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })

/** Products and costs that count now, imported or stated; `search` is a part of a SKU. */
export const productsQuery = (brand: string, search: string) => pages<Product>(brand, 'products', search)
export const costsQuery = (brand: string, search: string) => pages<Cost>(brand, 'costs', search)

export const stateCost = (brand: string, body: CostInput) =>
  call<CostInput>('POST', brandPath(brand, 'costs'), { body })
export const removeCost = (brand: string, { sku, country, valid_from }: Cost) =>
  call<undefined>('DELETE', brandPath(brand, 'costs'), { query: { sku, country, valid_from } })
