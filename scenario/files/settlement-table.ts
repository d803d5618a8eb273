import type { StatedFee } from '../statements.ts'
import { clockTimeWithOffset, csvLine, decimal } from './table.ts'

/** The columns of a table of settled transactions: one fee or payment a row, positive where the seller gets it. */
export const settlementTableHeader: readonly string[] =
  'settlement_id,date,order_id,transaction,fee_type,amount,currency,channel,store,country'.split(',')

/** One settled amount of TikTok Shop. Statements are by day. */
export function settlementTableRow(fee: StatedFee): string {
  const date = clockTimeWithOffset(fee.postedAt, 'UTC')
  return csvLine([
    `3${date.slice(0, 10).replaceAll('-', '')}0${fee.country === 'US' ? 1 : 2}`,
    date,
    fee.orderId,
    fee.transaction === 'refund' ? 'Refund' : 'Order',
    fee.type,
    decimal(fee.amount, fee.currency),
    fee.currency,
    'TikTok Shop',
    fee.store,
    fee.country,
  ])
}
