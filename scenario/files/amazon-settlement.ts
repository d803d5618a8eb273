import type { StatedFee } from '../statements.ts'
import { marketplaceNames } from './amazon-orders.ts'
import { clockTime, decimal, tsvLine } from './table.ts'

const shared =
  'settlement-id settlement-start-date settlement-end-date deposit-date total-amount currency transaction-type order-id merchant-order-id adjustment-id shipment-id marketplace-name'.split(
    ' ',
  )

/** The header of the long layout (V2): one amount a row. */
export const settlementHeader: readonly string[] = [
  ...shared,
  ...'amount-type amount-description amount fulfillment-id posted-date posted-date-time order-item-code'.split(' '),
  ...'merchant-order-item-id merchant-adjustment-item-id sku quantity-purchased promotion-id'.split(' '),
]
/** The header of the wide layout (V1): an amount in one of many columns. */
export const wideSettlementHeader: readonly string[] = [
  ...shared,
  ...'shipment-fee-type shipment-fee-amount order-fee-type order-fee-amount fulfillment-id posted-date order-item-code'.split(
    ' ',
  ),
  ...'merchant-order-item-id merchant-adjustment-item-id sku quantity-purchased price-type price-amount'.split(' '),
  ...'item-related-fee-type item-related-fee-amount misc-fee-amount other-fee-amount other-fee-reason-description'.split(
    ' ',
  ),
  ...'promotion-id promotion-type promotion-amount direct-payment-type direct-payment-amount other-amount'.split(' '),
]

/** How a settlement is written: the layout, and whether in the German way (decimal commas, day.month.year). */
export type SettlementStyle = { layout: 'long' | 'wide'; german: boolean }
export type Settlement = { id: string; currency: string; start: number; end: number; style: SettlementStyle }

const depositAfterMs = 2 * 86_400_000

/** The first row of a settlement: its period, the deposit, and the total that the other rows add up to. */
export function summaryRow(settlement: Settlement, total: number): string {
  const { id, currency, start, end, style } = settlement
  return row(style, {
    'settlement-id': id,
    'settlement-start-date': time(start, style),
    'settlement-end-date': time(end, style),
    'deposit-date': time(end + depositAfterMs, style),
    'total-amount': money(total, settlement),
    currency,
  })
}

/** One amount of a settlement. */
export function settlementRow(settlement: Settlement, fee: StatedFee): string {
  const { style } = settlement
  const cells = {
    'settlement-id': settlement.id,
    'transaction-type': transactionType(fee),
    'order-id': fee.orderId,
    'marketplace-name': marketplaceNames[fee.country] ?? '',
    'fulfillment-id': fee.orderId ? 'AFN' : '',
    'order-item-code': fee.orderId ? itemCode(fee) : '',
    sku: fee.sku,
    'quantity-purchased': fee.part === 'principal' ? String(fee.quantity) : '',
  }
  return row(style, {
    ...cells,
    ...(style.layout === 'long' ? longAmount(settlement, fee) : wideAmount(settlement, fee)),
  })
}

/** A reserve held back from a payout, or given back with the next: kept for the total only. */
export function reserveRow(settlement: Settlement, description: string, amount: number): string {
  const cells = {
    'settlement-id': settlement.id,
    'transaction-type': 'other-transaction',
    'amount-type': 'other-transaction',
    'amount-description': description,
    amount: money(amount, settlement),
    'posted-date': time(settlement.end - 1000, settlement.style).slice(0, 10),
    'posted-date-time': time(settlement.end - 1000, settlement.style),
  }
  return row(settlement.style, cells)
}

function transactionType(fee: StatedFee): string {
  if (fee.transaction === 'other') return fee.part === 'advertising' ? 'ServiceFee' : 'other-transaction'
  return fee.transaction === 'order' ? 'Order' : 'Refund'
}

function longAmount(settlement: Settlement, fee: StatedFee): Record<string, string> {
  const posted = time(fee.postedAt, settlement.style)
  return {
    'amount-type': fee.type,
    'amount-description': fee.description,
    amount: money(fee.amount, settlement),
    'posted-date': posted.slice(0, 10),
    'posted-date-time': posted,
  }
}

function wideAmount(settlement: Settlement, fee: StatedFee): Record<string, string> {
  const amount = money(fee.amount, settlement)
  const posted = { 'posted-date': time(fee.postedAt, settlement.style) }
  if (fee.type === 'Promotion') return { ...posted, 'promotion-type': fee.description, 'promotion-amount': amount }
  if (fee.type === 'ItemFees')
    return { ...posted, 'item-related-fee-type': fee.description, 'item-related-fee-amount': amount }
  if (fee.transaction !== 'other') return { ...posted, 'price-type': fee.description, 'price-amount': amount }
  const reason = fee.part === 'advertising' ? fee.type : fee.description
  return { ...posted, 'other-fee-reason-description': reason, 'other-fee-amount': amount }
}

function row(style: SettlementStyle, cells: Record<string, string>): string {
  return tsvLine(
    (style.layout === 'long' ? settlementHeader : wideSettlementHeader).map((column) => cells[column] ?? ''),
  )
}

function money(minor: number, { currency, style }: Settlement): string {
  const text = decimal(minor, currency)
  return style.german ? text.replace('.', ',') : text
}

function time(at: number, { german }: SettlementStyle): string {
  const clock = clockTime(at, 'UTC')
  const [year, month, day] = clock.slice(0, 10).split('-')
  return german ? `${day}.${month}.${year} ${clock.slice(11)} UTC` : `${clock} UTC`
}

function itemCode(fee: StatedFee): string {
  return `7${fee.orderId.slice(4).replaceAll('-', '')}${fee.sku.slice(-2)}`
}
