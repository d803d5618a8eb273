import { Unreadable } from './define.ts'
import { lineTotal, mostMinor } from './values/amount.ts'

/** Units × price (a plain decimal) in minor units. Throws `Unreadable` for an amount no fact can hold. */
export function goodsAmount(price: string, quantity: number, currency: string): bigint {
  const amount = lineTotal(price, quantity, currency)
  if (amount <= mostMinor && amount >= -mostMinor) return amount
  throw new Unreadable(
    'quantity × price',
    `${quantity} × ${price}`,
    { en: 'The amount of the line is too large to be true.', zh: '该行金额过大，不合常理。' },
    { en: 'Correct the quantity or the price in the file.', zh: '请在文件中更正数量或单价。' },
  )
}
