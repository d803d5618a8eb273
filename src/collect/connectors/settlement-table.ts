import type { Fee } from '../facts.ts'
import { defineConnector, type Finding, type Row } from './define.ts'
import { field, required } from './field.ts'
import { RowCurrency } from './row-currency.ts'
import { readSalesChannel } from './values/channel.ts'
import { readFeePart } from './values/fee-part.ts'

const fields = {
  posted_at: required(
    'instant',
    'Date',
    '日期',
    'posted_at | date | posted date | settlement date | transaction date | settled time | 日期 | 结算日期 | 结算时间 | 交易日期 | 记账日期',
  ),
  type: required(
    'text',
    'Fee type',
    '费用类型',
    'fee_type | fee type | fee name | amount type | charge type | transaction type | type | 费用类型 | 费用名称 | 收支类型 | 款项类型 | 类型',
  ),
  amount: field(
    'money',
    'Amount (what is paid to the seller is positive)',
    '金额（付给卖家为正）',
    'amount | amount (*) | settlement amount | net amount | 金额 | 结算金额 | 收支金额',
  ),
  fee: field(
    'money',
    'Fee (what the seller pays is positive)',
    '费用（卖家支付为正）',
    'fee | fee amount | fees | charge | deduction | 费用 | 费用金额 | 扣费 | 扣款',
  ),
  order_id: field(
    'text',
    'Order id',
    '订单号',
    'order_id | order id | order number | order no | order sn | 订单号 | 订单编号 | 平台订单号',
  ),
  sku: field('text', 'SKU', 'SKU', 'sku | seller sku | item sku | 商品编码 | 商家编码'),
  currency: field('currency', 'Currency', '币种', 'currency | currency code | 币种 | 货币'),
  channel: field(
    'text',
    'Sales channel',
    '销售渠道',
    'channel | sales channel | platform | marketplace | 渠道 | 平台 | 销售平台',
  ),
  store: field('text', 'Store', '店铺', 'store | shop | store name | shop name | 店铺 | 店铺名称'),
  country: field('country', 'Country', '国家', 'country | country code | market | 国家 | 国家/地区 | 站点'),
  settlement_id: field(
    'text',
    'Settlement id',
    '结算单号',
    'settlement_id | settlement id | statement id | payout id | 结算单号 | 账单号',
  ),
  transaction: field('text', 'Transaction', '交易', 'transaction | kind | 交易 | 业务类型'),
  description: field('text', 'Description', '说明', 'description | details | note | remark | 说明 | 备注 | 描述'),
  units: field('integer', 'Units', '数量', 'units | quantity | qty | 数量'),
}
type Name = keyof typeof fields

export const settlementTable = defineConnector({
  id: 'settlement-table',
  title: { en: 'General settlement table', zh: '通用结算表' },
  doc: {
    en: 'What a marketplace settled, one fee or payment a row: date, fee type, amount, and the order where there is one. For TikTok Shop (Finance → Transactions → Export), Shopee (Finance → My income → Export), Lazada and others, with the columns mapped by hand. An amount is positive where the seller gets it; map a column of fees written as positive numbers to "Fee" instead.',
    zh: '平台结算明细，每行一笔费用或款项：日期、费用类型、金额，及对应订单。适用于 TikTok Shop（财务 → 交易明细 → 导出）、Shopee（财务 → 我的收入 → 导出）、Lazada 等，手动映射列即可。付给卖家的金额为正；若费用以正数书写，请映射到“费用”列。',
  },
  facts: ['fees'],
  fields,
  oneOf: ['amount', 'fee'],
  options: { store: '', currency: '', timeZone: '' },
  sample: `date,order_id,sku,fee_type,amount,currency,channel
2026-01-28,576460000000000001,MUG-BLUE,Platform commission,-1.74,USD,TikTok Shop
2026-01-28,576460000000000001,MUG-BLUE,Affiliate commission,-2.90,USD,TikTok Shop
2026-01-31,,,Monthly subscription,-9.00,USD,Shopee
`,
  open: ({ options }) => {
    const given: number[] = []
    const currencies = new RowCurrency(options.currency)
    return {
      row(row, emit) {
        const currency = currencies.of(row)
        const type = row.need(row.text('type'), 'type')
        const at = row.need(row.instant('posted_at'), 'posted_at')
        const amount = amountOf(row, currency)
        const part = readFeePart(type)
        const transaction = transactionOf(row)
        emit('fees', {
          line_key: [type, row.text('sku'), row.text('description'), amount, at.getTime()].join('|'),
          store: row.text('store') || options.store,
          sales_channel: row.has('channel') ? readSalesChannel(row.text('channel')) : 'other',
          country: row.country('country') || options.country,
          settlement_id: row.id('settlement_id'),
          order_id: row.id('order_id'),
          sku: row.text('sku'),
          posted_at: at,
          transaction,
          part,
          description: [type, row.text('description')].filter(Boolean).join(' / '),
          amount_minor: amount,
          currency,
          units: part === 'principal' ? (row.integer('units') ?? 0) : 0,
        })
        if (amount > 0n && transaction === 'order' && isCost(part)) given.push(row.line)
      },
      end: () => [...(given.length > 0 ? [positiveFees(given)] : []), ...currencies.findings()],
    }
  },
})

function amountOf(row: Row<Name>, currency: string): bigint {
  const amount = row.money('amount', currency)
  if (amount !== undefined) return amount
  return -row.need(row.money('fee', currency), row.header('amount') ? 'amount' : 'fee')
}

function transactionOf(row: Row<Name>): Fee['transaction'] {
  if (!row.has('order_id')) return 'other'
  return /refund|return|reversal|退款|退货|冲销/i.test(`${row.text('transaction')} ${row.text('type')}`)
    ? 'refund'
    : 'order'
}

function isCost(part: string): boolean {
  return !['principal', 'shipping', 'tax', 'transfer', 'other'].includes(part)
}

function positiveFees(lines: readonly number[]): Finding {
  return {
    level: 'warning',
    code: 'positive_fees',
    text: {
      en: `${lines.length} fees of orders are positive, which means that the seller got them. If they are costs, map their column to "Fee".`,
      zh: `有 ${lines.length} 笔订单费用为正数，即视为付给卖家。如果它们是成本，请将该列映射到“费用”。`,
    },
    count: lines.length,
    lines: lines.slice(0, 100),
  }
}
