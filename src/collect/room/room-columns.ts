import type { Field } from '../connectors/define.ts'
import { field, required } from '../connectors/field.ts'

/**
 * The columns of a list of products whose room for commissions is worked out. In a file that the calculator made, what was stated stands
 * beside what came of it: its columns come first.
 */
export const roomColumns = {
  name: required(
    'text',
    'Product',
    '商品',
    'product | name | product name | title | sku | 商品 | 商品名称 | 品名 | 货号',
  ),
  currency: field('currency', 'Currency', '币种', 'currency | 币种 | 货币'),
  price: required(
    'money',
    'Price',
    '售价',
    'stated_price | price | price (*) | selling price | selling price (*) | unit price | retail price | 售价 | 售价 (*) | 单价 | 价格',
  ),
  landed_cost: required(
    'money',
    'Landed cost',
    '到岸成本',
    'stated_landed_cost | landed cost | landed_cost | landed cost (*) | unit cost | unit_cost | cost | 到岸成本 | 到岸成本 (*) | 成本 | 单件成本',
  ),
  platform_percent: field(
    'decimal',
    'Platform fee %',
    '平台费率 %',
    'stated_platform_percent | platform fee % | platform_percent | platform fee | platform fee (*) | referral fee % | 平台费率 % | 平台费率 | 平台佣金率 | 平台扣点',
  ),
  payment_percent: field(
    'decimal',
    'Payment fee %',
    '支付费率 %',
    'stated_payment_percent | payment fee % | payment_percent | payment % | 支付费率 % | 支付费率 | 支付手续费率',
  ),
  payment_fixed: field(
    'money',
    'Payment fee, fixed',
    '支付固定费用',
    'stated_payment_fixed | payment fee, fixed | payment_fixed | fixed payment fee | payment fixed | 支付固定费用 | 支付手续费',
  ),
  fulfilment: field(
    'money',
    'Fulfilment',
    '履约与物流',
    'stated_fulfilment | fulfilment | fulfillment | shipping | logistics | delivery | fulfilment (*) | 履约与物流 | 履约 | 物流 | 运费 | 物流费',
  ),
  return_percent: field(
    'decimal',
    'Return rate %',
    '退货率 %',
    'stated_return_percent | return rate % | return_percent | return rate | returns % | 退货率 % | 退货率',
  ),
  return_cost: field(
    'money',
    'Cost of a return',
    '单件退货损失',
    'stated_return_cost | cost of a return | return_cost | return cost | cost per return | 单件退货损失 | 退货损失 | 退货成本',
  ),
  resellable_percent: field(
    'decimal',
    'Sold again %',
    '可再售比例 %',
    'stated_resellable_percent | sold again % | resellable_percent | resellable % | resellable | 可再售比例 % | 可再售比例 | 可二次销售比例',
  ),
  coupon_percent: field(
    'decimal',
    'Coupon %',
    '优惠券 %',
    'stated_coupon_percent | coupon % | coupon_percent | discount % | 优惠券 % | 优惠比例 | 折扣率',
  ),
  coupon_amount: field(
    'money',
    'Coupon',
    '优惠券金额',
    'stated_coupon_amount | coupon | coupon_amount | coupon amount | voucher | 优惠券金额 | 优惠券 | 优惠金额',
  ),
} as const satisfies Record<string, Field>
export type RoomColumn = keyof typeof roomColumns
