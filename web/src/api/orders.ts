import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { brandPath, call, type Query } from './client.ts'
import type { Exchange } from './measures.ts'

type Amounts = {
  units: number
  price_paid: number
  net_sales: number
  refunds: number
  cm1: number | null
  cm2: number | null
  cm3: number | null
  entries: number
}
/** An order as far as it is part of a figure. Times are UTC, "2026-01-31 10:00:00.000". */
export type OrderRow = Amounts & {
  store: string
  order_id: string
  ordered_at: string
  sales_channel: string
  country: string
  customer_id: string
}
export type OrderTotals = Amounts & { orders: number; without_order: { other_fees: number; marketing: number } }
export type OrderPage = {
  currency: string
  exchange?: Exchange
  items: OrderRow[]
  totals?: OrderTotals
  next?: string
}

/** Orders behind a figure, page by page; the first page has the totals of all. */
export const ordersQuery = (brand: string, params: Query) =>
  infiniteQueryOptions({
    queryKey: ['orders', brand, params],
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam ? { ...params, cursor: pageParam } : params
      return call<OrderPage>('GET', brandPath(brand, 'orders'), { query, signal })
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })

export type Amount = { name: string; amount: number | null; basis: string }
export type Entry = {
  entry: string
  at: string
  sku: string
  line_kind: string
  status: string
  campaign: string
  coupon_code: string
  currency: string
  units: number
  amounts: Amount[]
  load: number
  line_no: number
}
export type Source = {
  fact: string
  load: number
  line_no: number
  source: string
  as_of: string
  says: string
  removed: boolean
  import: string | null
  file_name: string | null
}
export type OrderDetail = {
  store: string
  order_id: string
  ordered_at: string
  sales_channel: string
  country: string
  customer_id: string
  customer_rank: number
  currency: string
  exchange?: Exchange
  entries: Entry[]
  sources: Source[]
}

export const orderQuery = (brand: string, order: string, query: Query) =>
  queryOptions({
    queryKey: ['order', brand, order, query],
    queryFn: ({ signal }) => call<OrderDetail>('GET', brandPath(brand, 'orders', order), { query, signal }),
  })

/** A time of the warehouse as an ISO instant. */
export function utc(time: string): string {
  return `${time.replace(' ', 'T')}Z`
}
