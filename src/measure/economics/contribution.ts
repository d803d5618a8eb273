import { z } from 'zod'
import type { Sql } from '../../store/sql.ts'
import { sql } from '../../store/sql.ts'
import { common, divided, plain, summed } from '../columns.ts'
import type { Period, Question } from '../define.ts'
import { defineMeasure, listText, period } from '../define.ts'
import { daysOf, sameFilters } from '../drill.ts'
import { costsMissing } from '../margins.ts'
import { categoryOf } from '../products/listed.ts'
import { bucketOf, ratio } from '../within.ts'
import { walkSums } from './walk.ts'

const dimensions = [
  'none',
  'sales_channel',
  'country',
  'store',
  'sku',
  'category',
  'campaign',
  'customer',
  'month',
] as const
type Dimension = (typeof dimensions)[number]
const money = z.int()
const margin = z.int().nullable()
const costed = ['costed_sales', 'goods_sales'] as const

export const contribution = defineMeasure({
  id: 'contribution',
  group: 'economics',
  title: { en: 'Contribution', zh: '边际贡献' },
  doc: {
    en: 'From price paid to CM3 by channel, market, store, product, category, campaign, customer or month, with every toll. Margins count lines whose cost is known, and are empty where goods were sold and the cost of none is; `cost_known` says of how much of the goods sold it is. `unallocated` is the part of the marketing that no order carries.',
    zh: '按渠道、市场、店铺、商品、类目、广告系列、客户类型或月份，从实付金额逐项走到 CM3。各级毛利仅含成本已知的行，售出商品的成本全部未知时留空；“成本已知占比”说明覆盖了多少商品销售额；“未分摊”为没有订单承担的营销花费。',
  },
  params: period.extend({
    by: z.enum(dimensions).default('sales_channel').meta({ description: 'What a row is about', zh: '行维度' }),
  }),
  row: z.object({
    key: z.string(),
    price_paid: money,
    tax: money,
    net_sales: money,
    goods_cost: margin,
    cm1: margin,
    commission: money,
    fulfilment: money,
    payment: money,
    logistics: money,
    return_cost: money,
    other_fees: money,
    cm2: margin,
    ads: money,
    creator: money,
    affiliate: money,
    coupon: money,
    cm3: margin,
    unallocated: money,
    known_sales: money,
    goods_sales: money,
    costed_sales: money,
    cost_known: z.number().nullable(),
    cm1_rate: z.number().nullable(),
    cm2_rate: z.number().nullable(),
    cm3_rate: z.number().nullable(),
  }),
  columns: {
    key: plain('text', 'By', '维度'),
    price_paid: summed('money', 'Price paid', '实付金额', { en: 'With tax, after coupons', zh: '含税，已扣优惠券' }),
    tax: summed('money', 'Tax', '税'),
    net_sales: common.netSales,
    goods_cost: { ...summed('money', 'Goods', '商品成本'), known: costed },
    cm1: { ...common.cm1, known: costed },
    commission: summed('money', 'Commission', '平台佣金'),
    fulfilment: summed('money', 'Fulfilment', '平台履约'),
    payment: summed('money', 'Payment', '支付手续费'),
    logistics: summed('money', 'Logistics', '物流'),
    return_cost: summed('money', 'Returns', '退货损失'),
    other_fees: summed('money', 'Other fees', '其他费用'),
    cm2: { ...common.cm2, known: costed },
    ads: summed('money', 'Ads', '广告'),
    creator: summed('money', 'Creators', '红人'),
    affiliate: summed('money', 'Affiliates', '联盟佣金'),
    coupon: summed('money', 'Coupons', '优惠券'),
    cm3: { ...common.cm3, known: costed },
    unallocated: summed('money', 'Unallocated marketing', '未分摊营销', {
      en: 'Ads, creators and affiliates that belong to no order; part of the columns beside',
      zh: '没有订单承担的广告、红人与联盟花费，已包含在对应列中',
    }),
    known_sales: summed('money', 'Net sales with known cost', '成本已知的净销售额'),
    goods_sales: summed('money', 'Net sales of goods', '商品净销售额'),
    costed_sales: summed('money', 'Net sales of goods with known cost', '成本已知的商品净销售额'),
    cost_known: divided('share', 'Cost known', '成本已知占比', 'costed_sales', 'goods_sales', common.costKnown.doc),
    cm1_rate: divided('share', 'CM1 rate', 'CM1 率', 'cm1', 'known_sales'),
    cm2_rate: divided('share', 'CM2 rate', 'CM2 率', 'cm2', 'known_sales'),
    cm3_rate: divided('share', 'CM3 rate', 'CM3 率', 'cm3', 'known_sales'),
  },
  chart: {
    kind: 'stack',
    x: 'key',
    y: [
      'goods_cost',
      'commission',
      'fulfilment',
      'payment',
      'logistics',
      'return_cost',
      'other_fees',
      'ads',
      'creator',
      'affiliate',
      'coupon',
      'cm3',
    ],
  },
  example: { from: '2025-01-01', to: '2025-03-31', by: 'sales_channel' },
  sql: (p) => sql`
    SELECT toString(key) AS key, paid AS price_paid, taxes AS tax, net AS net_sales, goods AS goods_cost, margin1 AS cm1,
      commissions AS commission, fulfilments AS fulfilment, payments AS payment, freight AS logistics, returned AS return_cost,
      others AS other_fees, margin2 AS cm2, advertising AS ads, creators AS creator, affiliates AS affiliate, coupons AS coupon,
      margin3 AS cm3, unassigned AS unallocated, ifNull(margin1 + goods, 0) AS known_sales,
      of_goods AS goods_sales, of_costed AS costed_sales, ${ratio(sql`of_costed`, sql`of_goods`)} AS cost_known, ${ratio(sql`margin1`, sql`known_sales`)} AS cm1_rate,
      ${ratio(sql`margin2`, sql`known_sales`)} AS cm2_rate, ${ratio(sql`margin3`, sql`known_sales`)} AS cm3_rate
    FROM (${walkSums(p, keyOf(p.by, p), unassigned)})
    ORDER BY ${p.by === 'month' ? sql`key` : sql`net DESC, key`}`,
  orders: (row, p) => ({ ...sameFilters(p), ...narrowed(p.by, row.key, p) }),
  say: ({ totals, before }, words) => {
    const { money, share, change } = words
    if (!totals.net_sales) return undefined
    const missing = costsMissing(totals.cost_known, words)
    if (missing) return missing
    const kept = totals.cm3 ?? 0
    const rate = totals.known_sales ? Math.abs(kept) / totals.known_sales : null
    if (kept < 0) {
      return {
        en: `On ${money(totals.net_sales).en} net sales, ${money(-kept).en} were lost after all costs (CM3, ${share(rate).en}).`,
        zh: `净销售额 ${money(totals.net_sales).zh}，扣除全部成本后亏损 ${money(-kept).zh}（CM3，${share(rate).zh}）。`,
      }
    }
    const than = change(totals.cm3, before?.totals.cm3)
    return {
      en: `Of ${money(totals.net_sales).en} net sales, ${money(totals.cm3).en} are kept as CM3 (${share(rate).en})${than.en}.`,
      zh: `净销售额 ${money(totals.net_sales).zh} 中，最终留存 CM3 ${money(totals.cm3).zh}（${share(rate).zh}）${than.zh}。`,
    }
  },
})

const unassigned = sql`, sumIf(ads + creator + affiliate, entry = 'spend' AND order_id = '') AS unassigned`

function keyOf(by: Dimension, p: Question): Sql {
  const keys = {
    none: sql`''`,
    sales_channel: sql`sales_channel`,
    country: sql`country`,
    store: sql`store`,
    sku: sql`sku`,
    category: categoryOf(p.scope),
    campaign: sql`campaign`,
    customer: sql`multiIf(order_rank = 1, 'new', order_rank > 1, 'returning', 'unknown')`,
    month: bucketOf('month', p.basis === 'order' ? 'ordered_at' : 'at', p),
  }
  return keys[by]
}

function narrowed(by: Dimension, key: string, p: Period): Record<string, string> {
  if (by === 'none' || by === 'category') return {}
  if (by === 'month') return daysOf(key, 'month', p)
  if (by === 'customer') return { customer: key }
  return { [by]: listText([key]) }
}
