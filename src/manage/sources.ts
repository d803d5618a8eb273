import { z } from 'zod'
import { salesChannels } from '../kernel/channel.ts'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'
import { markStale } from './slices.ts'
import { sourceHosts } from './source-hosts.ts'
import { newToken } from './token.ts'

export const sourceKinds = ['web', 'server', 'shopify', 'woocommerce'] as const
export const sourceInput = z.object({
  name: z.string().trim().min(1).max(100),
  kind: z.enum(sourceKinds).default('web').describe('Where its events come from'),
  hosts: sourceHosts.prefault([]),
})
export const sourcePatch = z.object({ hosts: sourceHosts })
/** The shop whose orders a source tells. */
export const sourceShop = z.object({
  store: z.string().trim().max(200).describe('The store as its imports name it; empty where they name none'),
  sales_channel: z.enum(['', ...salesChannels]).describe('Where its orders are placed; empty: the own site'),
})
/** A place that sends events. The write key is no secret: it stands in the page that sends. */
export type Source = {
  id: string
  name: string
  kind: (typeof sourceKinds)[number]
  write_key: string
  /** Hosts whose pages may send; none: any. */
  hosts: string[]
  store: string
  sales_channel: string
  created_at: Date
}
/** Whose events a write key brings, the currency of amounts that name none, and what may come and be kept. */
export type Sender = {
  brand: string
  source: string
  kind: Source['kind']
  currency: string
  hosts: string[]
  ip_addresses: 'truncate' | 'drop'
}

const columns = ['id', 'name', 'kind', 'write_key', 'hosts', 'store', 'sales_channel', 'created_at'] as const

/** The brand's sources that may send, newest first. */
export function listSources({ db }: Stated, brand: string): Promise<Source[]> {
  const mine = db.selectFrom('sources').select(columns).where('brand', '=', brand).where('revoked_at', 'is', null)
  return mine.orderBy('id', 'desc').execute()
}

/** Makes a source with a write key of its own. */
export function createSource(
  registry: Stated,
  actor: Actor,
  brand: string,
  input: z.input<typeof sourceInput>,
): Promise<Source> {
  const values = readInput(sourceInput, input)
  return audited(registry, { actor, brand, action: 'source.create' }, async ({ db }) => {
    const row = { id: newId('src'), brand, ...values, write_key: `wk_${newToken()}`, created_by: actor.id }
    const made = await db.insertInto('sources').values(row).returning(columns).executeTakeFirstOrThrow()
    return { what: `sources/${made.id}`, after: values, result: made }
  })
}

/** Says whose pages may send with the key of a source; taken within seconds. Throws `not_found`. */
export function updateSource(
  registry: Stated,
  actor: Actor,
  brand: string,
  id: string,
  input: z.input<typeof sourcePatch>,
): Promise<Source> {
  const values = readInput(sourcePatch, input)
  return audited(registry, { actor, brand, action: 'source.update' }, async ({ db }) => {
    const mine = db.selectFrom('sources').select('hosts').where('brand', '=', brand).where('id', '=', id)
    const before = await mine.where('revoked_at', 'is', null).forUpdate().executeTakeFirst()
    if (!before) throw new Problem('not_found', { what: 'source' })
    const changed = db.updateTable('sources').set(values).where('id', '=', id).returning(columns)
    return { what: `sources/${id}`, before, after: values, result: await changed.executeTakeFirstOrThrow() }
  })
}

/** States of which shop a source is; orders it has told are booked anew. Throws `not_found`. */
export function setSourceShop(
  registry: Stated,
  actor: Actor,
  brand: string,
  id: string,
  input: z.input<typeof sourceShop>,
): Promise<Source> {
  const values = readInput(sourceShop, input)
  return audited(registry, { actor, brand, action: 'source.shop' }, async ({ db }) => {
    const mine = db.selectFrom('sources').select(['store', 'sales_channel']).where('id', '=', id)
    const open = mine.where('brand', '=', brand).where('revoked_at', 'is', null)
    const before = await open.forUpdate().executeTakeFirst()
    if (!before) throw new Problem('not_found', { what: 'source' })
    const changed = db.updateTable('sources').set(values).where('id', '=', id).returning(columns)
    const result = await changed.executeTakeFirstOrThrow()
    await markStale({ db }, brand)
    return { what: `sources/${id}`, before, after: values, result }
  })
}

/** Ends a source: what is sent with its key is refused from now on; what it has sent stays. Throws `not_found`. */
export function revokeSource(registry: Stated, actor: Actor, brand: string, id: string): Promise<void> {
  return audited(registry, { actor, brand, action: 'source.revoke' }, async ({ db }) => {
    const mine = db
      .updateTable('sources')
      .set({ revoked_at: new Date() })
      .where('brand', '=', brand)
      .where('id', '=', id)
    const before = await mine.where('revoked_at', 'is', null).returning(['name', 'kind']).executeTakeFirst()
    if (!before) throw new Problem('not_found', { what: 'source' })
    return { what: `sources/${id}`, before, result: undefined }
  })
}

/** Whose write key this is; undefined for one that is unknown or ended. */
export function findSender({ db }: Stated, writeKey: string): Promise<Sender | undefined> {
  return db
    .selectFrom('sources')
    .innerJoin('brands', 'brands.id', 'sources.brand')
    .select(['sources.id as source', 'sources.brand', 'kind', 'hosts', 'currency', 'ip_addresses'])
    .where('write_key', '=', writeKey)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}
