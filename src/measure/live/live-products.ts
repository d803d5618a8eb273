import { z } from 'zod'
import { common, plain, summed } from '../columns.ts'
import { defineMeasure } from '../define.ts'
import { type Appearance, appearancesOf } from './appearances.ts'
import { chosenSessions } from './chosen.ts'
import { readLive } from './live-book.ts'
import { live } from './live-columns.ts'
import { liveAsks } from './live-facts.ts'
import { livePeriod, sessionParam } from './live-question.ts'
import { sum, sumTold } from './session-figures.ts'

export const liveProducts = defineMeasure({
  id: 'live-products',
  group: 'live',
  title: { en: 'Products shown live', zh: '直播讲解商品' },
  doc: {
    en: 'Each product that was shown in live sessions: how long, its clicks as the platform tells them, the orders of the sessions that have it, and the margin of its own lines per minute shown. Modelled orders count in the margin only by as much as they are more than usual at that time of day.',
    zh: '直播中讲解过的每个商品：讲解时长、平台点击、含该商品的本场订单，以及每分钟讲解带来的毛利（仅计该商品的订单行）。推断订单仅按高出该时段平时水平的部分计入毛利。',
  },
  params: livePeriod.extend({ session: sessionParam.optional() }),
  row: z.object({
    sku: z.string(),
    title: z.string(),
    sessions: z.int(),
    minutes: z.number(),
    clicks: z.int().nullable(),
    orders: z.int(),
    units: z.int(),
    net_sales: z.int(),
    refunds: z.int(),
    returned: z.number().nullable(),
    margin: z.int().nullable(),
    margin_per_minute: z.int().nullable(),
  }),
  columns: {
    sku: common.sku,
    title: common.title,
    sessions: plain('count', 'Sessions', '场次数'),
    minutes: summed('ratio', 'Minutes shown', '讲解分钟'),
    clicks: live.clicks,
    orders: plain('count', 'Orders', '订单数', {
      en: 'Orders of the sessions with this product; an order with several counts with each',
      zh: '本场含该商品的订单；含多个商品的订单在各商品下分别计入',
    }),
    units: summed('count', 'Units', '件数'),
    net_sales: common.netSales,
    refunds: live.refunds,
    returned: live.returned,
    margin: summed('money', 'Margin', '毛利', {
      en: 'Estimate, before fees of the session',
      zh: '估算值，未扣本场费用',
    }),
    margin_per_minute: plain('money', 'Margin per minute', '每分钟毛利', {
      en: 'Estimate, before fees of the session',
      zh: '估算值，未扣本场费用',
    }),
  },
  chart: { kind: 'bar', x: 'title', y: ['margin_per_minute'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  ...liveAsks,
  answer: async (found, p) => {
    const book = await readLive(found)
    const chosen = chosenSessions(book, p).filter(({ session }) => !p.session || session.key === p.session)
    const bySku = Map.groupBy(chosen.flatMap(appearancesOf), ({ sku }) => sku)
    return [...bySku]
      .map(([sku, times]) => ({ sku, title: book.titles.get(sku) ?? '', ...togetherOf(times) }))
      .sort((a, b) => (b.margin ?? 0) - (a.margin ?? 0) || (a.sku < b.sku ? -1 : 1))
  },
})

function togetherOf(times: readonly Appearance[]) {
  const total = (of: (one: Appearance) => number) => sum(times.map(of))
  const [minutes, orders] = [total((one) => one.minutes), total((one) => one.orders)]
  const margin = sumTold(times.map((one) => one.margin))
  return {
    sessions: times.length,
    minutes,
    clicks: sumTold(times.map(({ clicks }) => clicks)),
    orders,
    units: total(({ units }) => units),
    net_sales: total(({ sales }) => sales),
    refunds: total(({ back }) => back),
    returned: orders === 0 ? null : total(({ returned }) => returned) / orders,
    margin: margin === null ? null : Math.round(margin) + 0,
    margin_per_minute: margin === null || minutes === 0 ? null : Math.round(margin / minutes) + 0,
  }
}
