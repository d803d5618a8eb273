import type { Sql } from '../store/sql.ts'
import { sql } from '../store/sql.ts'

/**
 * The three margins of an entry, from the amounts that its booking has named: net_sales, goods_cost (NULL where unknown,
 * and so are the margins then), every toll (fulfilment as `fulfilment_cost`: a line's own column says who fulfils), marketing and coupon.
 */
export const margins: Sql = sql`
      net_sales - goods_cost AS cm1,
      cm1 - commission - fulfilment_cost - payment - logistics - return_cost - other_fees AS cm2,
      cm2 - ads - creator - affiliate - coupon AS cm3`
