import { z } from 'zod'
import { isCountry } from '../../kernel/country.ts'
import { isCurrency } from '../../kernel/money.ts'
import { defineStatedFact, sku } from './define.ts'

const key = z.object({
  sku,
  country: z
    .union([z.literal(''), z.string().refine(isCountry, 'write an ISO 3166 code, such as GB')])
    .default('')
    .describe('Country that the cost is for; empty for all'),
  valid_from: z.iso.date().default('1970-01-01').describe('First day on which it is true'),
})

export const costs = defineStatedFact({
  id: 'costs',
  title: { en: 'Product cost', zh: '商品成本' },
  fact: 'product_costs',
  key,
  input: key.extend({
    currency: z.string().refine(isCurrency, 'write an ISO 4217 code, such as USD'),
    unit_cost: z
      .string()
      .regex(/^\d{1,12}(\.\d{1,6})?$/, 'write a number with a point, such as 3.85')
      .describe('Landed cost of one unit'),
  }),
  toFact: (values) => values,
})
