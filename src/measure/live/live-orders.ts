import { z } from 'zod'
import { common, plain } from '../columns.ts'
import { defineMeasure } from '../define.ts'
import { readLive } from './live-book.ts'
import { liveAsks } from './live-facts.ts'
import { livePeriod, sessionParam } from './live-question.ts'
import { edges, type Matched } from './matched.ts'
import { marginOf, playedOf, sum, weightOf } from './session-figures.ts'

export const liveOrders = defineMeasure({
  id: 'live-orders',
  group: 'live',
  title: { en: 'Orders of a live session', zh: '本场订单' },
  doc: {
    en: 'The orders that a session’s figures are made of, in the order in which they were placed, with how each is known to be its and by how much it counts in the margin: deterministic and declared ones whole, modelled ones by the share of them that is beyond usual.',
    zh: '构成本场各项数据的订单，按下单时间排列，附关联依据与计入毛利的比例：“确定”与“声明”全额计入，“推断”按高出平时的比例计入。',
  },
  params: livePeriod.pick({ from: true, to: true, currency: true }).extend({ session: sessionParam }),
  row: z.object({
    order_id: z.string(),
    store: z.string(),
    minute: z.number(),
    edge: z.enum(edges),
    counts: z.number(),
    codes: z.string(),
    skus: z.string(),
    net_sales: z.int(),
    refunds: z.int(),
    cm3: z.int().nullable(),
  }),
  columns: {
    order_id: plain('text', 'Order', '订单'),
    store: plain('text', 'Store', '店铺'),
    minute: plain('count', 'Minute', '分钟', { en: 'Since the session began', zh: '距开播' }),
    edge: {
      ...plain('text', 'Edge', '关联依据'),
      values: {
        deterministic: { en: 'Deterministic', zh: '确定' },
        declared: { en: 'Declared', zh: '声明' },
        modelled: { en: 'Modelled', zh: '推断' },
      },
    },
    counts: plain('share', 'Counts', '计入比例', {
      en: 'Of its CM3, in the margin of the session',
      zh: '其 CM3 计入本场毛利的比例',
    }),
    codes: plain('text', 'Code', '专属码'),
    skus: plain('text', 'Products', '商品'),
    net_sales: common.netSales,
    refunds: common.refunds,
    cm3: common.cm3,
  },
  chart: { kind: 'table', x: 'order_id', y: ['net_sales'] },
  example: { from: '2025-01-01', to: '2025-03-31', session: 'tiktok:L-501' },
  ...liveAsks,
  answer: async (found, { session }) => {
    const played = playedOf(await readLive(found)).find((one) => one.session.key === session)
    return played ? played.matched.map((one) => orderRow(one, played.session.start, weightOf(played, one.edge))) : []
  },
})

function orderRow({ order, edge }: Matched, start: number, counts: number) {
  return {
    ...{ order_id: order.order_id, store: order.store, edge, counts },
    minute: Math.floor((order.at - start) / 60_000),
    codes: edge === 'modelled' ? '' : order.codes.map(({ code }) => code).join(', '),
    skus: order.lines.flatMap(({ sku }) => sku || []).join(', '),
    net_sales: sum(order.lines.map(({ sales }) => sales)),
    refunds: sum(order.lines.map(({ back }) => back)),
    cm3: marginOf(order),
  }
}
