import type { OrderLine } from '../../facts.ts'

const words: Readonly<Record<OrderLine['status'], readonly string[]>> = {
  cancelled: [
    'cancelled',
    'canceled',
    'voided',
    'expired',
    'closed',
    'failed',
    'in cancel',
    'to cancel',
    '已取消',
    '取消',
    '交易关闭',
    '已关闭',
    '作废',
    '已作废',
  ],
  pending: [
    'pending',
    'unpaid',
    'on hold',
    'awaiting payment',
    'pending payment',
    '待付款',
    '未付款',
    '待支付',
    '未支付',
  ],
  sample: ['sample', 'free sample', '样品', '样品单', '寄样'],
  placed: [
    'placed',
    'paid',
    'processing',
    'authorized',
    'partially paid',
    'fulfilled',
    'unfulfilled',
    'partially fulfilled',
    'unshipped',
    'to ship',
    'awaiting shipment',
    'awaiting collection',
    'ready to ship',
    'shipped',
    'in transit',
    'delivered',
    'complete',
    'completed',
    'returned',
    'refunded',
    'partially refunded',
    '已付款',
    '已支付',
    '待发货',
    '待处理',
    '待审核',
    '配货中',
    '已发货',
    '运输中',
    '已送达',
    '已签收',
    '已收货',
    '已完成',
    '交易成功',
    '已退款',
    '部分退款',
  ],
}

const statusOfWord = new Map(
  Object.entries(words).flatMap(([status, all]) => all.map((word) => [word, status as OrderLine['status']] as const)),
)

/** What a word for the state of an order means for its money; undefined for a word that is not known. */
export function readOrderStatus(text: string): OrderLine['status'] | undefined {
  return statusOfWord.get(text.trim().toLowerCase().replace(/[_-]/g, ' '))
}
