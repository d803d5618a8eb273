import { z } from 'zod'
import { isCountry } from '../kernel/country.ts'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import { minorDigits } from '../kernel/money.ts'
import { isTimeZone } from '../kernel/time.ts'
import type { SkippedRule } from '../store/registry/brand-tables.ts'
import type { Actor, Role } from './access.ts'
import { roleOfScopes } from './access.ts'
import { audited } from './audit.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'
import { markStale } from './slices.ts'
import { seedSpendRules } from './spend-rules.ts'
import { seedTollRules } from './toll-rules.ts'

const country = z.string().refine(isCountry, 'write ISO 3166 codes of countries in capitals, such as GB')

const ipAddresses = z
  .enum(['truncate', 'drop'])
  .describe('What is kept of the addresses of visitors: cut short, or nothing; whole ones never are')

export const brandInput = z.object({
  name: z.string().trim().min(1).max(100),
  currency: z.string().describe('ISO 4217 code that the brand counts in'),
  time_zone: z.string().describe('IANA time zone in which its days begin'),
  markets: z.array(country).max(250).default([]).describe('ISO 3166 codes of the countries it sells in'),
  ip_addresses: ipAddresses.default('truncate'),
})

const columns = [
  'id',
  'name',
  'currency',
  'time_zone',
  'markets',
  'ip_addresses',
  'slice',
  'stale_since',
  'derive_status',
  'derive_error',
  'skipped_rules',
  'derived_at',
] as const

/** `stale_since` is set while facts or settings are newer than the derived tables. */
export type Brand = {
  id: string
  name: string
  currency: string
  time_zone: string
  markets: string[]
  ip_addresses: 'truncate' | 'drop'
  slice: number
  stale_since: Date | null
  derive_status: 'idle' | 'running' | 'failed'
  derive_error: unknown
  skipped_rules: SkippedRule[]
  derived_at: Date | null
}

/**
 * Creates a brand with the default rules. Its owner is the person who creates it; what the command line creates belongs
 * to the first person of this Millpond. A key is bound to its own brand and cannot create others.
 * Throws `unknown_currency`, `unknown_time_zone` or `bad_request`.
 */
export async function createBrand(registry: Stated, actor: Actor, input: z.input<typeof brandInput>): Promise<Brand> {
  const values = checked(readInput(brandInput, input))
  const owner = await ownerFor(registry, actor)
  const id = newId('brd')
  return audited(registry, { actor, brand: id, action: 'brand.create' }, async (tx) => {
    const brand = await tx.db
      .insertInto('brands')
      .values({ id, ...values })
      .returning(columns)
      .executeTakeFirstOrThrow()
    await tx.db.insertInto('members').values({ brand: id, user_id: owner, role: 'owner' }).execute()
    await seedTollRules(tx, id)
    await seedSpendRules(tx, id)
    return { what: `brands/${id}`, after: stated(brand), result: brand }
  })
}

async function ownerFor({ db }: Stated, actor: Actor): Promise<string> {
  if (actor.kind === 'user') return actor.id
  if (actor.kind === 'key') throw new Problem('not_allowed', { role: 'key', needs: 'user' })
  const first = await db.selectFrom('users').select('id').orderBy('created_at').orderBy('id').executeTakeFirst()
  if (!first) throw new Problem('conflict', { reason: 'there is no user yet who could own the brand' })
  return first.id
}

/** The brands that the actor has a part in, with its role in each, by name. */
export async function brandsOf({ db }: Stated, actor: Actor): Promise<(Brand & { role: Role })[]> {
  const all = db
    .selectFrom('brands')
    .select(columns.map((column) => `brands.${column}` as const))
    .orderBy('brands.name')
    .orderBy('brands.id')
  if (actor.kind === 'user') {
    return all
      .innerJoin('members', 'members.brand', 'brands.id')
      .select('role')
      .where('user_id', '=', actor.id)
      .execute()
  }
  if (actor.kind === 'local') return (await all.execute()).map((brand) => ({ ...brand, role: 'owner' }))
  const keyed = all.innerJoin('api_keys', 'api_keys.brand', 'brands.id').select('scopes')
  const rows = await keyed.where('api_keys.id', '=', actor.id).where('revoked_at', 'is', null).execute()
  return rows.map(({ scopes, ...brand }) => ({ ...brand, role: roleOfScopes(scopes) ?? 'viewer' }))
}

/** One brand. Throws `not_found`. */
export async function getBrand({ db }: Stated, brand: string): Promise<Brand> {
  const row = await db.selectFrom('brands').select(columns).where('id', '=', brand).executeTakeFirst()
  if (!row) throw new Problem('not_found', { what: 'brand' })
  return row
}

export const brandPatch = brandInput
  .extend({ markets: brandInput.shape.markets.unwrap(), ip_addresses: ipAddresses })
  .partial()

/** Changes a brand's settings. A new currency or time zone makes its derived tables stale. */
export async function updateBrand(
  registry: Stated,
  actor: Actor,
  brand: string,
  input: z.input<typeof brandPatch>,
): Promise<Brand> {
  const values = checked(readInput(brandPatch, input))
  return audited(registry, { actor, brand, action: 'brand.update' }, async (tx) => {
    const before = await getBrand(tx, brand)
    await tx.db
      .updateTable('brands')
      .set({ ...values, updated_at: new Date() })
      .where('id', '=', brand)
      .execute()
    const changed = await getBrand(tx, brand)
    if (changed.currency !== before.currency || changed.time_zone !== before.time_zone) await markStale(tx, brand)
    return {
      what: `brands/${brand}`,
      before: stated(before),
      after: stated(changed),
      result: await getBrand(tx, brand),
    }
  })
}

function checked<Values extends { currency?: string | undefined; time_zone?: string | undefined }>(
  values: Values,
): Values {
  if (values.currency !== undefined) minorDigits(values.currency)
  if (values.time_zone !== undefined && !isTimeZone(values.time_zone)) {
    throw new Problem('unknown_time_zone', { value: values.time_zone })
  }
  return values
}

/** What people state of a brand, for the trail. */
function stated({ name, currency, time_zone, markets, ip_addresses }: Brand): object {
  return { name, currency, time_zone, markets, ip_addresses }
}
