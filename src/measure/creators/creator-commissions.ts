import { z } from 'zod'
import { sql } from '../../store/sql.ts'
import { plain, summed } from '../columns.ts'
import { defineMeasure } from '../define.ts'
import { creatorNames, inStatement, statementPeriod } from './commission-orders.ts'

export const creatorCommissions = defineMeasure({
  id: 'creator-commissions',
  group: 'creators',
  title: { en: 'Commission by creator', zh: '红人佣金汇总' },
  doc: {
    en: 'What the orders of the period earn each creator: due, still on hold, paid, and to be taken back since orders were refunded after they were paid. Orders and rules are those of “Orders with a commission”.',
    zh: '周期内订单为每位红人产生的佣金：待付、冻结中、已付，以及付款后退款而待追回的金额。口径与“佣金订单明细”一致。',
  },
  params: statementPeriod,
  row: z.object({
    creator: z.string(),
    name: z.string(),
    orders: z.int(),
    contested_orders: z.int(),
    base: z.int(),
    by_platform: z.int().nullable(),
    commission: z.int(),
    cut: z.int(),
    held: z.int(),
    stopped: z.int(),
    to_pay: z.int(),
    paid: z.int(),
    to_take_back: z.int(),
  }),
  columns: {
    name: plain('text', 'Creator', '红人'),
    orders: summed('count', 'Orders', '订单数'),
    contested_orders: summed('count', 'Claimed by others, too', '他人同时认领', {
      en: 'Orders that another creator claims as well',
      zh: '其他红人同时认领的订单',
    }),
    base: summed('money', 'Commission base', '计佣基数', {
      en: 'Goods after coupons, refunds and cancellations, without tax and lines of shipping; shipping stated for a whole order stays in',
      zh: '商品在扣除优惠券、退款与取消后的金额，不含税与单列的运费；按整单收取的运费计入其中',
    }),
    by_platform: summed('money', 'Paid by the platform', '平台已付佣金', {
      en: 'What of the agreed commission the platform pays the creator itself, as its affiliate report says',
      zh: '约定佣金中由平台直接支付给红人的部分，取自联盟订单报表',
    }),
    commission: summed('money', 'Commission', '佣金', {
      en: 'After caps, beside what the platform pays',
      zh: '封顶后，不含平台已付部分',
    }),
    cut: summed('money', 'Cut by caps', '封顶扣减'),
    held: summed('money', 'On hold', '冻结中'),
    stopped: summed('money', 'Held back', '人工暂扣', { en: 'By a person', zh: '由人员决定' }),
    to_pay: summed('money', 'Due', '待付'),
    paid: summed('money', 'Paid', '已付', { en: 'After what was taken back', zh: '扣除已追回' }),
    to_take_back: summed('money', 'To take back', '待追回', {
      en: 'Paid, and refunded since, or paid by the platform as well',
      zh: '付款后发生退款，或平台也已支付的部分',
    }),
    creator: plain('text', 'Creator’s id', '红人编号'),
  },
  chart: { kind: 'table', x: 'name', y: ['commission', 'to_pay', 'held'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => sql`
    SELECT earning.creator AS creator, any(called) AS name, count() AS orders, countIf(arrayExists(one -> one.1 != earning.creator, claims)) AS contested_orders,
      toInt64(sum(base)) AS base, toInt64(sum(earning.by_platform)) AS by_platform, toInt64(sum(earned)) AS commission, toInt64(sum(cut)) AS cut, toInt64(sumIf(earned, state = 'held')) AS held,
      toInt64(sumIf(earned, state = 'stopped')) AS stopped, toInt64(sumIf(earned, state = 'due')) AS to_pay, toInt64(sum(paid_now)) AS paid, toInt64(sum(to_take_back)) AS to_take_back
    FROM (${inStatement(p)}) AS earning
    GLOBAL LEFT JOIN (${creatorNames(p.scope.brand)}) AS book ON earning.creator = book.id
    GROUP BY creator ORDER BY commission DESC, name, creator LIMIT 10000`,
  say: ({ totals }, { money }) => {
    if (!totals.commission) return undefined
    const [earned, due, held] = [money(totals.commission), money(totals.to_pay ?? 0), money(totals.held ?? 0)]
    return {
      en: `Creators earned ${earned.en} with the orders of the period; ${due.en} is due, ${held.en} on hold.`,
      zh: `周期内订单为红人带来佣金 ${earned.zh}，其中待付 ${due.zh}，冻结中 ${held.zh}。`,
    }
  },
})
