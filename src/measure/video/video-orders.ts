import { z } from 'zod'
import { common, plain } from '../columns.ts'
import { defineMeasure } from '../define.ts'
import { readVideos, videoEdges } from './video-book.ts'
import { videoAsks } from './video-facts.ts'
import { videoParam, videoPeriod } from './video-question.ts'

export const videoOrders = defineMeasure({
  id: 'video-orders',
  group: 'live',
  title: { en: 'Orders of a video', zh: '视频订单' },
  doc: {
    en: 'The orders that a video’s orders, net sales and CM3 are made of, newest first, with the code by which each is the video’s and how that is known: deterministic by its coupon or by a visit from its link in the 30 days before, declared by a code said in a chat. Orders of a code that several videos state are of none of them.',
    zh: '构成该视频订单数、净销售额与 CM3 的订单，按日期由近到远，附归属所依据的专属码与关联依据：使用优惠码或下单前 30 天内经其链接访问的为“确定”，在聊天中报码的为“声明”。多个视频共用的码，其订单不归任何一个。',
  },
  params: videoPeriod.extend({ video: videoParam }),
  row: z.object({
    order_id: z.string(),
    store: z.string(),
    placed_on: z.string(),
    edge: z.enum(videoEdges),
    own_code: z.string(),
    net_sales: z.int(),
    refunds: z.int(),
    cm3: z.int().nullable(),
  }),
  columns: {
    order_id: plain('text', 'Order', '订单'),
    store: plain('text', 'Store', '店铺'),
    placed_on: plain('day', 'Ordered', '下单日'),
    edge: {
      ...plain('text', 'Edge', '关联依据'),
      values: {
        deterministic: { en: 'Deterministic', zh: '确定' },
        declared: { en: 'Declared', zh: '声明' },
      },
    },
    own_code: plain('text', 'Code', '专属码'),
    net_sales: common.netSales,
    refunds: common.refunds,
    cm3: common.cm3,
  },
  chart: { kind: 'table', x: 'order_id', y: ['net_sales'] },
  example: { from: '2025-01-01', to: '2025-03-31', video: 'youtube:v-balcony-a' },
  ...videoAsks,
  answer: async (found, { video }) => {
    const orders = (await readVideos(found)).find(({ key }) => key === video)?.brought?.orders ?? []
    return orders
      .map(({ bought: _, ...order }) => order)
      .sort((a, b) => compareTexts(b.placed_on, a.placed_on) || compareTexts(a.order_id, b.order_id))
  },
})

const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
