import { mostRoomProducts, type RoomProduct, roomProduct } from '../../manage/room-input.ts'
import type { Row } from '../connectors/define.ts'
import { roundDecimal } from '../connectors/values/amount.ts'
import { currencyInHeader } from '../connectors/values/currency.ts'
import { Fault } from '../connectors/values/fault.ts'
import { percentCell, refusedCell, said, unreadableCell } from '../lists/list-cells.ts'
import type { ListBrand, ListKind } from '../lists/list-file.ts'
import { roomColumns as columns, type RoomColumn } from './room-columns.ts'

type Cells = Row<RoomColumn>
type Line = { product: RoomProduct }

/** Products whose room for commissions is worked out, a line each; an empty cell is not stated. */
export const roomList: ListKind<RoomColumn, Line> = {
  columns,
  isOf: (found) => found.has('name') && found.has('price') && found.has('landed_cost'),
  read,
  missing: {
    en: 'it has no columns of products; it needs a product, a price and a landed cost',
    zh: '未找到商品列；需要商品、售价和到岸成本',
  },
  most: mostRoomProducts,
  things: 'products',
  example: {
    ...{
      name: { en: 'Mug', zh: '马克杯' },
      currency: 'USD',
      price: '19.90',
      landed_cost: '4.80',
      platform_percent: '8%',
    },
    ...{
      payment_percent: '2.9%',
      payment_fixed: '0.30',
      fulfilment: '3.20',
      return_percent: '6%',
      return_cost: '2.50',
    },
    ...{ resellable_percent: '70%', coupon_percent: '', coupon_amount: '1.00' },
  },
}

function read(row: Cells, brand: ListBrand): Line {
  const currency = row.currency('currency') ?? (currencyInHeader(row.header('price')) || brand.currency)
  const money = (name: RoomColumn) => amountOf(row, name, currency)
  const percent = (name: RoomColumn) => percentOf(row, name)
  const product = {
    name: row.need(said(row.id('name')), 'name'),
    currency,
    price: row.need(money('price') ?? undefined, 'price'),
    landed_cost: row.need(money('landed_cost') ?? undefined, 'landed_cost'),
    platform_percent: percent('platform_percent'),
    payment_percent: percent('payment_percent'),
    payment_fixed: money('payment_fixed'),
    fulfilment: money('fulfilment'),
    return_percent: percent('return_percent'),
    return_cost: money('return_cost'),
    resellable_percent: percent('resellable_percent'),
    coupon_percent: percent('coupon_percent'),
    coupon_amount: money('coupon_amount'),
  }
  refuseOdd(row, product)
  const taken = roomProduct.safeParse(product)
  if (!taken.success) throw refusedCell(row, columns, taken.error.issues[0], (name) => name as RoomColumn)
  return { product: taken.data }
}

/** Fractions of a minor unit are kept: a sticker may cost a third of a cent. */
function amountOf(row: Cells, name: RoomColumn, currency: string): string | null {
  // Read as money first, which refuses the sign of another currency.
  if (said(row.text(name)) === '' || row.money(name, currency) === undefined) return null
  const amount = row.decimal(name) ?? '0'
  if (amount.startsWith('-')) throw unreadableCell(row, columns, name, row.text(name), negative)
  return roundDecimal(amount, 6)
}

function percentOf(row: Cells, name: RoomColumn): string | null {
  const percent = percentCell(row, columns, name)
  if (percent === undefined) return null
  const fault = (kind: Fault) => unreadableCell(row, columns, name, row.text(name), kind)
  if (percent.startsWith('-')) throw fault(negative)
  if (Number(percent) > 100) throw fault(tooMuch)
  // A workbook hands out a cell that shows 15% as 0.15, which may as well be less than one in a hundred.
  if (Number(percent) > 0 && Number(percent) < 1 && !/[%％]/.test(row.text(name))) throw fault(unclear)
  return percent
}

function refuseOdd(row: Cells, { price, coupon_percent, coupon_amount }: RoomProductInput): void {
  const fault = (name: RoomColumn, kind: Fault) => unreadableCell(row, columns, name, row.text(name), kind)
  if (Number(price) === 0) throw fault('price', free)
  if (Number(coupon_percent) > 0 && Number(coupon_amount) > 0) throw fault('coupon_amount', twoCoupons)
  if (Number(coupon_amount) > Number(price)) throw fault('coupon_amount', couponAbovePrice)
}
type RoomProductInput = Pick<RoomProduct, 'price' | 'coupon_percent' | 'coupon_amount'>

const negative = new Fault(
  { en: 'This is below zero.', zh: '数值为负。' },
  { en: 'Write costs, fees and coupons as positive numbers.', zh: '成本、费用和优惠券请填正数。' },
)
const tooMuch = new Fault(
  { en: 'This is more than 100%.', zh: '超过 100%。' },
  { en: 'Correct the percentage.', zh: '请更正百分比。' },
)
const unclear = new Fault(
  {
    en: 'This may be a percentage below 1%, or a share of one.',
    zh: '无法判断是不足 1% 的百分比，还是小数形式的比例。',
  },
  { en: 'Write it with its sign: 15%, or 0.15%.', zh: '请带上百分号填写：15% 或 0.15%。' },
)
const free = new Fault(
  { en: 'A price of zero leaves nothing to share.', zh: '售价为零，没有可分配的空间。' },
  { en: 'Fill in the price without tax.', zh: '请填写不含税售价。' },
)
const twoCoupons = new Fault(
  { en: 'The coupon stands there as a percentage and as an amount.', zh: '优惠券同时填写了比例和金额。' },
  { en: 'Keep one of the two.', zh: '请只保留其中一项。' },
)
const couponAbovePrice = new Fault(
  { en: 'The coupon is more than the price.', zh: '优惠券金额高于售价。' },
  { en: 'Correct the coupon or the price.', zh: '请更正优惠券或售价。' },
)
