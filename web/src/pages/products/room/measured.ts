import type { Row } from '../../../api/measures.ts'
import type { RoomFigure } from '../../../api/room.ts'
import { numberOf } from '../../../format/value.ts'
import type { ProductDraft } from './draft.ts'

const amounts = {
  price: 'price',
  landed_cost: 'unit_cost',
  fulfilment: 'delivery',
  return_cost: 'return_cost',
} as const satisfies Partial<Record<RoomFigure, string>>
const shares = {
  platform_percent: 'platform_rate',
  payment_percent: 'payment_rate',
  return_percent: 'return_rate',
  resellable_percent: 'resellable_rate',
  coupon_percent: 'coupon_rate',
} as const satisfies Partial<Record<RoomFigure, string>>

/** What was measured of a product on a channel as what is stated of it, with all of the payment's fee in its rate; what was not measured, or lies outside of what can be stated, is empty. */
export function draftOfMeasured(row: Row, currency: string, name: string): ProductDraft {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  const figures = (columns: Partial<Record<RoomFigure, string>>, textOf: (value: number) => string) =>
    Object.entries(columns).map(([figure, column]) => {
      const value = numberOf(row[column])
      return [figure, value === null || value < 0 ? '' : textOf(value)]
    })
  return Object.fromEntries([
    ...[
      ['name', name],
      ['currency', currency],
      ['payment_fixed', '0'],
      ['coupon_amount', ''],
    ],
    ...figures(amounts, (minor) => (minor / 10 ** digits).toFixed(digits)),
    ...figures(shares, (share) => (share > 1 ? '' : String(Number((share * 100).toFixed(2))))),
  ]) as ProductDraft
}
