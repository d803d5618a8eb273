import { marketplaceOf } from './amazon-marketplace.ts'
import { settlementPart, settlementTransaction } from './amazon-settlement-parts.ts'
import { defineConnector, type Row } from './define.ts'
import { field, required } from './field.ts'
import { SettlementTotals } from './settlement-totals.ts'

const fields = {
  settlement_id: required('text', 'Settlement id', '结算编号', 'settlement-id'),
  deposit_date: field('instant', 'Deposit date', '存款日期', 'deposit-date'),
  total: required('money', 'Total amount', '总金额', 'total-amount'),
  currency: required('currency', 'Currency', '币种', 'currency'),
  transaction: required('text', 'Transaction type', '交易类型', 'transaction-type'),
  order_id: field('text', 'Order id', '订单号', 'order-id'),
  marketplace: field('text', 'Marketplace', '站点', 'marketplace-name'),
  posted_date: required('instant', 'Posted date', '记账日期', 'posted-date'),
  posted_at: field('instant', 'Posted at', '记账时间', 'posted-date-time'),
  item: field('text', 'Order item', '订单商品编号', 'order-item-code'),
  sku: field('text', 'SKU', 'SKU', 'sku'),
  units: field('integer', 'Units', '数量', 'quantity-purchased'),
  amount_type: field('text', 'Amount type', '金额类型', 'amount-type'),
  amount_description: field('text', 'Amount description', '金额说明', 'amount-description'),
  amount: field('money', 'Amount', '金额', 'amount'),
  shipment_fee_type: field('text', 'Shipment fee type', '货件费用类型', 'shipment-fee-type'),
  shipment_fee: field('money', 'Shipment fee', '货件费用', 'shipment-fee-amount'),
  order_fee_type: field('text', 'Order fee type', '订单费用类型', 'order-fee-type'),
  order_fee: field('money', 'Order fee', '订单费用', 'order-fee-amount'),
  price_type: field('text', 'Price type', '价格类型', 'price-type'),
  price: field('money', 'Price', '价格', 'price-amount'),
  item_fee_type: field('text', 'Item fee type', '商品费用类型', 'item-related-fee-type'),
  item_fee: field('money', 'Item fee', '商品费用', 'item-related-fee-amount'),
  misc_fee: field('money', 'Miscellaneous fee', '杂项费用', 'misc-fee-amount'),
  other_fee: field('money', 'Other fee', '其他费用', 'other-fee-amount'),
  other_fee_reason: field('text', 'Other fee reason', '其他费用原因', 'other-fee-reason-description'),
  promotion_type: field('text', 'Promotion type', '促销类型', 'promotion-type'),
  promotion: field('money', 'Promotion', '促销金额', 'promotion-amount'),
  direct_payment_type: field('text', 'Direct payment type', '直接付款类型', 'direct-payment-type'),
  direct_payment: field('money', 'Direct payment', '直接付款', 'direct-payment-amount'),
  other: field('money', 'Other amount', '其他金额', 'other-amount'),
}
type Name = keyof typeof fields
type Amount = { type: string; description: string; minor: bigint }

/** The pairs of columns in the wide layout: what kind of amount, the column that says which, the column of the amount. */
const wideAmounts: readonly (readonly [type: string, description: Name | undefined, amount: Name])[] = [
  ['ItemPrice', 'price_type', 'price'],
  ['ItemFees', 'item_fee_type', 'item_fee'],
  ['ShipmentFees', 'shipment_fee_type', 'shipment_fee'],
  ['OrderFees', 'order_fee_type', 'order_fee'],
  ['Promotion', 'promotion_type', 'promotion'],
  ['DirectPayment', 'direct_payment_type', 'direct_payment'],
  ['OtherFee', 'other_fee_reason', 'other_fee'],
  ['MiscFee', undefined, 'misc_fee'],
  ['Other', undefined, 'other'],
]

export const amazonSettlement = defineConnector({
  id: 'amazon-settlement',
  title: { en: 'Amazon settlement', zh: '亚马逊结算报告' },
  doc: {
    en: 'What Amazon paid out and what it kept. In Seller Central: Payments → Reports Repository (or All Statements) → Download flat file, either layout (V1 with many columns, or V2). The first row is the summary; the other rows must add up to its total, or the import asks before it goes on.',
    zh: '亚马逊的付款与各项扣费。卖家平台：付款 → 报告库（或所有结算）→ 下载平面文件，V1（宽表）与 V2 均可。首行为汇总，其余各行相加必须等于总金额，否则导入前会要求确认。',
  },
  facts: ['fees'],
  fields,
  signature: ['settlement-id'],
  oneOf: ['amount', 'price'],
  options: { store: '', timeZone: 'UTC' },
  sample: `settlement-id	settlement-start-date	settlement-end-date	deposit-date	total-amount	currency	transaction-type	order-id	merchant-order-id	adjustment-id	shipment-id	marketplace-name	amount-type	amount-description	amount	fulfillment-id	posted-date	posted-date-time	order-item-code	merchant-order-item-id	merchant-adjustment-item-id	sku	quantity-purchased	promotion-id
90000001	2026-01-01 00:00:00 UTC	2026-01-14 00:00:00 UTC	2026-01-16 00:00:00 UTC	14.05	EUR																		
90000001						Order	302-0000001-0000001				Amazon.de	ItemPrice	Principal	29.00	AFN	2026-01-06	2026-01-06 08:00:00 UTC	70000001			MUG-BLUE	2	
90000001						Order	302-0000001-0000001				Amazon.de	ItemFees	Commission	-4.35	AFN	2026-01-06	2026-01-06 08:00:00 UTC	70000001			MUG-BLUE		
90000001						Order	302-0000001-0000001				Amazon.de	ItemFees	FBAPerUnitFulfillmentFee	-6.20	AFN	2026-01-06	2026-01-06 08:00:00 UTC	70000001			MUG-BLUE		
90000001						Order	302-0000001-0000001				Amazon.de	Promotion	Principal	-2.90	AFN	2026-01-06	2026-01-06 08:00:00 UTC	70000001			MUG-BLUE		PLM-spring
90000001						ServiceFee					Amazon.de	Cost of Advertising	TransactionTotalAmount	-1.50		2026-01-10	2026-01-10 00:00:00 UTC						
`,
  open: ({ options }) => {
    const totals = new SettlementTotals()
    return {
      row(row, emit) {
        const settlement = row.need(row.id('settlement_id'), 'settlement_id')
        if (!row.has('transaction') && row.has('total')) {
          const currency = row.need(row.currency('currency'), 'currency')
          const depositedAt = row.instant('deposit_date')
          totals.open(settlement, currency, row.need(row.money('total', currency), 'total'), depositedAt)
          return 'ignored'
        }
        const summary = totals.of(settlement)
        const currency = row.need(row.currency('currency') ?? summary?.currency, 'currency')
        const amounts = amountsOf(row, currency)
        const shared = { ...place(row, options.store), settlement_id: settlement, currency }
        const posted = row.instant('posted_at') ?? row.instant('posted_date') ?? summary?.depositedAt
        const postedAt = row.need(posted, 'posted_date')
        const transaction = row.text('transaction')
        const units = row.integer('units') ?? 0
        for (const [i, { type, description, minor }] of amounts.entries()) {
          const what = [transaction, type, description, row.text('item'), row.text('sku'), minor, postedAt.getTime()]
          const part = settlementPart(
            `${type}${type === 'other-transaction' ? transaction : ''}`,
            description || transaction,
          )
          emit('fees', {
            ...shared,
            line_key: what.join('|'),
            posted_at: postedAt,
            transaction: settlementTransaction(transaction),
            part,
            description: [transaction, type, description].filter(Boolean).join(' / '),
            amount_minor: minor,
            units: i === 0 && part === 'principal' ? units : 0,
          })
          totals.add(settlement, currency, minor)
        }
      },
      end: () => totals.findings(),
    }
  },
})

function place(row: Row<Name>, store: string) {
  const marketplace = row.text('marketplace')
  return {
    store: store || marketplace,
    sales_channel: 'amazon',
    country: marketplaceOf(marketplace)?.country ?? '',
    order_id: row.text('order_id'),
    sku: row.text('sku'),
  }
}

/** The amounts of one row: one in the long layout, up to nine in the wide one. */
function amountsOf(row: Row<Name>, currency: string): Amount[] {
  if (row.header('amount')) {
    const minor = row.need(row.money('amount', currency), 'amount')
    return [{ type: row.text('amount_type'), description: row.text('amount_description'), minor }]
  }
  const amounts = wideAmounts.flatMap(([type, description, amount]) => {
    const minor = row.money(amount, currency)
    return minor === undefined ? [] : [{ type, description: description ? row.text(description) : '', minor }]
  })
  if (amounts.length === 0) row.need(undefined, 'price')
  return amounts
}
