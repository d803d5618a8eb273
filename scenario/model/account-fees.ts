import { billingCurrency } from '../brand/campaigns.ts'
import { storefronts } from '../brand/storefronts.ts'
import type { StatedFee, StatedSpend } from '../statements.ts'
import type { Calendar } from './calendar.ts'

/** Fees of a marketplace account that belong to no order: storage and subscription by month, and ads charged to the account. */
export function accountFees(
  calendar: Calendar,
  index: number,
  scale: number,
  spend: readonly StatedSpend[],
): StatedFee[] {
  const day = calendar.days[index] as string
  const noon = (calendar.starts[index] as number) + 43_200_000
  const places = storefronts.filter(({ channel }) => channel === 'amazon')
  return places.flatMap(({ channel, store, market }) => {
    const fee = (part: StatedFee['part'], type: string, description: string, amount: number): StatedFee => ({
      channel,
      store,
      country: market.country,
      currency: billingCurrency('amazon_ads', market.country),
      orderId: '',
      sku: '',
      postedAt: noon,
      transaction: 'other',
      part,
      type,
      description,
      amount,
      quantity: 0,
    })
    const ads = spend.filter(({ platform, country }) => platform === 'amazon_ads' && country === market.country)
    const charged = ads.reduce((sum, row) => sum + row.spend, 0)
    const rows = charged === 0 ? [] : [fee('advertising', 'Cost of Advertising', 'TransactionTotalAmount', -charged)]
    if (day.slice(8) !== '07') return rows
    const peak = day.slice(5, 7) >= '10' ? 2.4 : 1
    const storage = Math.round(100 * scale * peak * 95 * market.weight)
    return [
      ...rows,
      fee('other', 'other-transaction', 'Storage Fee', -storage),
      fee('other', 'other-transaction', 'Subscription Fee', -3_999),
    ]
  })
}
