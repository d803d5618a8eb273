import type { StatedOrder } from '../statements.ts'
import { clockTimeWithOffset, csvLine, decimal } from './table.ts'

/** The columns of an export of Chinese order software; amounts of the whole order stand on each of its rows. */
export const ordersTableHeader: readonly string[] = [
  ...'订单号,下单时间,更新时间,订单状态,取消时间,平台,店铺,国家,买家ID,商品编码,商品名称'.split(','),
  ...'数量,单价,币种,含税,商家优惠,订单运费,订单税费,订单退款金额,退货数量,退款时间,发货方式'.split(','),
]

const words = { placed: '已完成', cancelled: '已取消', sample: '样品', pending: '待付款' } as const

/** The rows of an order, times on the clock of the brand. */
export function ordersTableRows(order: StatedOrder, zone: string): string {
  const money = (minor: number) => decimal(minor, order.currency)
  const time = (at: number | undefined) => (at === undefined ? '' : clockTimeWithOffset(at, zone))
  return order.lines
    .map((line) =>
      csvLine([
        order.orderId,
        time(order.orderedAt),
        time(order.refundedAt ?? order.cancelledAt ?? order.orderedAt),
        words[order.status],
        time(order.cancelledAt),
        'TikTok Shop',
        order.store,
        order.country,
        order.customer.id,
        line.sku,
        line.title,
        line.quantity,
        money(line.price),
        order.currency,
        order.taxIncluded ? '是' : '否',
        money(line.coupon),
        money(order.shipping),
        money(order.tax),
        money(order.refund),
        line.refundedUnits,
        time(order.refundedAt),
        '自发货',
      ]),
    )
    .join('')
}
