import type { Text } from '../../kernel/errors.ts'
import type { Sql } from '../../store/sql.ts'
import { join, sql, str, u64 } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { costedSales, goodsSales, isCosted, marginUnknown } from '../margins.ts'
import { within } from '../within.ts'

/** What a step is: a level the walk stands on, or something taken (or given) on the way to the next. */
type StepKind = 'level' | 'step'
/** A fee's column and the column that says how it is known; `inSpend` where entries of spend, which have no basis, carry it, too. */
type Fee = { amount: Sql; basis: Sql; inSpend?: true }
type Step = { id: string; kind: StepKind; sign: -1 | 1; amount: Sql; fee?: Fee | undefined; label: Text }

const step = (id: string, kind: StepKind, sign: -1 | 1, amount: Sql, en: string, zh: string, fee?: Fee): Step => ({
  id,
  kind,
  sign,
  amount,
  label: { en, zh },
  fee,
})

/**
 * From the price paid to what is kept, in order. Levels are what the steps before them leave; the three `unknown` steps
 * take lines without a known cost out of the margins, so that every level is exactly the sum of what stands above it.
 * Where the cost of nothing is known, the margins and what leads to them are NULL.
 */
export const walk: readonly Step[] = [
  step('price_paid', 'level', 1, sql`paid`, 'Price paid', '实付金额'),
  step('tax', 'step', -1, sql`taxes`, 'Tax', '税'),
  step('coupon_added', 'step', 1, sql`coupons`, 'Coupons added back', '加回优惠券'),
  step('net_sales', 'level', 1, sql`net`, 'Net sales', '净销售额'),
  step('unknown_sales', 'step', -1, sql`net - goods - margin1`, 'Sales without a known cost', '成本未知的销售'),
  step('goods_cost', 'step', -1, sql`goods`, 'Goods', '商品成本', {
    amount: sql`goods_cost`,
    basis: sql`goods_cost_basis`,
  }),
  step('cm1', 'level', 1, sql`margin1`, 'CM1', 'CM1'),
  step('commission', 'step', -1, sql`commissions`, 'Commission', '平台佣金', {
    amount: sql`commission`,
    basis: sql`commission_basis`,
  }),
  step('fulfilment', 'step', -1, sql`fulfilments`, 'Fulfilment', '平台履约', {
    amount: sql`fulfilment`,
    basis: sql`fulfilment_basis`,
  }),
  step('payment', 'step', -1, sql`payments`, 'Payment', '支付手续费', {
    amount: sql`payment`,
    basis: sql`payment_basis`,
  }),
  step('logistics', 'step', -1, sql`freight`, 'Logistics', '物流', {
    amount: sql`logistics`,
    basis: sql`logistics_basis`,
  }),
  step('return_cost', 'step', -1, sql`returned`, 'Returns', '退货损失', {
    amount: sql`return_cost`,
    basis: sql`return_basis`,
  }),
  step('other_fees', 'step', -1, sql`others`, 'Other fees', '其他费用', {
    amount: sql`other_fees`,
    basis: sql`other_basis`,
  }),
  step(
    'unknown_tolls',
    'step',
    1,
    sql`tolls - (margin1 - margin2)`,
    'Tolls of lines without a known cost',
    '成本未知行的费用',
  ),
  step('cm2', 'level', 1, sql`margin2`, 'CM2', 'CM2'),
  step('ads', 'step', -1, sql`advertising`, 'Ads', '广告'),
  step('creator', 'step', -1, sql`creators`, 'Creators', '红人', {
    amount: sql`creator`,
    basis: sql`creator_basis`,
    inSpend: true,
  }),
  step('affiliate', 'step', -1, sql`affiliates`, 'Affiliates', '联盟佣金', {
    amount: sql`affiliate`,
    basis: sql`affiliate_basis`,
    inSpend: true,
  }),
  step('coupon', 'step', -1, sql`coupons`, 'Coupons', '优惠券'),
  step(
    'unknown_marketing',
    'step',
    1,
    sql`marketing - (margin2 - margin3)`,
    'Marketing of lines without a known cost',
    '成本未知行的营销',
  ),
  step('cm3', 'level', 1, sql`margin3`, 'CM3', 'CM3'),
]

/**
 * Sums of the ledger by a key, under names that do not hide the columns they are made from. What follows from other columns
 * of an entry is not read: the price paid, and the margins, which an entry has where its cost is known.
 */
export function walkSums(p: Question, key: Sql, more: Sql = sql``): Sql {
  return sql`
    SELECT ${key} AS key, net + taxes - coupons AS paid, sum(tax) AS taxes, sum(coupon) AS coupons, sum(net_sales) AS net,
      if(${marginUnknown}, NULL, sum(goods_cost)) AS goods, sumIf(net_sales, ${isCosted}) - goods AS margin1,
      margin1 - sumIf(commission + fulfilment + payment + logistics + return_cost + other_fees, ${isCosted}) AS margin2,
      margin2 - sumIf(ads + creator + affiliate + coupon, ${isCosted}) AS margin3, ${goodsSales} AS of_goods, ${costedSales} AS of_costed,
      sum(commission) AS commissions, sum(fulfilment) AS fulfilments, sum(payment) AS payments, sum(logistics) AS freight,
      sum(return_cost) AS returned, sum(other_fees) AS others, sum(ads) AS advertising, sum(creator) AS creators,
      sum(affiliate) AS affiliates, commissions + fulfilments + payments + freight + returned + others AS tolls,
      advertising + creators + affiliates + coupons AS marketing${more}
    FROM order_economics AS entries WHERE ${within(p)} GROUP BY key`
}

/** The steps as an array of (place, id, kind, amount) beside the sums of `walkSums`. */
export function stepRows(): Sql {
  return sql`, [${join(walk.map((one) => sql`(${head(one)})`))}] AS steps`
}

/** The same with (…, actual, estimated, default) of each step: how its amount is known, zero where it is no fee. */
export function stepRowsByBasis(steps: readonly Step[]): Sql {
  const nothing = sql`toInt64(0), toInt64(0), toInt64(0)`
  return sql`, [${join(steps.map((one) => sql`(${head(one)}, ${one.fee ? known(one.fee) : nothing})`))}] AS steps`
}

function head(one: Step): Sql {
  const amount = one.sign < 0 ? sql`-(${one.amount})` : one.amount
  return sql`toUInt8(${u64(walk.indexOf(one) + 1)}), ${str(one.id)}, ${str(one.kind)}, toNullable(toInt64(${amount}))`
}

/**
 * How much of a fee is settled, estimated by the brand, and a published default. Of an amount that is no spend the default
 * is what the other two leave, since without a basis it is zero.
 */
function known({ amount, basis, inSpend }: Fee): Sql {
  const part = (value: Sql) => sql`toInt64(ifNull(sumIf(${amount}, ${basis} = ${value}), 0))`
  const [actual, estimated] = [part(sql`'actual'`), part(sql`'estimated'`)]
  const left = sql`toInt64(ifNull(sum(${amount}), 0)) - ${actual} - ${estimated}`
  return join([actual, estimated, inSpend ? part(sql`'default'`) : left])
}
