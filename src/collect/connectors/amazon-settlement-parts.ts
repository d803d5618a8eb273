import type { Fee } from '../facts.ts'

/** What a text in a settlement means, first match first. Texts are compared without spaces, case and punctuation. */
const meanings: readonly (readonly [pattern: RegExp, part: string])[] = [
  [/advertising|sponsored/, 'advertising'],
  [/reserve|transfer|payabletoamazon|successfulcharge|failedtransfer|debtadjustment/, 'transfer'],
  [/customerreturn|returnprocessing|refundadministration/, 'return'],
  [
    /^fba.*(fulfil|weight|perunit|perorder|pickpack|transportation)|shippingchargeback|giftwrapchargeback/,
    'fulfilment',
  ],
  [/commission|referralfee|closingfee|shippinghb|digitalservicesfee|salestaxservicefee/, 'commission'],
  [/paymentprocessing|paymentmethodfee|^codfee|installment/, 'payment'],
  [/mfnpostage|shippinglabel|shippingservices|postagebilling|postagerefund/, 'logistics'],
  [/tax|vat|tcs|tds/, 'tax'],
  [/^principal$|goodwill|restockingfee|returnshipping/, 'principal'],
  [/^shipping$|giftwrap/, 'shipping'],
]

const letters = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '')

/**
 * The part of the economics that an amount of an Amazon settlement belongs to, from its type ("ItemFees") and its
 * description ("Commission"); 'other' for storage, subscriptions, reimbursements and whatever is new.
 */
export function settlementPart(type: string, description: string): string {
  const part = meaningOf(description) ?? meaningOf(type) ?? 'other'
  // A promotion on the goods is the seller's coupon; on shipping or tax it lowers the shipping or the tax.
  return part === 'principal' && letters(type).startsWith('promotion') ? 'coupon' : part
}

function meaningOf(text: string): string | undefined {
  const plain = letters(text)
  return meanings.find(([pattern]) => pattern.test(plain))?.[1]
}

/** Whether a row of this transaction type belongs to a sale, to taking one back, or to neither. */
export function settlementTransaction(type: string): Fee['transaction'] {
  const plain = letters(type)
  if (plain === 'order' || plain === 'orderpayment') return 'order'
  return /^(refund|chargebackrefund|atozguaranteerefund|guaranteerefund)/.test(plain) ? 'refund' : 'other'
}
