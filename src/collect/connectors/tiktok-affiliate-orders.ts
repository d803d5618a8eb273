import type { OrderReport } from '../facts.ts'
import { defineConnector, type Row } from './define.ts'
import { field, required } from './field.ts'
import { RowCurrency } from './row-currency.ts'
import { isTotalRow } from './total-row.ts'
import { currencyInAmount } from './values/currency.ts'
import { reportedCreator } from './values/reported-creator.ts'

// Headers of the export as public importers of it name them; names with underscores are the fields that are documented of
// "Search Seller Affiliate Orders" (202410), which the connection writes.
const fields = {
  order: required('text', 'Order ID', '订单编号', 'Order ID | order_id | 订单编号 | 订单 ID | 订单号'),
  creator: required(
    'text',
    'Creator',
    '达人',
    'Creator Username | creator_username | 达人用户名 | 达人账号 | 创作者用户名',
  ),
  created: required('instant', 'Order time', '下单时间', 'Time Created | create_time | 创建时间 | 下单时间'),
  status: field(
    'text',
    'Status',
    '状态',
    'Order Status | settlement_status | Order settlement status | 订单状态 | 结算状态',
  ),
  returned: field(
    'text',
    'Fully returned or refunded',
    '是否全部退款',
    'Fully returned or refunded | fully_return | 是否全部退货退款 | 是否全部退货或退款',
  ),
  store: field('text', 'Store', '店铺', 'store | 店铺'),
  sku_id: field('text', 'SKU ID', 'SKU ID', 'SKU ID | sku_id'),
  sku: field('text', 'Seller SKU', '商家 SKU', 'Seller Sku | Seller SKU | seller_sku | 商家 SKU | 商家SKU'),
  product: field('text', 'Product ID', '商品 ID', 'Product ID | product_id | 商品 ID | 商品ID'),
  quantity: field('integer', 'Quantity', '数量', 'Quantity | 数量'),
  refunded: field('integer', 'Units refunded', '退款数量', 'refunded_quantity | Items refunded | 退款件数'),
  content_type: field('text', 'Content type', '内容类型', 'Content Type | content_type | 内容类型'),
  content_id: field('text', 'Content ID', '内容编号', 'Content ID | content_id | 内容 ID | 内容ID'),
  currency: field('currency', 'Currency', '币种', 'Currency | 币种 | 货币'),
  base: field(
    'money',
    'Commission base, estimated',
    '预估计佣金额',
    'Est. Commission Base | estimated_commission_base | 预估计佣金额 | 预估计佣基数',
  ),
  commission: field(
    'money',
    'Commission, estimated',
    '预估佣金',
    'Est. standard commission payment | estimated_paid_commission | Est. commission payment | 预估标准佣金 | 预估佣金',
  ),
  ads: field(
    'money',
    'Shop Ads commission, estimated',
    '预估商品广告佣金',
    'Est. Shop Ads commission payment | estimated_paid_shop_ads_commission | 预估商品广告佣金',
  ),
  actual_base: field(
    'money',
    'Commission base, actual',
    '实际计佣金额',
    'Actual Commission Base | actual_commission_base | 实际计佣金额 | 实际计佣基数',
  ),
  actual: field(
    'money',
    'Commission, actual',
    '实际佣金',
    'Actual Commission Payment | actual_paid_commission | Actual standard commission payment | 实际标准佣金 | 实际佣金',
  ),
  actual_ads: field(
    'money',
    'Shop Ads commission, actual',
    '实际商品广告佣金',
    'Actual Shop Ads commission payment | actual_paid_shop_ads_commission | 实际商品广告佣金',
  ),
  paid: field('instant', 'Commission paid', '佣金支付时间', 'Time Commission Paid | 佣金支付时间'),
  observed: field('instant', 'As of', '统计时间', 'as of | 统计时间'),
}
type Cells = Row<keyof typeof fields>

export const tiktokAffiliateOrders = defineConnector({
  id: 'tiktok-affiliate-orders',
  title: { en: 'TikTok Shop affiliate orders', zh: 'TikTok Shop 联盟订单' },
  doc: {
    en: 'Which creator brought which order of a TikTok Shop, with content, commission base and commission. In Seller Center: Affiliate → Affiliate orders → Export. State the store as the orders have it. The commission is an estimate until the order is settled; a line that is ineligible or returned in full claims nothing any more. A creator is known by the TikTok handle in your book. An export that is older than what is there changes nothing back.',
    zh: 'TikTok Shop 的每个订单由哪位达人带来，含内容、计佣金额与佣金。商家后台：联盟 → 联盟订单 → 导出。店铺名请与订单中的一致。结算前佣金为预估值；不符合条件或已全部退款的行不再归属达人。达人按红人库中的 TikTok 账号识别。较旧的导出不会覆盖已有的较新数据。',
  },
  facts: ['order_reports'],
  fields,
  signature: ['Creator Username', 'creator_username', '达人用户名', '达人账号', '创作者用户名'],
  options: { store: '', currency: '', timeZone: 'UTC', dateOrder: 'dmy' },
  sample: `Order ID,Product ID,SKU ID,Seller Sku,Payment Amount,Currency,Quantity,Order Status,Creator Username,Content Type,Content ID,Standard commission rate,Est. Commission Base,Est. standard commission payment,Actual Commission Base,Actual Commission Payment,Est. Shop Ads commission payment,Actual Shop Ads commission payment,Fully returned or refunded,Time Created,Time Commission Paid
576460000000000001,1729000000000000001,1729000000000000011,MUG-BLUE,25.10,USD,2,Settled,mia.home,Video,7301000000000000001,15%,25.10,3.77,25.10,3.77,0.00,0.00,No,25/01/2026 10:20:00,08/02/2026 09:00:00
576460000000000003,1729000000000000002,1729000000000000012,TEA-GREEN,8.55,USD,1,Pending,jon.d,Live,7302000000000000002,10%,8.55,0.86,,,0.00,,No,26/01/2026 16:00:00,
576460000000000004,1729000000000000002,1729000000000000012,TEA-GREEN,8.55,USD,1,Ineligible,jon.d,Showcase,,10%,8.55,0.86,0.00,0.00,0.00,0.00,Yes,27/01/2026 11:30:00,
`,
  open: ({ options }) => {
    const currencies = new RowCurrency(options.currency)
    return {
      row(row, emit) {
        if (isTotalRow(row.cells)) return 'ignored'
        const currency = currencies.of(row, currencyInAmount(row.text('commission')))
        const state = stateOf(row)
        const sku = row.text('sku') || row.id('sku_id') || row.id('product')
        const handle = reportedCreator(row)
        const content_id = row.id('content_id')
        const observed = row.instant('observed')
        emit('order_reports', {
          line_key: [row.id('sku_id') || sku, handle.toLowerCase(), content_id].join('/'),
          ...(observed && { as_of: observed }),
          store: row.text('store') || options.store,
          sales_channel: 'tiktok_shop',
          order_id: row.need(row.id('order'), 'order'),
          platform: 'tiktok',
          handle,
          content_type: row.text('content_type').toLowerCase(),
          content_id,
          sku,
          quantity: row.integer('quantity'),
          placed_at: row.need(row.instant('created'), 'created'),
          settled_at: row.instant('paid'),
          state,
          currency,
          ...amountsOf(row, state, currency),
        })
      },
      end: () => currencies.findings(),
    }
  },
})

function stateOf(row: Cells): OrderReport['state'] {
  if (/ineligible|cancel|refund|不符合|无效|取消|退款/i.test(row.text('status'))) return 'void'
  if (/^(yes|y|true|1|fully.*|是)$/i.test(row.text('returned'))) return 'void'
  const quantity = row.integer('quantity') ?? 0
  if (quantity > 0 && (row.integer('refunded') ?? 0) >= quantity) return 'void'
  return /^(settled|completed|paid|已结算|已完成)$/i.test(row.text('status')) ? 'settled' : 'open'
}

/** What was paid, once it is known; before that what is estimated. */
function amountsOf(row: Cells, state: OrderReport['state'], currency: string) {
  const added = (...parts: (bigint | undefined)[]) => {
    const told = parts.filter((part) => part !== undefined)
    return told.length === 0 ? undefined : told.reduce((sum, part) => sum + part, 0n)
  }
  const actual = added(row.money('actual', currency), row.money('actual_ads', currency))
  const estimate = added(row.money('commission', currency), row.money('ads', currency))
  const base = row.money('base', currency)
  if (state !== 'settled') return { base_minor: base, commission_minor: estimate }
  // The actual base is what is left after refunds, also where no commission is told.
  return { base_minor: row.money('actual_base', currency) ?? base, commission_minor: actual ?? estimate }
}
