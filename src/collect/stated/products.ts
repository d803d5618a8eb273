import { z } from 'zod'
import { isCurrency, toMinor } from '../../kernel/money.ts'
import { defineStatedFact, sku } from './define.ts'

const key = z.object({ sku })

export const products = defineStatedFact({
  id: 'products',
  title: { en: 'Product', zh: '商品' },
  fact: 'products',
  key,
  input: key
    .extend({
      title: z.string().max(500).default(''),
      category: z.string().max(200).default(''),
      parent_sku: z.string().max(200).default(''),
      image_url: z.union([z.literal(''), z.url({ protocol: /^https$/ })]).default(''),
      currency: z
        .union([z.literal(''), z.string().refine(isCurrency, 'write an ISO 4217 code, such as USD')])
        .default(''),
      price: z
        .string()
        .regex(/^\d{1,12}(\.\d{1,4})?$/, 'write a number with a point, such as 14.50')
        .optional()
        .describe('List price'),
    })
    .refine(({ price, currency }) => price === undefined || currency, {
      path: ['currency'],
      error: 'a price needs a currency',
    }),
  toFact({ price, currency, ...rest }) {
    return { ...rest, currency, ...(price === undefined ? {} : { price_minor: toMinor(price, currency) }) }
  },
})
