import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { currentRows, inBucket } from './current.ts'
import { entryColumns, saleColumns } from './entry-columns.ts'
import type { Bucket, DeriveScope } from './scope.ts'

/** Takes every amount of a cancelled order back on the day it was cancelled, at the rate it was booked with. */
export async function bookCancellations(warehouse: Warehouse, scope: DeriveScope, bucket: Bucket): Promise<void> {
  const columns = sql`row_key, status, ordered_at, cancelled_at, as_of, load, received_at`
  await warehouse.run(sql`
    INSERT INTO order_economics (${entryColumns})
    SELECT brand, slice, 'cancellation', cancelled.taken_back_at, ordered_at, ${saleColumns}, -units,
      -price_paid, -tax, -coupon, -net_sales, -goods_cost, -commission, -fulfilment, -payment, -logistics, -return_cost, -other_fees,
      -ads, -creator, -affiliate, -cm1, -cm2, -cm3,
      goods_cost_basis, commission_basis, fulfilment_basis, payment_basis, logistics_basis, return_basis, creator_basis, affiliate_basis, other_basis
    FROM order_economics AS sale
    GLOBAL INNER JOIN (
      SELECT row_key AS cancelled_key, coalesce(cancelled_at, ordered_at) AS taken_back_at
      FROM (${currentRows('order_lines', scope, columns, inBucket(bucket))}) WHERE status = 'cancelled'
    ) AS cancelled ON sale.row_key = cancelled.cancelled_key
    WHERE brand = ${str(scope.brand)} AND slice = ${u64(scope.slice)} AND entry = 'sale' AND status = 'cancelled' AND ${inBucket(bucket)}`)
}
