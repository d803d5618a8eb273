import { apiUrl, brandPath, call, callForFile } from './client.ts'
import { readAnswer, type Unread } from './list-files.ts'

/** What can be stated of a product, in the order in which it is asked; all a unit. */
export const roomFigures = [
  ...(['price', 'landed_cost', 'platform_percent', 'payment_percent', 'payment_fixed', 'fulfilment'] as const),
  ...(['return_percent', 'return_cost', 'resellable_percent', 'coupon_percent', 'coupon_amount'] as const),
]
export type RoomFigure = (typeof roomFigures)[number]
type Needed = 'price' | 'landed_cost'
export type RoomProduct = { name: string; currency: string } & Record<Needed, string> &
  Record<Exclude<RoomFigure, Needed>, string | null>

export type RoomLevel = { name: string; percent: string }
export type RoomTerms = {
  levels: RoomLevel[]
  keep_percent: string
  commissions_on: 'kept' | 'sold'
  percents_of: 'price' | 'paid'
  platform_fee_returned: boolean
  payment_fee_returned: boolean
}

export type RoomCurve = 'return_rate' | 'price'
export type RoomPoint = { at: number; room: number | null }
type Amounts = Record<
  | ('price' | 'refunded' | 'coupon' | 'landed_cost' | 'platform_fee' | 'payment_fee' | 'fulfilment' | 'returns')
  | ('margin' | 'kept' | 'room_per_unit' | 'left_per_unit'),
  number
>
/** What may go to commissions; amounts in minor units of the product's currency, a unit sold. */
export type Room = Amounts & {
  name: string
  currency: string
  verdict: 'room' | 'none' | 'unknown'
  room: number | null
  left: number | null
  levels: { name: string; share: number; per_unit: number; up_to: number | null }[]
  return_limit: 'at' | 'any' | 'none'
  break_even_return_rate: number | null
  break_even_price: number | null
  not_stated: Exclude<RoomFigure, Needed>[]
  curve?: RoomPoint[]
}
type Asked = RoomTerms & { products: RoomProduct[] }

export const askRooms = (brand: string, body: Asked & { curve?: RoomCurve }, signal: AbortSignal) =>
  call<{ rooms: Room[] }>('POST', brandPath(brand, 'room'), { body, signal })

/** What is shown as CSV, with what was stated beside. */
export const roomsAsCsv = (brand: string, body: Asked): Promise<Blob> =>
  callForFile('POST', brandPath(brand, 'room', 'csv'), { body })

export type ReadProducts = Unread & { products: RoomProduct[] }

/** The products of a file; nothing of it is kept. */
export const readProducts = (brand: string, file: File) =>
  readAnswer<ReadProducts>(apiUrl(brandPath(brand, 'room', 'file'), { name: file.name }), file)
