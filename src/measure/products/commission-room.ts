import { z } from 'zod'
import { i64, type Sql, sql, u64 } from '../../store/sql.ts'
import { common, plain } from '../columns.ts'
import { defineMeasure, listText, period, type Question } from '../define.ts'
import { sameFilters } from '../drill.ts'
import { isCosted, marginUnknown } from '../margins.ts'
import { perUnit, within } from '../within.ts'
import { isOfProduct, productsListed } from './listed.ts'

/** Standard errors to either side in 80 of 100 cases. */
const z80 = sql`1.2815515655446004`

const verdicts = {
  room: { en: 'Room for all', zh: '空间充足' },
  tight: { en: 'Too close to tell', zh: '空间紧张' },
  none: { en: 'Too much', zh: '超出空间' },
  unknown: { en: 'Not known', zh: '未知' },
} as const

const percent = (preset: number, description: string, zh: string) =>
  z.coerce.number().min(0).max(95).default(preset).meta({ description, zh })
const amount = z.int().nullable()
const part = z.number().nullable()

export const commissionRoom = defineMeasure({
  id: 'commission-room',
  group: 'products',
  title: { en: 'Room for commissions', zh: '佣金空间' },
  doc: {
    en: 'How much of the net sales of a product may go to creators, agencies and group leaders together before less than `keep_percent` of it is left: what a unit leaves after goods, platform fees, payment, logistics, returns and coupons, less what is to be kept. Commissions are taken as shares of net sales after refunds and cancellations. The interval, in 80 of 100 cases, is of the ratio over orders; it says how far the orders of the period tell the next ones.',
    zh: '商品净销售额中最多可拿出多少给达人、机构与团长，仍能留下“保留毛利率”：单件扣除商品成本、平台费用、支付、物流、退货与优惠券后的毛利，减去要保留的部分。佣金按扣除退款与取消后的净销售额计提。区间为按订单计算的 80% 区间，反映周期内订单对后续订单的代表性。',
  },
  params: period.extend({
    keep_percent: percent(10, 'Share of net sales to be kept, in percent', '保留毛利率（%）'),
    creator_percent: percent(15, 'Commission of the creator, in percent', '达人佣金率（%）'),
    agency_percent: percent(5, 'Commission of the agency, in percent', '机构佣金率（%）'),
    leader_percent: percent(3, 'Commission of the group leader, in percent', '团长佣金率（%）'),
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
    verdict: z.enum(['room', 'tight', 'none', 'unknown']),
    room: part,
    room_low: part,
    room_high: part,
    left: part,
    left_per_unit: amount,
    creator_up_to: part,
    agency_up_to: part,
    leader_up_to: part,
    price: amount,
    landed_cost: amount,
    tolls: amount,
    returns: amount,
    coupon: amount,
    margin: amount,
    net_sales: z.int(),
    units: z.int(),
    orders: z.int(),
  }),
  columns: {
    sku: common.sku,
    title: common.title,
    sales_channel: common.salesChannel,
    verdict: {
      ...plain('text', 'Verdict', '结论', {
        en: 'Whether the room surely holds all commissions given, by its interval; not known where no cost is, or everything came back',
        zh: '按区间判断空间能否容纳全部佣金；成本未知或全部退回时为未知',
      }),
      values: verdicts,
    },
    room: plain('share', 'Room', '佣金空间', {
      en: 'Share of net sales that commissions may take together; below zero, less than `keep_percent` is left without any',
      zh: '各级佣金合计最多占净销售额的比例；为负表示不付佣金也达不到保留毛利率',
    }),
    room_low: plain('share', 'At least', '区间下限'),
    room_high: plain('share', 'At most', '区间上限'),
    left: plain('share', 'Left of it', '剩余空间', {
      en: 'Room less the commissions given',
      zh: '空间减去设定的各级佣金',
    }),
    left_per_unit: plain('money', 'Left, a unit', '单件剩余'),
    creator_up_to: plain('share', 'Creator up to', '达人最高', {
      en: 'What the creator may have where the others have what is given',
      zh: '其他各级按设定时，达人最高佣金率',
    }),
    agency_up_to: plain('share', 'Agency up to', '机构最高'),
    leader_up_to: plain('share', 'Leader up to', '团长最高'),
    price: plain('money', 'Price', '单价', { en: 'Net of tax, a unit sold', zh: '不含税，每售出一件' }),
    landed_cost: plain('money', 'Landed cost', '到岸成本', {
      en: 'Cost of goods that stayed sold, a unit sold',
      zh: '未退回商品的成本，按每售出一件计',
    }),
    tolls: plain('money', 'Tolls', '平台与履约费用', {
      en: 'Commission of the platform, fulfilment, payment, logistics and other fees, a unit',
      zh: '平台佣金、履约、支付、物流与其他费用，每件',
    }),
    returns: plain('money', 'Returns', '退货', {
      en: 'Refunds and what returns cost, a unit',
      zh: '退款与退货损失，每件',
    }),
    coupon: plain('money', 'Coupons', '优惠券'),
    margin: plain('money', 'Margin before commissions', '佣金前毛利', {
      en: 'CM2 less coupons, a unit; before ads, creators and affiliates',
      zh: '每件 CM2 减优惠券，未扣广告、红人与联盟',
    }),
    net_sales: common.netSales,
    units: common.units,
    orders: plain('count', 'Orders', '订单数'),
  },
  chart: { kind: 'table', x: 'sku', y: ['room', 'left'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => sql`
    SELECT toString(told.sku) AS sku, listed.title AS title, toString(told.sales_channel) AS sales_channel,
      multiIf(room IS NULL, 'unknown', room_low >= ${given(p)}, 'room', room_high < ${given(p)}, 'none', 'tight') AS verdict,
      room, room_low, room_high, room - ${given(p)} AS left, toInt64(round(left * costed_sales / greatest(1, costed_units))) AS left_per_unit,
      room - ${shareOf(p.agency_percent + p.leader_percent)} AS creator_up_to, room - ${shareOf(p.creator_percent + p.leader_percent)} AS agency_up_to, room - ${shareOf(p.creator_percent + p.agency_percent)} AS leader_up_to,
      ${each(sql`booked`)} AS price, ${each(sql`goods`)} AS landed_cost, ${each(sql`fees`)} AS tolls, ${each(sql`came_back`)} AS returns,
      ${each(sql`coupons`)} AS coupon, ${each(sql`kept`)} AS margin, told.net_sales AS net_sales, told.units AS units, told.orders AS orders
    FROM (${rooms(p)}) AS told
    GLOBAL LEFT JOIN (${productsListed(p.scope)}) AS listed ON told.sku = listed.sku
    ORDER BY net_sales DESC, sku, sales_channel`,
  orders: (row, p) => ({
    ...sameFilters(p),
    sku: listText([row.sku]),
    sales_channel: listText([row.sales_channel]),
  }),
  say: ({ rows }, { count, many, share }, p) => {
    const known = rows.filter(({ verdict }) => verdict !== 'unknown')
    if (known.length === 0) return undefined
    const [holds, not] = [
      known.filter(({ verdict }) => verdict === 'room'),
      known.filter(({ verdict }) => verdict === 'none'),
    ]
    const [given, kept] = [p.creator_percent + p.agency_percent + p.leader_percent, p.keep_percent].map(
      (one) => share(one / 100).en,
    )
    return {
      en: `Of ${many(known.length, 'product', 'products')} by channel, ${count(holds.length).en} carry ${given} of commissions with ${kept} kept, and ${count(not.length).en} do not.`,
      zh: `${count(known.length).zh} 个“商品 × 渠道”中，${count(holds.length).zh} 个可承担合计 ${given} 的佣金并保留 ${kept} 毛利，${count(not.length).zh} 个无法承担。`,
    }
  },
})

/** A share from percents, by millionths, which a statement takes exactly. */
const shareOf = (percents: number) => sql`${i64(Math.round(10_000 * percents))} / 1000000`
const given = (p: Given) => shareOf(p.creator_percent + p.agency_percent + p.leader_percent)
const each = (money: Sql) => perUnit(money, sql`costed_units`)

type Given = Record<'keep_percent' | 'creator_percent' | 'agency_percent' | 'leader_percent', number>

/** By product and channel: what is kept of net sales before commissions, with the interval of that ratio over orders, of the lines whose cost is known. */
function rooms(p: Question & Given & { limit: number }): Sql {
  // A row whose cost is not known has a divisor, too: the engine divides before it chooses.
  const rate = sql`(kept / greatest(1, costed_sales))`
  // The error of a ratio of sums over orders: of what each order keeps beyond that ratio, in whole numbers, since large squares leave little.
  const beyond = sql`(squares * costed_sales * costed_sales - 2 * kept * costed_sales * products + toInt256(kept) * kept * sales_squares)`
  const error = sql`sqrt(toFloat64(${beyond}) * orders / greatest(1, orders - 1)) / pow(greatest(1, costed_sales), 2)`
  const known = sql`NOT is_unknown AND costed_sales > 0 AND costed_units > 0`
  const end = (side: Sql) =>
    sql`if(${known} AND orders > 1, ${rate} - ${shareOf(p.keep_percent)} ${side} ${z80} * ${error}, NULL)`
  return sql`
      SELECT *, if(${known}, ${rate} - ${shareOf(p.keep_percent)}, NULL) AS room, ${end(sql`-`)} AS room_low, ${end(sql`+`)} AS room_high
      FROM (
        SELECT sku, sales_channel, sum(order_units) AS units, sum(order_costed_units) AS costed_units, sum(net) AS net_sales, sum(costed) AS costed_sales,
          sum(order_booked) AS booked, sum(order_goods) AS goods, sum(order_fees) AS fees, booked - costed_sales + sum(order_returned) AS came_back,
          sum(order_coupons) AS coupons, sum(order_kept) AS kept, toInt64(countIf(order_units > 0)) AS orders, min(is_order_unknown) AS is_unknown,
          sum(toInt256(order_kept) * order_kept) AS squares, sum(toInt256(order_kept) * costed) AS products, sum(toInt256(costed) * costed) AS sales_squares
        FROM (
          SELECT sku, sales_channel, sumIf(entries.units, ${isSale}) AS order_units, sumIf(entries.units, ${isSale} AND ${isCosted}) AS order_costed_units,
            sum(net_sales) AS net, sumIf(net_sales, ${isCosted}) AS costed, sumIf(net_sales, ${isSale} AND ${isCosted}) AS order_booked,
            sum(goods_cost) AS order_goods, sumIf(commission + fulfilment + payment + logistics + other_fees, ${isCosted}) AS order_fees,
            sumIf(return_cost, ${isCosted}) AS order_returned, sumIf(coupon, ${isCosted}) AS order_coupons, sum(cm2) - order_coupons AS order_kept,
            ${marginUnknown} AS is_order_unknown
          FROM order_economics AS entries
          WHERE ${within(p)} AND sku != '' AND ${isOfProduct} AND entry != 'spend' GROUP BY sku, sales_channel, store, order_id
        )
        GROUP BY sku, sales_channel HAVING units > 0 ORDER BY net_sales DESC, sku, sales_channel LIMIT ${u64(p.limit)}
      )`
}

const isSale = sql`entry IN ('sale', 'cancellation')`
