import { z } from 'zod'
import { common, plain, summed } from '../columns.ts'
import { defineMeasure } from '../define.ts'
import { readLive } from './live-book.ts'
import { live } from './live-columns.ts'
import { liveAsks } from './live-facts.ts'
import { livePeriod, sessionParam } from './live-question.ts'
import { playedOf } from './session-figures.ts'
import { stepsOf } from './steps.ts'

const whole = z.int().nullable()

export const liveTimeline = defineMeasure({
  id: 'live-timeline',
  group: 'live',
  title: { en: 'Timeline of a live session', zh: '直播时间线' },
  doc: {
    en: 'A session step by step: viewers, comments, clicks and gifts as the platform tells them, what was shown, and the orders placed in each step with what they left. The first step after the end has what came later by codes of the session. Counts that the platform does not tell by the minute are empty, and stand in the totals of the session only. Margin is CM3 of the orders, each counted whole.',
    zh: '逐段查看一场直播：平台给出的在线、评论、点击与打赏，讲解的商品，以及每段内下的订单及其毛利。下播后的一行为之后凭本场专属码下的订单。平台未按分钟提供的数据为空，仅体现在整场合计中。毛利为订单 CM3，每单全额计入。',
  },
  params: livePeriod.pick({ from: true, to: true, currency: true }).extend({
    session: sessionParam,
    step: z.enum(['1', '5', '10', '20']).default('5').meta({ description: 'Minutes of a step', zh: '每段分钟数' }),
  }),
  row: z.object({
    minute: z.int(),
    part: z.enum(['live', 'after']),
    shown: z.string(),
    viewers: z.number().nullable(),
    comments: whole,
    clicks: whole,
    gifts: whole,
    stated_orders: whole,
    orders: z.int(),
    deterministic: z.int(),
    declared: z.int(),
    modelled: z.int(),
    net_sales: z.int(),
    refunds: z.int(),
    margin: whole,
  }),
  columns: {
    minute: plain('count', 'Minute', '分钟', { en: 'Since the session began', zh: '距开播' }),
    part: {
      ...plain('text', 'Part', '阶段'),
      values: { live: { en: 'Live', zh: '直播中' }, after: { en: 'After the end', zh: '下播后' } },
    },
    shown: plain('text', 'Shown', '讲解商品'),
    viewers: plain('count', 'Viewers', '在线人数'),
    comments: summed('count', 'Comments', '评论'),
    clicks: summed('count', 'Product clicks', '商品点击'),
    gifts: summed('count', 'Gifts', '打赏数'),
    stated_orders: live.stated,
    orders: live.orders,
    deterministic: live.deterministic,
    declared: live.declared,
    modelled: live.modelled,
    net_sales: common.netSales,
    refunds: live.refunds,
    margin: summed('money', 'CM3', 'CM3', { en: 'Of orders whose cost is known', zh: '仅含成本已知的订单' }),
  },
  chart: { kind: 'bar', x: 'minute', y: ['viewers'] },
  example: { from: '2025-01-01', to: '2025-03-31', session: 'tiktok:L-501' },
  ...liveAsks,
  answer: async (found, { session, step }) => {
    const book = await readLive(found)
    const played = playedOf(book).find((one) => one.session.key === session)
    return played ? stepsOf(played, Number(step), book.titles) : []
  },
})
