import { expect, test } from 'vitest'
import { readTable } from '../../../test/read-table.ts'
import { amazonSettlement } from './amazon-settlement.ts'
import { settlementPart, settlementTransaction } from './amazon-settlement-parts.ts'
import { sampleTable } from './sample.ts'

const wide =
  'settlement-id deposit-date total-amount currency transaction-type order-id marketplace-name shipment-fee-type shipment-fee-amount order-fee-type order-fee-amount posted-date sku quantity-purchased price-type price-amount item-related-fee-type item-related-fee-amount misc-fee-amount other-fee-amount other-fee-reason-description promotion-type promotion-amount direct-payment-type direct-payment-amount other-amount'.split(
    ' ',
  )
const row = (cells: Record<string, string>) => ({ 'settlement-id': '7', ...cells })
const european = (total: string) =>
  sampleTable(
    wide,
    [
      row({ 'deposit-date': '16.01.2026 00:00:00 UTC', 'total-amount': total, currency: 'EUR' }),
      row({
        'transaction-type': 'Order',
        'order-id': '302-1',
        'marketplace-name': 'Amazon.de',
        'posted-date': '06.01.2026',
        sku: 'A',
        'quantity-purchased': '2',
        'price-type': 'Principal',
        'price-amount': '1.029,00',
        'item-related-fee-type': 'Commission',
        'item-related-fee-amount': '-154,35',
        'promotion-type': 'Shipping',
        'promotion-amount': '-3,99',
      }),
      row({ 'transaction-type': 'Storage Fee', 'posted-date': '07.01.2026', 'other-amount': '-10,66' }),
    ],
    '\t',
  )

test('the long layout is read by its types of amount, and adds up', () => {
  const { fees, findings, ignored } = readTable(amazonSettlement, amazonSettlement.sample)
  expect(fees.map(({ part, amount_minor, transaction }) => [part, amount_minor, transaction])).toEqual([
    ['principal', 2900n, 'order'],
    ['commission', -435n, 'order'],
    ['fulfilment', -620n, 'order'],
    ['coupon', -290n, 'order'],
    ['advertising', -150n, 'other'],
  ])
  expect(fees[0]).toMatchObject({ store: 'Amazon.de', country: 'DE', currency: 'EUR', units: 2, sku: 'MUG-BLUE' })
  expect(ignored).toEqual([2])
  expect(findings).toEqual([])
})

test('the wide layout with decimal commas gives every amount of a row, and adds up', () => {
  const { fees, findings, quarantined } = readTable(amazonSettlement, european('860,00'))
  expect(quarantined).toEqual([])
  expect(fees.map(({ part, amount_minor, order_id }) => [part, amount_minor, order_id])).toEqual([
    ['principal', 102900n, '302-1'],
    ['commission', -15435n, '302-1'],
    ['shipping', -399n, '302-1'],
    ['other', -1066n, ''],
  ])
  expect(fees[0]?.posted_at.toISOString()).toBe('2026-01-06T00:00:00.000Z')
  expect(findings).toEqual([])
})

test('a settlement that does not add up is an error that names the difference', () => {
  const { findings } = readTable(amazonSettlement, european('861,50'))
  expect(findings).toMatchObject([{ level: 'error', code: 'settlement_total' }])
  expect(findings[0]?.text.en).toContain('a difference of -1.50')
})

test('a row that cannot be read leaves the settlement short, and says so', () => {
  const { findings, quarantined } = readTable(amazonSettlement, european('860,00').replace('-10,66', 'ten'))
  expect(quarantined).toHaveLength(1)
  expect(findings[0]?.text.en).toContain('a difference of 10.66')
})

test.each([
  ['ItemPrice', 'Principal', 'principal'],
  ['ItemPrice', 'Tax', 'tax'],
  ['ItemPrice', 'Shipping', 'shipping'],
  ['ItemPrice', 'ShippingTax', 'tax'],
  ['ItemPrice', 'RestockingFee', 'principal'],
  ['ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal', 'tax'],
  ['ItemFees', 'Commission', 'commission'],
  ['ItemFees', 'RefundCommission', 'commission'],
  ['ItemFees', 'ShippingHB', 'commission'],
  ['ItemFees', 'FBAPerUnitFulfillmentFee', 'fulfilment'],
  ['ItemFees', 'ShippingChargeback', 'fulfilment'],
  ['ItemFees', 'FBACustomerReturnPerUnitFee', 'return'],
  ['Promotion', 'Principal', 'coupon'],
  ['Promotion', 'Shipping', 'shipping'],
  ['Cost of Advertising', 'TransactionTotalAmount', 'advertising'],
  ['other-transaction', 'Storage Fee', 'other'],
  ['other-transaction', 'Current Reserve Amount', 'transfer'],
  ['other-transaction', 'Previous Reserve Amount Balance', 'transfer'],
  ['other-transaction', 'Subscription Fee', 'other'],
  ['FBA Inventory Reimbursement', 'WAREHOUSE_DAMAGE', 'other'],
])('%s / %s is %s', (type, description, part) => {
  expect(settlementPart(type, description)).toBe(part)
})

test('refunds, chargebacks and guarantee claims take a sale back', () => {
  expect(
    ['Order', 'Refund', 'Chargeback Refund', 'A-to-z Guarantee Refund', 'ServiceFee'].map(settlementTransaction),
  ).toEqual(['order', 'refund', 'refund', 'refund', 'other'])
})
