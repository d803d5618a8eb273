import { z } from 'zod'
import { livePlatformNames } from '../../kernel/live-platform.ts'
import { common, plain, summed } from '../columns.ts'
import { defineMeasure } from '../define.ts'
import { chosenSessions } from './chosen.ts'
import { readLive } from './live-book.ts'
import { live } from './live-columns.ts'
import { liveAsks } from './live-facts.ts'
import { livePeriod } from './live-question.ts'
import { sessionRow } from './session-row.ts'

const whole = z.int().nullable()
const estimate = {
  en: 'Estimate (95%): orders of codes count whole; modelled ones as far as they are more than usual at that time of day',
  zh: '估算（95% 区间）：有专属码的订单全部计入；推断订单仅计入高出该时段平时水平的部分',
}

export const liveSessions = defineMeasure({
  id: 'live-sessions',
  group: 'live',
  title: { en: 'Live sessions', zh: '直播场次' },
  doc: {
    en: 'Each live session of the period: viewers, orders by how they are known to be its, what came back, and what it left per hour after its fees. An order with a coupon or link of the session is deterministic, one whose code was typed in a chat declared; an order of the same sales channel with a product while it was shown is modelled, and counts in the margin only by as much as such orders are more than on the 28 days before at the same time of day. Margin is CM3 of these orders with gift income, without the fees of the session; without stated fees it is not known.',
    zh: '周期内每场直播：观看、按关联依据区分的订单、退款，以及扣除费用后的每小时毛利。使用本场优惠码或链接的订单为“确定”，在聊天中报码的为“声明”；同一销售渠道中、商品讲解期间含该商品的订单为“推断”，仅按高出此前 28 天同一时段平时水平的部分计入毛利。毛利 = 这些订单的 CM3 + 打赏收入 − 本场费用；未填费用时毛利未知。',
  },
  params: livePeriod,
  row: z.object({
    session: z.string(),
    began_on: z.string(),
    title: z.string(),
    host: z.string(),
    platform: z.string(),
    country: z.string(),
    hours: z.number(),
    viewers: whole,
    peak_viewers: whole,
    average_viewers: z.number().nullable(),
    comments: whole,
    clicks: whole,
    gifts: whole,
    stated_orders: whole,
    orders: z.int(),
    deterministic: z.int(),
    declared: z.int(),
    modelled: z.int(),
    usual: z.number().nullable(),
    extra: z.number().nullable(),
    extra_low: z.number(),
    extra_high: z.number(),
    net_sales: z.int(),
    refunds: z.int(),
    returned: z.number().nullable(),
    cost_known: z.number().nullable(),
    gift_income: whole,
    fees: whole,
    margin_before_fees: whole,
    margin: whole,
    margin_low: whole,
    margin_high: whole,
    margin_per_hour: whole,
    per_hour_low: whole,
    per_hour_high: whole,
  }),
  columns: {
    session: plain('text', 'Session', '场次'),
    began_on: plain('day', 'Day', '日期', { en: 'On which it began', zh: '开播日' }),
    title: plain('text', 'Title', '标题'),
    host: plain('text', 'Host', '主播'),
    platform: { ...plain('text', 'Platform', '平台'), values: livePlatformNames },
    country: common.country,
    hours: summed('ratio', 'Hours', '时长（小时）'),
    viewers: plain('count', 'Viewers', '观看人数', { en: 'As the platform tells', zh: '平台数据' }),
    peak_viewers: plain('count', 'Most viewers at a time', '最高在线'),
    average_viewers: live.viewersAverage,
    comments: live.comments,
    clicks: live.clicks,
    gifts: live.gifts,
    stated_orders: live.stated,
    orders: live.orders,
    deterministic: live.deterministic,
    declared: live.declared,
    modelled: live.modelled,
    usual: plain('count', 'Usual at that time', '该时段平时订单', {
      en: 'Orders a day that would have been modelled at the same time of day on the 28 days before, without days of other sessions',
      zh: '此前 28 天同一时段按同样规则会被计入的日均订单，不含有其他直播的日子',
    }),
    extra: plain('count', 'Beyond usual', '高出平时', { en: 'Estimate: modelled − usual', zh: '估算：推断 − 平时' }),
    extra_low: plain('count', 'Beyond usual, from', '高出平时下限', { en: '95% interval', zh: '95% 区间' }),
    extra_high: plain('count', 'Beyond usual, to', '高出平时上限', { en: '95% interval', zh: '95% 区间' }),
    net_sales: common.netSales,
    refunds: live.refunds,
    returned: live.returned,
    cost_known: plain('share', 'Cost known', '成本已知占比', { en: 'Share of the orders', zh: '占订单数' }),
    gift_income: summed('money', 'Gift income', '打赏收入'),
    fees: summed('money', 'Fees', '费用', {
      en: 'Host and other fees of the session; empty where none is stated',
      zh: '本场主播费用与其他费用；未填则为空',
    }),
    margin_before_fees: plain('money', 'Margin before fees', '扣费前毛利', estimate),
    margin: plain('money', 'Margin', '毛利', estimate),
    margin_low: plain('money', 'Margin from', '毛利下限', { en: '95% interval', zh: '95% 区间' }),
    margin_high: plain('money', 'Margin to', '毛利上限', { en: '95% interval', zh: '95% 区间' }),
    margin_per_hour: plain('money', 'Margin per hour', '每小时毛利', estimate),
    per_hour_low: plain('money', 'Per hour from', '每小时毛利下限', { en: '95% interval', zh: '95% 区间' }),
    per_hour_high: plain('money', 'Per hour to', '每小时毛利上限', { en: '95% interval', zh: '95% 区间' }),
  },
  chart: { kind: 'bar', x: 'session', y: ['margin_per_hour'], interval: ['per_hour_low', 'per_hour_high'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  ...liveAsks,
  answer: async (found, p) => chosenSessions(await readLive(found), p).map(sessionRow),
  say: ({ rows }, { money, many, count }) => {
    const known = rows.filter(({ margin_per_hour }) => margin_per_hour !== null)
    const [best] = known.toSorted((a, b) => (b.margin_per_hour ?? 0) - (a.margin_per_hour ?? 0))
    if (rows.length === 0) return undefined
    const unknown = rows.length - known.length
    const missing =
      unknown > 0
        ? {
            en: ` Of ${many(unknown, 'session')} fees or costs are not known.`,
            zh: `${count(unknown).zh} 场的费用或成本未知。`,
          }
        : { en: '', zh: '' }
    const head = { en: `${many(rows.length, 'live session')}.`, zh: `共 ${count(rows.length).zh} 场直播。` }
    if (!best) return { en: `${head.en}${missing.en}`, zh: `${head.zh}${missing.zh}` }
    const name = best.title || best.host || best.session
    return {
      en: `${head.en} ${name} left the most per hour: an estimated ${money(best.margin_per_hour).en}.${missing.en}`,
      zh: `${head.zh}每小时毛利最高的是“${name}”：约 ${money(best.margin_per_hour).zh}（估算）。${missing.zh}`,
    }
  },
})
