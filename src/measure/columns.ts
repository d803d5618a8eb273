import type { Text } from '../kernel/errors.ts'
import type { Column, Unit } from './define.ts'

/** A column that adds up over rows. */
export function summed(unit: Unit, en: string, zh: string, doc?: Text): Column {
  return { unit, label: { en, zh }, total: 'sum', ...(doc && { doc }) }
}

/** A column whose total is one summed column divided by another. */
export function divided(unit: Unit, en: string, zh: string, over: string, per: string, doc?: Text): Column {
  return { unit, label: { en, zh }, total: [over, per], ...(doc && { doc }) }
}

/** A column that does not add up. */
export function plain(unit: Unit, en: string, zh: string, doc?: Text): Column {
  return { unit, label: { en, zh }, ...(doc && { doc }) }
}

/** Columns that several measures show, so that a term has one name and one meaning. */
export const common = {
  costKnown: plain('share', 'Cost known', '成本已知占比', {
    en: 'Share of the net sales of goods whose cost is known; without any, no margin is',
    zh: '商品净销售额中成本已知的占比；全部未知时不显示毛利',
  }),
  bucket: plain('day', 'From', '起始日', { en: 'First day of the step of time', zh: '时间段的第一天' }),
  salesChannel: plain('text', 'Sales channel', '销售渠道'),
  country: plain('text', 'Market', '市场'),
  sku: plain('text', 'SKU', 'SKU'),
  title: plain('text', 'Product', '商品'),
  netSales: summed('money', 'Net sales', '净销售额', {
    en: 'After markdowns, refunds and cancellations, with shipping charged, without tax, before coupons',
    zh: '扣除折价、退款与取消，含运费收入，不含税，未扣优惠券',
  }),
  booked: summed('money', 'Booked sales', '下单净额', {
    en: 'Net sales before refunds and cancellations',
    zh: '未扣退款与取消的净销售额',
  }),
  refunds: summed('money', 'Refunds', '退款', { en: 'Without tax', zh: '不含税' }),
  cancellations: summed('money', 'Cancellations', '取消', {
    en: 'Net sales of cancelled orders',
    zh: '已取消订单的净销售额',
  }),
  orders: summed('count', 'Orders', '订单数', {
    en: 'Orders with something sold and not cancelled, by the day of the order',
    zh: '有成交且未取消的订单，按下单日计',
  }),
  averageOrder: divided('money', 'Average order', '客单价', 'net_sales', 'orders', {
    en: 'Net sales per order',
    zh: '净销售额 ÷ 订单数',
  }),
  units: summed('count', 'Units', '销量', {
    en: 'Units sold and not cancelled, before returns',
    zh: '已售且未取消的件数，未扣退货',
  }),
  newCustomers: summed('count', 'New customers', '新客数', {
    en: 'Customers whose first order falls into the period',
    zh: '首单落在该周期内的客户',
  }),
  customers: plain('count', 'Customers', '客户数', { en: 'Known customers who ordered', zh: '下过单的已知客户' }),
  newSales: summed('money', 'Net sales, new', '新客净销售额', {
    en: 'From first orders of known customers',
    zh: '已知客户首单带来',
  }),
  returningSales: summed('money', 'Net sales, returning', '老客净销售额', {
    en: 'From later orders of known customers',
    zh: '已知客户复购带来',
  }),
  cm1: summed('money', 'CM1', 'CM1', {
    en: 'Net sales − goods cost, of lines whose cost is known',
    zh: '净销售额 − 商品成本，仅含成本已知的行',
  }),
  cm2: summed('money', 'CM2', 'CM2', {
    en: 'CM1 − commission, fulfilment, payment, logistics, returns and other fees',
    zh: 'CM1 − 佣金、履约、支付、物流、退货及其他费用',
  }),
  cm3: summed('money', 'CM3', 'CM3', {
    en: 'CM2 − ads, creators, affiliates and coupons',
    zh: 'CM2 − 广告、红人、联盟佣金与优惠券',
  }),
} as const satisfies Record<string, Column>
