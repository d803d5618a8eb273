import { z } from 'zod'
import { isCountry } from '../kernel/country.ts'
import { isCurrency, toMinor } from '../kernel/money.ts'
import { plainText } from './text-fields.ts'

/** Where a collaboration stands, in the order in which it goes on. */
export const stages = ['found', 'contacted', 'agreed', 'sample_sent', 'posted', 'paid'] as const
/** By what an order may be claimed: a visit by a link, a coupon, or a code that was told of the order or of its customer. */
export const claimKinds = ['link', 'coupon', 'declared'] as const

const amount = z
  .string()
  .trim()
  .regex(/^\d{1,12}(\.\d{1,3})?$/, 'not a plain decimal such as 400.00')
const currency = z.string().refine(isCurrency, 'not an ISO 4217 code')
/** An amount in a currency of its own. */
export const moneyInput = z
  .strictObject({ amount: amount.describe('A plain decimal, such as 400.00'), currency })
  .refine((money) => isCurrency(money.currency) && toMinor(money.amount, money.currency) !== undefined, 'not an amount')

const percent = z
  .string()
  .trim()
  .regex(/^\d{1,3}(\.\d{1,4})?$/, 'not a percentage such as 12.5')
  .refine((text) => Number(text) > 0 && Number(text) <= 100, 'has to be above 0 and at most 100')
const day = z.iso.date().nullable()
const cap = amount.refine((text) => Number(text) > 0, 'has to be above zero').nullable()

const fields = {
  title: plainText(200).min(1),
  stage: z.enum(stages),
  owner: z.string().max(100).nullable().describe('Id of a member of the brand'),
  due_on: day.describe('By when the next step is due'),
  remind_on: day.describe('From when on it is shown under reminders'),
  post_due_on: day.describe('By when the first post was agreed'),
  posted_on: day.describe('When the first post came out; noted by itself when it goes to posted'),
  notes: plainText(5000),
  contract: plainText(500).describe('Where the contract is: a reference or an address'),
  rights: plainText(500).describe('What may be used where and until when, or where that is written'),
  posts: z.int().min(0).max(1000).describe('How many of the agreed posts are out'),
  fee: moneyInput.nullable(),
  fee_per: z
    .enum(['collaboration', 'post'])
    .describe('A fixed fee is due once something is posted, one per post for each'),
  commission_percent: percent
    .nullable()
    .describe('Of what is left of the goods of an order, after coupons, without tax'),
  claims: z.array(z.enum(claimKinds)).min(1).describe('By what an order counts'),
  order_cap: cap.describe("Most commission of one order, in the brand's currency"),
  cap: cap.describe("Most commission altogether, in the brand's currency"),
  hold_days: z.int().min(0).max(365).describe('Days after the order before its commission can be paid'),
  starts_on: day.describe('From this day on orders count; needed for a commission'),
  ends_on: day,
}

/** What is stated of a new collaboration; whatever is left out is empty. */
export const collaborationInput = z.strictObject({
  ...fields,
  creator: z.string().max(100).describe('Id of a creator of the book'),
  stage: fields.stage.default('found'),
  owner: fields.owner.default(null),
  due_on: fields.due_on.default(null),
  remind_on: fields.remind_on.default(null),
  post_due_on: fields.post_due_on.default(null),
  posted_on: fields.posted_on.default(null),
  notes: fields.notes.default(''),
  contract: fields.contract.default(''),
  rights: fields.rights.default(''),
  posts: fields.posts.default(0),
  fee: fields.fee.default(null),
  fee_per: fields.fee_per.default('collaboration'),
  commission_percent: fields.commission_percent.default(null),
  claims: fields.claims.default([...claimKinds]),
  order_cap: fields.order_cap.default(null),
  cap: fields.cap.default(null),
  hold_days: fields.hold_days.default(30),
  starts_on: fields.starts_on.default(null),
  ends_on: fields.ends_on.default(null),
})
/** A change: what is left out stays. The creator stays, too. */
export const collaborationPatch = z
  .strictObject(fields)
  .partial()
  .extend({ archived: z.boolean().optional().describe('Whether it is put aside, done or given up') })

const country = z
  .union([z.literal(''), z.string().trim().toUpperCase().refine(isCountry, 'not an ISO 3166 code of a country')])
  .describe('ISO 3166')
const address = plainText(2000).refine(
  (url) => url === '' || /^https?:\/\/\S+$/i.test(url),
  'has to begin with https://',
)
const sampleFields = {
  sku: plainText(200).min(1).describe('The product'),
  quantity: z.int().min(1).max(10_000),
  stock_country: country.describe('Where the goods are, ISO 3166'),
  stock_place: plainText(200).describe('Warehouse or supplier from which they go'),
  creator_country: country.describe('Where the creator is, ISO 3166'),
  route: plainText(200).describe('How they go, such as a line, a carrier or a forwarder'),
  cost: moneyInput.nullable().describe('Of goods and carriage together; null where it is not known'),
  customs: plainText(1000).describe('What customs asks for: declared value, HS code, who pays duties'),
  tracking: plainText(200),
  sent_on: day,
  received_on: day,
  posted_on: day.describe('When the post came out that the sample became'),
  post_url: address,
  notes: plainText(2000),
}
export const sampleInput = z.strictObject({
  ...sampleFields,
  collaboration: z.string().max(100),
  quantity: sampleFields.quantity.default(1),
  stock_country: sampleFields.stock_country.default(''),
  stock_place: sampleFields.stock_place.default(''),
  creator_country: sampleFields.creator_country.default(''),
  route: sampleFields.route.default(''),
  cost: sampleFields.cost.default(null),
  customs: sampleFields.customs.default(''),
  tracking: sampleFields.tracking.default(''),
  sent_on: sampleFields.sent_on.default(null),
  received_on: sampleFields.received_on.default(null),
  posted_on: sampleFields.posted_on.default(null),
  post_url: sampleFields.post_url.default(''),
  notes: sampleFields.notes.default(''),
})
export const samplePatch = z.strictObject(sampleFields).partial()
