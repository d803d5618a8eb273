import { z } from 'zod'
import { isCurrency } from '../kernel/money.ts'
import { plainText } from './text-fields.ts'

const amount = z
  .string()
  .trim()
  .regex(/^\d{1,10}(\.\d{1,6})?$/, 'not a plain decimal such as 29.90')
const percent = z
  .string()
  .trim()
  .regex(/^\d{1,3}(\.\d{1,4})?$/, 'not a percentage such as 12.5')
  .refine((text) => Number(text) <= 100, 'has to be at most 100')
const statedAmount = amount.nullable().default(null)
const statedPercent = percent.nullable().default(null)

/** What is stated of a product whose room is worked out, a unit; null is not stated, and is not counted. */
export const roomProduct = z
  .strictObject({
    name: plainText(200).min(1),
    currency: z.string().refine(isCurrency, 'not an ISO 4217 code'),
    price: amount.refine((text) => Number(text) > 0, 'has to be above zero').describe('Without tax, before coupons'),
    landed_cost: amount.describe('Until it is in the warehouse'),
    platform_percent: statedPercent.describe('What the platform takes'),
    payment_percent: statedPercent,
    payment_fixed: statedAmount.describe('What a payment costs besides, a unit'),
    fulfilment: statedAmount.describe('Picking, packing and delivery'),
    return_percent: statedPercent.describe('Of the units sold, how many come back and are refunded'),
    return_cost: statedAmount.describe('What one that comes back costs besides: carriage, inspection'),
    resellable_percent: statedPercent.describe('Of those that come back, how many can be sold again'),
    coupon_percent: statedPercent.describe('Of the price'),
    coupon_amount: statedAmount.describe('In place of the percentage'),
  })
  .superRefine(({ price, coupon_percent, coupon_amount }, context) => {
    const fault = (message: string) => context.addIssue({ code: 'custom', path: ['coupon_amount'], message })
    if (Number(coupon_percent) > 0 && Number(coupon_amount) > 0)
      fault('a coupon is a percentage or an amount, not both')
    else if (Number(coupon_amount) > Number(price)) fault('has to be at most the price')
  })
export type RoomProduct = z.output<typeof roomProduct>

/** What a file or a form may state of a product, in the order in which it is asked. */
export const roomFigures = [
  ...(['price', 'landed_cost', 'platform_percent', 'payment_percent', 'payment_fixed', 'fulfilment'] as const),
  ...(['return_percent', 'return_cost', 'resellable_percent', 'coupon_percent', 'coupon_amount'] as const),
]

const level = z.strictObject({ name: plainText(60).min(1), percent })
const usualLevels = [
  { name: 'creator', percent: '15' },
  { name: 'agency', percent: '5' },
  { name: 'leader', percent: '3' },
]

/** What commissions are like, whatever the product. */
export const roomTerms = z.strictObject({
  levels: z.array(level).min(1).max(8).default(usualLevels).describe('Who gets a commission, and how much'),
  keep_percent: percent.default('10').describe('Share of net sales to be kept'),
  commissions_on: z
    .enum(['kept', 'sold'])
    .default('kept')
    .describe('Of sales after what came back, or of everything sold: then nobody gives a commission back'),
  percents_of: z
    .enum(['price', 'paid'])
    .default('price')
    .describe(
      'Whether commissions and fees in percent are taken of the price, or of what is left of it after the coupon',
    ),
  platform_fee_returned: z.boolean().default(true).describe('The platform gives its fee back with a refund'),
  payment_fee_returned: z.boolean().default(false).describe('So does whoever takes the payment'),
})
export type RoomTerms = z.output<typeof roomTerms>

export const mostRoomProducts = 1000
