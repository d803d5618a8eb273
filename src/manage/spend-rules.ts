import { z } from 'zod'
import { marketplaceAds, salesChannels } from '../kernel/channel.ts'
import { newId } from '../kernel/ids.ts'
import { defineResource } from './define-resource.ts'
import type { Stated } from './loads.ts'

/** Which sales channel the spend of a platform serves. */
export const spendRules = defineResource({
  id: 'spend-rules',
  title: { en: 'Spend rule', zh: '投放归属规则' },
  doc: {
    en: 'Which sales channel the spend of a platform serves. Spend without a rule serves the own site.',
    zh: '平台花费归属的销售渠道。没有规则的花费归属独立站。',
  },
  table: 'spend_rules',
  schema: z.object({
    platform: z.string().trim().min(1).max(100),
    campaign: z.string().max(200).default(''),
    sales_channel: z.enum(salesChannels),
    note: z.string().max(500).default(''),
  }),
  columns: {
    platform: { unit: 'text', label: { en: 'Platform', zh: '平台' } },
    campaign: { unit: 'text', label: { en: 'Campaign begins with', zh: '活动名前缀' } },
    sales_channel: { unit: 'choice', label: { en: 'Channel', zh: '渠道' } },
    note: { unit: 'text', label: { en: 'Note', zh: '说明' } },
  },
  stamps: {},
  order: ['platform', 'campaign'],
  needs: 'editor',
})

const defaults = [
  ...marketplaceAds.map(([platform, sales_channel]) => ({ platform, sales_channel })),
  { platform: 'meta_ads', sales_channel: 'own_site' },
  { platform: 'google_ads', sales_channel: 'own_site' },
  { platform: 'tiktok_ads', sales_channel: 'own_site' },
] as const

/** Writes the usual places of spend for a new brand. */
export async function seedSpendRules({ db }: Stated, brand: string): Promise<void> {
  await db
    .insertInto('spend_rules')
    .values(defaults.map((rule) => ({ ...rule, id: newId('spend'), brand })))
    .execute()
}
