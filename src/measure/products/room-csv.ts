import { csvLines } from '../../kernel/csv.ts'
import { fromMinor } from '../../kernel/money.ts'
import { type RoomProduct, type RoomTerms, roomFigures } from '../../manage/room-input.ts'
import { type Room, roomOf } from './room.ts'

const amounts = [
  ...(['room_per_unit', 'left_per_unit', 'refunded', 'coupon', 'landed_cost', 'platform_fee', 'payment_fee'] as const),
  ...(['fulfilment', 'returns', 'margin', 'kept', 'break_even_price'] as const),
]
const shares = ['room', 'left', 'break_even_return_rate'] as const
const terms = [
  'keep_percent',
  'commissions_on',
  'percents_of',
  'platform_fee_returned',
  'payment_fee_returned',
] as const

/**
 * A line for each product: what was stated of it (`stated_…`), what came of that, a unit sold, in whole units of its currency, the
 * terms, and for each level its name, percentage, amount and most. Texts that a spreadsheet would run are guarded.
 */
export function roomCsv(products: readonly RoomProduct[], given: RoomTerms): string {
  const levels = given.levels.flatMap((_, i) =>
    ['', '_percent', '_per_unit', '_up_to'].map((part) => `level_${i + 1}${part}`),
  )
  const stated = roomFigures.map((name) => `stated_${name}`)
  const header = ['product', 'currency', 'verdict', ...shares, ...amounts, 'return_limit', 'not_stated']
  return csvLines([
    [...header, ...levels, ...stated, ...terms],
    ...products.map((product) => {
      const room = roomOf(product, given)
      return [
        ...[product.name, product.currency, room.verdict, ...shares.map((name) => room[name])],
        ...amounts.map((name) => inUnits(room[name], room)),
        ...[room.return_limit, room.not_stated.join('; ')],
        ...room.levels.flatMap(({ name, per_unit, up_to }, i) => [
          ...[name, given.levels[i]?.percent, inUnits(per_unit, room), up_to],
        ]),
        ...roomFigures.map((name) => product[name]),
        ...terms.map((name) => given[name]),
      ]
    }),
  ])
}

function inUnits(minor: number | null, { currency }: Room): number | null {
  // A number, so that one below zero is not taken for a formula.
  return minor === null ? null : Number(fromMinor(BigInt(minor), currency))
}
