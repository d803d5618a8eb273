import { z } from 'zod'
import { day, type Sql, sql, str, u64 } from '../../store/sql.ts'
import { plain, summed } from '../columns.ts'
import { defineMeasure, period, type Question } from '../define.ts'
import { commissions } from './commissions.ts'
import { couponEvidence } from './coupon-evidence.ts'
import { waysOfUse } from './coupon-uses.ts'
import { verdictNames } from './leak-signals.ts'

export const commissionStates = ['due', 'held', 'stopped', 'taken_back', 'paid', 'nothing'] as const
const none = { '': { en: '–', zh: '–' } }
const kinds = {
  ...none,
  coupon: { en: 'Coupon', zh: '优惠券' },
  declared: { en: 'Order report', zh: '订单申报' },
  link: { en: 'Link', zh: '链接' },
  several: { en: 'Several', zh: '多种' },
}
export const stateNames = {
  due: { en: 'Due', zh: '待付' },
  held: { en: 'On hold', zh: '冻结期' },
  stopped: { en: 'Held back', zh: '人工暂扣' },
  taken_back: { en: 'To take back', zh: '待追回' },
  paid: { en: 'Paid', zh: '已付' },
  nothing: { en: 'Nothing left', zh: '无佣金' },
}

const chosen = { description: 'Id of a creator of the book; empty for all', zh: '红人编号，留空为全部' }
export const statementPeriod = period.pick({ from: true, to: true, currency: true })

export const commissionOrders = defineMeasure({
  id: 'commission-orders',
  group: 'creators',
  title: { en: 'Orders with a commission', zh: '佣金订单明细' },
  doc: {
    en: 'Each order that a creator earns a commission of. It is claimed by a coupon, by what a platform reports of it or a code that was told of it (an order report, or what its customer typed in a chat), or by the last visit that was not direct, if that came by a link. Of claims under an agreement that holds on the day of the order, coupon comes before order report before link; who else claims it stands beside. The base is what is left of its goods after coupons, refunds and cancellations, without tax and lines of shipping; shipping that a shop states for a whole order is shared over its goods, and stays in. What the platform pays the creator of an order itself, as its report says, is not paid again. Caps apply in the order of orders. Before the hold is over nothing is due, nor of what a person holds back. Orders by a coupon that may have leaked in the period are marked, with how they came. What was paid and is refunded since is to be taken back, in proportion, in whichever period the order lies.',
    zh: '每个产生红人佣金的订单。认领方式：优惠券；订单申报（平台的联盟订单报表、针对订单申报的专属码，或客户在聊天中报码）；或最后一次非直接访问来自其链接。在下单当日有效的合作约定中，优惠券优先于订单申报，订单申报优先于链接；其他认领者一并列出。计佣基数为商品在扣除优惠券、退款与取消后的金额，不含税与单列的运费；店铺按整单收取的运费分摊到商品，计入其中。平台报表显示已由平台支付给红人的佣金不再重复支付。封顶按下单先后计算。冻结期满前不可付，人工暂扣的也不可付。使用周期内疑似泄露优惠券的订单会标出，并注明来源。已付后发生退款的，按比例追回，不论订单属于哪个周期。',
  },
  params: statementPeriod.extend({
    creator: z.string().max(100).default('').meta(chosen),
    state: z
      .enum(['all', ...commissionStates])
      .default('all')
      .meta({ description: 'Only orders whose commission stands so', zh: '佣金状态' }),
    sign: z
      .enum(['all', 'suspect'])
      .default('all')
      .meta({ description: 'Only orders by a coupon that may have leaked', zh: '只看疑似泄露优惠券的订单' }),
    marks: z
      .enum(['coupons', 'none'])
      .default('coupons')
      .meta({ description: 'Whether orders say what is known of their coupon', zh: '是否标出优惠券状况' }),
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(100_000)
      .default(1000)
      .meta({ description: 'Most orders', zh: '最多订单数' }),
    offset: z.coerce
      .number()
      .int()
      .min(0)
      .max(100_000_000)
      .default(0)
      .meta({ description: 'Orders to pass over, to go on where a list ended', zh: '跳过的订单数，用于翻页' }),
  }),
  row: z.object({
    order_id: z.string(),
    store: z.string(),
    placed_on: z.string(),
    creator: z.string(),
    name: z.string(),
    claim: z.string(),
    rivals: z.string(),
    rival_claim: z.string(),
    base: z.int(),
    commission_rate: z.number(),
    by_platform: z.int().nullable(),
    commission: z.int(),
    cut: z.int(),
    state: z.enum(commissionStates),
    payable_on: z.string(),
    coupon: z.string(),
    coupon_said: z.enum(['', 'leaked', 'look']),
    came_by: z.enum(['', 'creator', 'deal_site', 'elsewhere', 'direct', 'unknown']),
    to_pay: z.int(),
    paid: z.int(),
    to_take_back: z.int(),
  }),
  columns: {
    order_id: plain('text', 'Order', '订单号'),
    store: plain('text', 'Store', '店铺'),
    placed_on: plain('day', 'Placed', '下单日'),
    name: plain('text', 'Creator', '红人'),
    claim: { ...plain('text', 'Claimed by', '认领方式'), values: kinds },
    rivals: plain('text', 'Also claimed', '其他认领', {
      en: 'Who else claims the order, or the same creator in another way',
      zh: '同时认领该订单的其他红人，或同一红人的其他方式',
    }),
    rival_claim: { ...plain('text', 'By', '其认领方式'), values: kinds },
    base: summed('money', 'Commission base', '计佣基数', {
      en: 'Goods after coupons, refunds and cancellations, without tax and lines of shipping; shipping stated for a whole order stays in',
      zh: '商品在扣除优惠券、退款与取消后的金额，不含税与单列的运费；按整单收取的运费计入其中',
    }),
    commission_rate: plain('share', 'Rate', '佣金比例'),
    by_platform: summed('money', 'Paid by the platform', '平台已付佣金', {
      en: 'What of the agreed commission the platform pays the creator itself, as its affiliate report says',
      zh: '约定佣金中由平台直接支付给红人的部分，取自联盟订单报表',
    }),
    commission: summed('money', 'Commission', '佣金', {
      en: 'After caps, beside what the platform pays',
      zh: '封顶后，不含平台已付部分',
    }),
    cut: summed('money', 'Cut by caps', '封顶扣减'),
    state: { ...plain('text', 'State', '状态'), values: stateNames },
    payable_on: plain('day', 'Hold ends', '解冻日'),
    coupon: plain('text', 'Coupon', '优惠券'),
    coupon_said: {
      ...plain('text', 'The coupon', '优惠券状况', {
        en: 'What “Coupons that may have leaked” says of it in these days',
        zh: '“疑似泄露的优惠券”对其在此周期的判断',
      }),
      values: { ...none, leaked: verdictNames.leaked, look: verdictNames.look },
    },
    came_by: { ...plain('text', 'Came', '订单来源'), values: { ...none, ...waysOfUse } },
    to_pay: summed('money', 'Due', '待付'),
    paid: summed('money', 'Paid', '已付', { en: 'After what was taken back', zh: '扣除已追回' }),
    to_take_back: summed('money', 'To take back', '待追回', {
      en: 'Paid, and refunded since',
      zh: '付款后发生退款的部分',
    }),
    creator: plain('text', 'Creator’s id', '红人编号'),
  },
  chart: { kind: 'table', x: 'order_id', y: ['commission', 'to_pay'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => sql`
    SELECT placed_as AS order_id, in_store AS store, toString(placed_on) AS placed_on, earning.creator AS creator, called AS name, kind AS claim,
      arrayFilter(one -> one.1 != earning.creator OR one.3 != kind, claims) AS others, arrayDistinct(arrayMap(one -> one.3, others)) AS other_kinds,
      arrayStringConcat(arraySort(arrayDistinct(arrayMap(one -> one.2, others))), ', ') AS rivals, if(length(other_kinds) > 1, 'several', other_kinds[1]) AS rival_claim,
      base, rate_ppm / 1000000 AS commission_rate, by_platform, earned AS commission, cut, state, toString(payable_on) AS payable_on, used_coupon AS coupon, said AS coupon_said, toString(came_by) AS came_by, if(state = 'due', earned, 0) AS to_pay, paid_now AS paid, to_take_back
    FROM (${inStatement(p)}) AS earning
    GLOBAL LEFT JOIN (${creatorNames(p.scope.brand)}) AS book ON earning.creator = book.id
    GLOBAL ANY LEFT JOIN (${p.marks === 'none' && p.sign === 'all' ? noMarks : couponMarks(p)}) AS mark ON earning.in_store = mark.used_in AND earning.placed_as = mark.used_as
    WHERE 1${p.state !== 'all' ? sql` AND state = ${str(p.state)}` : sql``}${p.sign === 'suspect' ? sql` AND said != ''` : sql``}
    ORDER BY placed_on, store, order_id LIMIT ${u64(p.limit)} OFFSET ${u64(p.offset)}`,
  say: ({ rows }, { count, money }) => {
    if (rows.length === 0) return undefined
    const sum = (of: 'to_pay' | 'to_take_back') => rows.reduce((all, row) => all + row[of], 0)
    const contested = rows.filter(({ rivals }) => rivals !== '').length
    const [due, back, several, all] = [
      money(sum('to_pay')),
      money(sum('to_take_back')),
      count(contested),
      count(rows.length),
    ]
    return {
      en: `${due.en} is due and ${back.en} is to be taken back; ${several.en} of ${all.en} orders are claimed more than once.`,
      zh: `待付 ${due.zh}，待追回 ${back.zh}；${all.zh} 单中有 ${several.zh} 单存在多重认领。`,
    }
  },
})

/** Where nobody asks for marks: what is said of coupons takes longer than the commissions themselves. */
const noMarks = sql`SELECT '' AS used_in, '' AS used_as, '' AS came_by, '' AS used_coupon, '' AS said WHERE 0`

/** Orders of the days with a coupon: how each came, and what is said of its coupon where that may have leaked. */
function couponMarks(p: Question): Sql {
  return sql`SELECT one.1 AS used_in, one.2 AS used_as, one.3 AS came_by, used_coupon, said
      FROM (SELECT coupon AS used_coupon, if(verdict IN ('leaked', 'look'), verdict, '') AS said, arrayJoin(placed_by_it) AS one FROM (${couponEvidence(p)}))`
}

type Asked = Parameters<typeof commissions>[0] & { creator?: string }

/** Orders of the days asked about, and those of other days of which something is to be taken back. */
export function inStatement(p: Asked): Sql {
  const days = sql`(placed_on BETWEEN ${day(p.from)} AND ${day(p.to)} OR to_take_back > 0)`
  return sql`SELECT * FROM (${commissions(p)}) WHERE ${days}${p.creator ? sql` AND creator = ${str(p.creator)}` : sql``}`
}

/** What creators of the book are called, by id. */
export const creatorNames = (brand: string) =>
  sql`SELECT creator AS id, name AS called FROM creator_book FINAL WHERE brand = ${str(brand)}`
