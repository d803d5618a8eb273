import { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'
import type { Seal } from './seal.ts'
import type { Source } from './sources.ts'
import { newToken } from './token.ts'

export const webhookSecretInput = z.object({
  secret: z
    .string()
    .trim()
    .min(16)
    .max(200)
    .optional()
    .describe('The secret that the shop signs with, where the shop has made one; else one is made'),
})

/** Whose webhooks come to an address, and with what they may be signed. */
export type WebhookSource = {
  source: string
  brand: string
  kind: Source['kind']
  currency: string
  store: string
  sales_channel: string
  secrets: readonly string[]
}

/** After a change the secret before it may sign for so long: shops do not change theirs at once. */
const overlapMs = 60 * 60_000

/** Gives a source the secret that its webhooks are signed with; the one before stays good for an hour. Throws `not_found`. */
export function setWebhookSecret(
  registry: Stated,
  seal: Seal,
  { actor, brand, id }: { actor: Actor; brand: string; id: string },
  input: z.input<typeof webhookSecretInput>,
): Promise<{ secret: string }> {
  const { secret = newToken() } = readInput(webhookSecretInput, input)
  return audited(registry, { actor, brand, action: 'source.webhook_secret' }, async ({ db }) => {
    const before = await db
      .selectFrom('sources')
      .select('webhook_secret')
      .where('brand', '=', brand)
      .where('id', '=', id)
      .where('kind', 'in', ['shopify', 'woocommerce'])
      .where('revoked_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw new Problem('not_found', { what: 'source' })
    const old = before.webhook_secret
    const until = old === null ? null : new Date(Date.now() + overlapMs)
    const change = { webhook_secret: seal.close(secret), old_webhook_secret: old, old_secret_until: until }
    await db.updateTable('sources').set(change).where('id', '=', id).execute()
    return { what: `sources/${id}`, result: { secret } }
  })
}

/** The source that webhooks of this kind of shop come to; undefined for one that is unknown, ended or of another kind. */
export async function findWebhookSource(
  { db }: Stated,
  seal: Seal,
  kind: Source['kind'],
  id: string,
  now = new Date(),
): Promise<WebhookSource | undefined> {
  const row = await db
    .selectFrom('sources')
    .innerJoin('brands', 'brands.id', 'sources.brand')
    .select(['sources.id as source', 'sources.brand', 'kind', 'brands.currency', 'store', 'sales_channel'])
    .select(['webhook_secret', 'old_webhook_secret', 'old_secret_until'])
    .where('sources.id', '=', id)
    .where('kind', '=', kind)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { webhook_secret, old_webhook_secret, old_secret_until, ...source } = row
  const isOldGood = old_secret_until !== null && old_secret_until > now
  const sealed = [webhook_secret, isOldGood ? old_webhook_secret : null]
  return { ...source, secrets: sealed.flatMap((one) => (one === null ? [] : (seal.open(one) ?? []))) }
}

/** A source as what its webhooks say is read with. */
export type ShopOfSource = Pick<WebhookSource, 'store' | 'sales_channel' | 'currency'> & {
  kind: 'shopify' | 'woocommerce'
}

/** The brand's sources that send webhooks, by id; those that have ended, too, since what they have sent stays. */
export async function shopsOf({ db }: Stated, brand: string): Promise<Map<string, ShopOfSource>> {
  const rows = await db
    .selectFrom('sources')
    .innerJoin('brands', 'brands.id', 'sources.brand')
    .select(['sources.id', 'kind', 'store', 'sales_channel', 'brands.currency'])
    .where('sources.brand', '=', brand)
    .execute()
  return new Map(
    rows.flatMap(({ id, kind, ...shop }) =>
      kind === 'shopify' || kind === 'woocommerce' ? [[id, { kind, ...shop }]] : [],
    ),
  )
}

/** The brand's sources that take webhooks, and whether they have what verifies them. */
export async function webhookSources(
  { db }: Stated,
  brand: string,
): Promise<{ source: string; has_secret: boolean }[]> {
  const rows = await db
    .selectFrom('sources')
    .select(['id', 'webhook_secret'])
    .where('brand', '=', brand)
    .where('kind', 'in', ['shopify', 'woocommerce'])
    .where('revoked_at', 'is', null)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ id, webhook_secret }) => ({ source: id, has_secret: webhook_secret !== null }))
}
