import { products } from '../brand/products.ts'
import type { StatedReturn } from '../statements.ts'
import { asinOf } from './amazon-orders.ts'
import { tsvLine, utcTime } from './table.ts'

/** The header of the FBA customer returns report. */
export const amazonReturnsHeader: readonly string[] =
  'return-date order-id sku asin fnsku product-name quantity fulfillment-center-id detailed-disposition reason status license-plate-number customer-comments'.split(
    ' ',
  )

const titles = new Map(products.map(({ sku, title }) => [sku, title]))

/** One row of what came back to a warehouse of Amazon. */
export function amazonReturnRow(back: StatedReturn): string {
  return tsvLine([
    utcTime(back.returnedAt),
    back.orderId,
    back.sku,
    asinOf.get(back.sku),
    `X00${back.sku.replaceAll('-', '')}`,
    titles.get(back.sku),
    back.quantity,
    back.orderId.startsWith('113') ? 'PHX7' : 'DTM2',
    back.detail,
    back.reason,
    'Unit returned to inventory',
    `LPN${back.orderId.replaceAll('-', '').slice(3)}`,
    back.comment,
  ])
}
