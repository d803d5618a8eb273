import type { OrderReport } from '../facts.ts'
import { defineConnector, type Row } from './define.ts'
import { field, required } from './field.ts'
import { RowCurrency } from './row-currency.ts'
import { isTotalRow } from './total-row.ts'
import { currencyInHeader } from './values/currency.ts'
import { reportedCreator } from './values/reported-creator.ts'

// Headers of the seller's export as public importers of it name them; names with underscores are the documented fields of
// v2.ams.get_conversion_report, which the connection writes.
const fields = {
  order: required('text', 'Order id', '订单编号', 'Order id | Order ID | order_sn | Order SN | 订单编号 | 订单号'),
  creator: required(
    'text',
    'Affiliate',
    '联盟达人',
    'Affiliate Username | affiliate_username | 联盟达人用户名 | 推广者用户名 | 达人用户名',
  ),
  placed: required('instant', 'Order time', '下单时间', 'Order Time | place_order_time | Order Placed Time | 下单时间'),
  status: field('text', 'Order status', '订单状态', 'Order Status | order_status | 订单状态'),
  verified: field('text', 'Verified status', '核验状态', 'Verified Status | verified_status | 核验状态 | 验证状态'),
  completed: field(
    'instant',
    'Conversion completed',
    '转化完成时间',
    'Conversion Completed Time | conversion_completed_time | Complete Time | Order Completed Time | 转化完成时间 | 完成时间',
  ),
  channel: field('text', 'Channel', '推广渠道', 'Channel | channel | Original Channel | 推广渠道 | 渠道'),
  store: field('text', 'Store', '店铺', 'store | 店铺'),
  item: field('text', 'Item id', '商品编号', 'Item id | item_id | 商品编号 | 商品 ID'),
  model: field('text', 'Model id', '规格编号', 'Model id | model_id | 规格编号 | 规格 ID'),
  promotion: field('text', 'Promotion id', '活动编号', 'Promotion id | promotion_id | 活动编号'),
  quantity: field('integer', 'Quantity', '数量', 'Qty | qty | Quantity | 数量'),
  currency: field('currency', 'Currency', '币种', 'Currency | 币种 | 货币'),
  base: field(
    'money',
    'Purchase value',
    '购买金额',
    'Purchase Value (*) | Purchase Value | purchase_value | 购买金额 (*) | 购买金额 | 购买值',
  ),
  refund: field(
    'money',
    'Refund amount',
    '退款金额',
    'Refund Amount (*) | Refund Amount | refund_amount | 退款金额 (*) | 退款金额',
  ),
  commission: field(
    'money',
    'Commission to the affiliate',
    '达人佣金',
    'Item Brand Commission to Affiliate (*) | Item Brand Commission to Affiliate | item_brand_commission_to_affiliate | Commission to Affiliate | Item Brand Commission (*) | Item Brand Commission | 商品佣金 (*) | 商品佣金',
  ),
  observed: field('instant', 'As of', '统计时间', 'as of | 统计时间'),
}
type Cells = Row<keyof typeof fields>

export const shopeeAffiliateOrders = defineConnector({
  id: 'shopee-affiliate-orders',
  title: { en: 'Shopee affiliate conversions', zh: 'Shopee 联盟转化报表' },
  doc: {
    en: 'Which affiliate brought which order of a Shopee shop, by which channel and for what commission: a line for each item. In Seller Centre: Marketing Centre → Affiliate Marketing Solution → Conversion report → Export. State the store as the orders have it; times are those of the market’s zone. A line that is cancelled, invalid or refunded in full claims nothing any more. An affiliate is known by the Shopee user name in your book. An export that is older than what is there changes nothing back.',
    zh: 'Shopee 店铺的每个订单由哪位联盟达人、经哪个渠道带来，以及佣金：每件商品一行。卖家中心：营销中心 → 联盟营销（AMS）→ 转化报表 → 导出。店铺名请与订单中的一致；时间为站点当地时间。已取消、无效或全额退款的行不再归属达人。达人按红人库中的 Shopee 用户名识别。较旧的导出不会覆盖已有的较新数据。',
  },
  facts: ['order_reports'],
  fields,
  signature: ['Affiliate Username', 'affiliate_username', '联盟达人用户名', '推广者用户名'],
  options: { store: '', currency: '', timeZone: '' },
  sample: `Order id,Order Status,Verified Status,Order Time,Conversion Completed Time,Item id,Model id,Qty,Affiliate Username,Affiliate Name,Channel,Purchase Value(RM),Refund Amount(RM),Item Brand Commission(RM)
250810YSWVY8D7,Completed,Valid,2026-01-10 15:36:22,2026-01-20 13:10:00,3903624400,1232348722,1,yiyi.home,Yiyi,Shopee Video,90.99,0.00,9.10
250810YSWVY8D8,Pending,Unverified,2026-01-11 09:02:10,,3903624401,1232348723,2,tan.lights,Tan,Telegram,45.00,0.00,4.50
250810YSWVY8D9,Cancelled,Invalid,2026-01-11 10:40:00,,3903624401,1232348723,1,tan.lights,Tan,Telegram,22.50,22.50,0.00
`,
  open: ({ options }) => {
    const currencies = new RowCurrency(options.currency)
    return {
      row(row, emit) {
        if (isTotalRow(row.cells)) return 'ignored'
        const currency = currencies.of(row, currencyInHeader(row.header('commission') || row.header('base')))
        const handle = reportedCreator(row)
        const sku = row.id('model') || row.id('item')
        const observed = row.instant('observed')
        const bought = row.money('base', currency)
        const refund = row.money('refund', currency)
        emit('order_reports', {
          line_key: [row.id('item'), row.id('model'), row.id('promotion'), handle.toLowerCase()].join('/'),
          ...(observed && { as_of: observed }),
          store: row.text('store') || options.store,
          sales_channel: 'shopee',
          order_id: row.need(row.id('order'), 'order'),
          platform: 'shopee',
          handle,
          content_type: row.text('channel').toLowerCase(),
          sku,
          quantity: row.integer('quantity'),
          placed_at: row.need(row.instant('placed'), 'placed'),
          settled_at: row.instant('completed'),
          state: stateOf(row, bought, refund),
          currency,
          base_minor: leftOf(bought, refund),
          commission_minor: row.money('commission', currency),
        })
      },
      end: () => currencies.findings(),
    }
  },
})

/** What is left of a purchase after what was refunded of it. */
function leftOf(bought: bigint | undefined, refund = 0n): bigint | undefined {
  if (bought === undefined || refund <= 0n) return bought
  return bought > refund ? bought - refund : 0n
}

function stateOf(row: Cells, base: bigint | undefined, refund: bigint | undefined): OrderReport['state'] {
  if (/cancel|取消/i.test(row.text('status')) || /^(invalid|无效)$/i.test(row.text('verified'))) return 'void'
  if (base !== undefined && base > 0n && refund !== undefined && refund >= base) return 'void'
  const isDone = /^(completed|已完成)$/i.test(row.text('status'))
  return isDone && /^(valid|verified|有效)$/i.test(row.text('verified')) ? 'settled' : 'open'
}
