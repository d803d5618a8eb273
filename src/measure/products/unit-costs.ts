import { z } from 'zod'
import { type Sql, sql, u64 } from '../../store/sql.ts'
import { common, plain } from '../columns.ts'
import { defineMeasure, listText, period, type Question } from '../define.ts'
import { sameFilters } from '../drill.ts'
import { isCosted } from '../margins.ts'
import { perUnit, ratio, within } from '../within.ts'
import { isOfProduct, productsListed } from './listed.ts'

const amount = z.int().nullable()
const part = z.number().nullable()

export const unitCosts = defineMeasure({
  id: 'unit-costs',
  group: 'products',
  title: { en: 'Price and costs of a unit', zh: '单件售价与成本' },
  doc: {
    en: 'What a unit of each product sells for and costs on each channel, step by step, of lines whose cost of goods is known: what the commission calculator begins with. Rates are what was paid over what it was paid on in the period.',
    zh: '每个商品在各渠道的单件售价与逐项成本，仅统计成本已知的行，供佣金试算填入。各项比率为周期内实际支付额除以对应基数。',
  },
  params: period.extend({
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(100_000)
      .default(1000)
      .meta({ description: 'Most products and channels', zh: '最多行数' }),
  }),
  row: z.object({
    sku: z.string(),
    title: z.string(),
    sales_channel: z.string(),
    price: amount,
    unit_cost: amount,
    platform_rate: part,
    payment_rate: part,
    delivery: amount,
    return_rate: part,
    return_cost: amount,
    resellable_rate: part,
    coupon_rate: part,
    units: z.int(),
  }),
  columns: {
    sku: common.sku,
    title: common.title,
    sales_channel: common.salesChannel,
    price: plain('money', 'Price', '单价', { en: 'Net of tax, a unit sold', zh: '不含税，每售出一件' }),
    unit_cost: plain('money', 'Landed cost', '到岸成本', {
      en: 'Of a unit sold, before what came back',
      zh: '每售出一件，未扣退回的商品',
    }),
    platform_rate: plain('share', 'Platform fee', '平台费率', {
      en: 'Commission of the platform over net sales after refunds',
      zh: '平台佣金 ÷ 扣除退款后的净销售额',
    }),
    payment_rate: plain('share', 'Payment fee', '支付费率', {
      en: 'Over sales before refunds',
      zh: '支付费用 ÷ 未扣退款的销售额',
    }),
    delivery: plain('money', 'Fulfilment and logistics', '履约与物流', {
      en: 'With other fees, a unit sold',
      zh: '含其他费用，每售出一件',
    }),
    return_rate: plain('share', 'Returned', '退货率', {
      en: 'Refunds over sales before them',
      zh: '退款 ÷ 未扣退款的销售额',
    }),
    return_cost: plain('money', 'Cost of a return', '单件退货损失', {
      en: 'What returns cost besides, over units sold × returned; not known where nothing came back',
      zh: '退货损失 ÷（销量 × 退货率）；没有退货时未知',
    }),
    resellable_rate: plain('share', 'Sold again', '可再售比例', {
      en: 'Cost of goods that went back into stock, over that of what came back',
      zh: '回库商品成本 ÷ 退回商品成本',
    }),
    coupon_rate: plain('share', 'Coupons', '优惠券占比', {
      en: 'Over net sales after refunds',
      zh: '优惠券 ÷ 扣除退款后的净销售额',
    }),
    units: common.units,
  },
  chart: { kind: 'table', x: 'sku', y: ['price', 'unit_cost'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => sql`
    SELECT toString(told.sku) AS sku, listed.title AS title, toString(told.sales_channel) AS sales_channel,
      ${perUnit(sql`booked`, sql`sold`)} AS price, ${perUnit(sql`goods`, sql`sold`)} AS unit_cost,
      ${ratio(sql`commissions`, sql`kept_sales`)} AS platform_rate, ${ratio(sql`payments`, sql`booked`)} AS payment_rate,
      ${perUnit(sql`deliveries`, sql`sold`)} AS delivery, returned / booked AS return_rate,
      if(returned > 0, toInt64(round(return_costs * booked / (greatest(1, returned) * sold))), NULL) AS return_cost,
      if(returned > 0 AND goods > 0, goods_back * booked / (greatest(1, returned) * greatest(1, goods)), NULL) AS resellable_rate,
      ${ratio(sql`coupons`, sql`kept_sales`)} AS coupon_rate, told.units AS units
    FROM (${sums(p)}) AS told
    GLOBAL LEFT JOIN (${productsListed(p.scope)}) AS listed ON told.sku = listed.sku
    ORDER BY told.booked DESC, sku, sales_channel`,
  orders: (row, p) => ({
    ...sameFilters(p),
    sku: listText([row.sku]),
    sales_channel: listText([row.sales_channel]),
  }),
})

/** By product and channel: what was sold and what it cost, of lines whose cost is known. */
function sums(p: Question & { limit: number }): Sql {
  const isSale = sql`entry IN ('sale', 'cancellation')`
  const costed = (money: Sql) => sql`sumIf(${money}, ${isCosted})`
  return sql`
      SELECT sku, sales_channel, sumIf(entries.units, ${isSale}) AS units, sumIf(entries.units, ${isSale} AND ${isCosted}) AS sold,
        sumIf(net_sales, ${isSale} AND ${isCosted}) AS booked, ${costed(sql`net_sales`)} AS kept_sales, booked - kept_sales AS returned,
        ifNull(sumIf(goods_cost, ${isSale}), 0) AS goods, goods - ifNull(sum(goods_cost), 0) AS goods_back,
        ${costed(sql`commission`)} AS commissions, ${costed(sql`payment`)} AS payments,
        ${costed(sql`fulfilment + logistics + other_fees`)} AS deliveries, ${costed(sql`return_cost`)} AS return_costs,
        ${costed(sql`coupon`)} AS coupons
      FROM order_economics AS entries
      WHERE ${within(p)} AND sku != '' AND ${isOfProduct} AND entry != 'spend'
      GROUP BY sku, sales_channel HAVING sold > 0 AND booked > 0 ORDER BY booked DESC, sku, sales_channel LIMIT ${u64(p.limit)}`
}
