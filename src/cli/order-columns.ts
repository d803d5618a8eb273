import { common, plain, summed } from '../measure/columns.ts'
import type { Column } from '../measure/define.ts'

/** What the list of orders shows of each, in this order; times are UTC. */
export const orderColumns = {
  order_id: plain('text', 'Order', '订单'),
  store: plain('text', 'Store', '店铺'),
  ordered_at: plain('text', 'Ordered (UTC)', '下单时间（UTC）'),
  sales_channel: common.salesChannel,
  country: common.country,
  customer_id: plain('text', 'Customer', '客户'),
  units: summed('count', 'Units', '件数'),
  net_sales: common.netSales,
  refunds: common.refunds,
  cm1: common.cm1,
  cm3: common.cm3,
  entries: summed('count', 'Entries', '条目'),
} as const satisfies Record<string, Column>
