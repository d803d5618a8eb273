import { sql } from 'kysely'
import { z } from 'zod'
import { salesChannels, type Toll, tolls } from '../kernel/channel.ts'
import { isCountry } from '../kernel/country.ts'
import { newId } from '../kernel/ids.ts'
import { isCurrency } from '../kernel/money.ts'
import { defaultTollRules } from './default-toll-rules.ts'
import { defineResource } from './define-resource.ts'
import type { Stated } from './loads.ts'

const decimal = z.string().regex(/^\d{1,9}(\.\d{1,6})?$/, 'write a number with a point, such as 2.9')
const orEmpty = (schema: z.ZodType<string, string>) => z.union([z.literal(''), schema])
const isAmount = (text: string) => Number(text) !== 0

const schema = z
  .object({
    toll: z.enum(['goods', ...tolls]),
    sales_channel: z.enum(['', ...salesChannels]).default(''),
    country: orEmpty(z.string().refine(isCountry, 'write an ISO 3166 code, such as GB')).default(''),
    store: z.string().max(200).default(''),
    campaign: z.string().max(200).default(''),
    fulfilment: z.enum(['', 'own', 'marketplace']).default(''),
    percent: decimal.refine((text) => Number(text) <= 100, 'write a share between 0 and 100').default('0'),
    fixed: decimal.default('0'),
    minimum: decimal.default('0'),
    currency: orEmpty(z.string().refine(isCurrency, 'write an ISO 4217 code, such as USD')).default(''),
    valid_from: z.iso.date(),
    valid_to: z.iso.date().nullable().default(null),
    note: z.string().max(500).default(''),
  })
  .refine((rule) => rule.currency || !(isAmount(rule.fixed) || isAmount(rule.minimum)), {
    path: ['currency'],
    error: 'an amount needs a currency',
  })
  .refine((rule) => !rule.valid_to || rule.valid_from <= rule.valid_to, {
    path: ['valid_to'],
    error: 'the last day comes before the first',
  })

/** What an order pays on its way where no settlement says it. */
export const tollRules = defineResource({
  id: 'toll-rules',
  title: { en: 'Toll rule', zh: '费用规则' },
  doc: {
    en: 'What an order pays where no settlement says it. The most specific rule that is valid on the order’s day applies.',
    zh: '没有结算单时订单应付的费用。以订单当天有效、条件最具体的规则为准。',
  },
  table: 'toll_rules',
  schema,
  columns: {
    toll: { unit: 'choice', label: { en: 'Toll', zh: '费用' } },
    sales_channel: { unit: 'choice', label: { en: 'Channel', zh: '渠道' } },
    country: { unit: 'country', label: { en: 'Market', zh: '市场' } },
    store: { unit: 'text', label: { en: 'Store', zh: '店铺' } },
    campaign: {
      unit: 'text',
      label: { en: 'Campaign begins with', zh: '活动名前缀' },
      doc: {
        en: 'Creator and affiliate rules apply only to the campaigns they name.',
        zh: '红人与联盟规则仅适用于指定的活动。',
      },
    },
    fulfilment: { unit: 'choice', label: { en: 'Fulfilled by', zh: '履约方' } },
    percent: { unit: 'percent', label: { en: 'Share of price paid', zh: '占实付比例' } },
    fixed: { unit: 'amount', label: { en: 'Per order', zh: '每单固定' } },
    minimum: { unit: 'amount', label: { en: 'At least per line', zh: '每行最低' } },
    currency: { unit: 'currency', label: { en: 'Currency', zh: '货币' } },
    valid_from: { unit: 'day', label: { en: 'From', zh: '生效日' } },
    valid_to: { unit: 'day', label: { en: 'To', zh: '截止日' } },
    note: { unit: 'text', label: { en: 'Source', zh: '来源说明' } },
  },
  // What a person states for the own case is an estimate, also where it was a default before.
  stamps: { basis: 'estimated' },
  order: ['toll', 'sales_channel', 'country', 'valid_from'],
  needs: 'editor',
})

/** A rule as the rebuild reads it: the share as a fraction ("0.15"), amounts as decimals in `currency`, '' where open. */
export type TollRule = {
  toll: Toll | 'goods'
  sales_channel: string
  store: string
  country: string
  campaign: string
  fulfilment: string
  fraction: string
  fixed: string
  minimum: string
  currency: string
  valid_from: string
  valid_to: string
  basis: 'default' | 'estimated'
}

/** The brand's rules, for a rebuild. */
export function tollRulesOf({ db }: Stated, brand: string): Promise<TollRule[]> {
  return db
    .selectFrom('toll_rules')
    .select([
      'sales_channel',
      'store',
      'country',
      'campaign',
      'fulfilment',
      'fixed',
      'minimum',
      'currency',
      'valid_from',
      'basis',
    ])
    .select(sql<TollRule['toll']>`toll`.as('toll'))
    .select(sql<string>`trim_scale(percent / 100)`.as('fraction'))
    .select(sql<string>`coalesce(valid_to::text, '')`.as('valid_to'))
    .where('brand', '=', brand)
    .orderBy('id')
    .execute()
}

/** Writes the published defaults for a new brand. */
export async function seedTollRules({ db }: Stated, brand: string): Promise<void> {
  const rows = defaultTollRules.map((rule) => ({ ...rule, id: newId('toll'), brand, basis: 'default' as const }))
  await db.insertInto('toll_rules').values(rows).execute()
}
