import { sql } from '../store/sql.ts'

/** The columns of order_economics, in the order in which every booking fills them. */
export const entryColumns = sql`
  brand, slice, entry, at, ordered_at, store, sales_channel, country, order_id, row_key, load, line_no, sku, line_kind, status,
  customer_id, customer_first_at, order_rank, campaign, utm_source, utm_medium, coupon_code, currency, units,
  price_paid, tax, coupon, net_sales, goods_cost, commission, fulfilment, payment, logistics, return_cost, other_fees,
  ads, creator, affiliate, cm1, cm2, cm3,
  goods_cost_basis, commission_basis, fulfilment_basis, payment_basis, logistics_basis, return_basis, creator_basis, affiliate_basis, other_basis`

/** What an entry takes over from the sale it follows, from the order to the currency. */
export const saleColumns = sql`
  store, sales_channel, country, order_id, row_key, load, line_no, sku, line_kind, status,
  customer_id, customer_first_at, order_rank, campaign, utm_source, utm_medium, coupon_code, currency`
