import { type Expression, type Kysely, sql } from 'kysely'
import type { TierRule } from '../kernel/creator-tier.ts'
import { Problem } from '../kernel/errors.ts'
import type { StatedThresholds } from '../kernel/lifecycle.ts'
import type { Tables } from '../store/registry/tables.ts'
import type { Scope, SpendRule } from './scope.ts'

/** The registry, or an open transaction of it (`{ db: tx }`). */
export type Stated = { readonly db: Kysely<Tables> }

/** The load in which what people state by hand and what shops tell by webhook is gathered: always live. */
export const statedLoad = 0

/** A new number for one reading of an import. Never given twice. */
export async function nextLoad({ db }: Stated): Promise<number> {
  const { rows } = await sql<{ load: number }>`SELECT nextval('loads') AS load`.execute(db)
  return only(rows).load
}

/** A new number for one rebuild of a brand's derived tables. Never given twice. */
export async function nextSlice({ db }: Stated): Promise<number> {
  const { rows } = await sql<{ slice: number }>`SELECT nextval('slices') AS slice`.execute(db)
  return only(rows).slice
}

function only<Row>([row]: Row[]): Row {
  if (!row) throw new Error('The registry gave no row for a sequence.')
  return row
}

/** The loads whose facts count for the brand, ascending; 0 (stated by hand) is always among them. */
export async function liveLoads({ db }: Stated, brand: string): Promise<number[]> {
  const { rows } = await sql<{ load: number }>`${countingLoads(sql.val(brand))} ORDER BY load`.execute(db)
  return [statedLoad, ...rows.map(({ load }) => load)]
}

/** Loads of imports, of statements and webhooks, and of the orders that only events tell, as they count for the brand. */
function countingLoads(brand: Expression<unknown>) {
  return sql`
    SELECT load FROM imports WHERE imports.brand = ${brand} AND live
    UNION ALL SELECT load FROM stated_loads WHERE stated_loads.brand = ${brand}
    UNION ALL SELECT event_load FROM brands AS told WHERE told.id = ${brand} AND event_load > 0`
}

/** The loads that count and are no reading of a file: what people stated, and what shops told. */
export async function loadsWithoutFile(registry: Stated, brand: string): Promise<number[]> {
  return [statedLoad, ...(await statedLoads(registry, brand))]
}

/** The loads of statements and webhooks that are not gathered in load 0 yet, ascending. */
export async function statedLoads({ db }: Stated, brand: string): Promise<number[]> {
  const rows = await db.selectFrom('stated_loads').select('load').where('brand', '=', brand).orderBy('load').execute()
  return rows.map(({ load }) => load)
}

/** Makes what was stated or told with this load count. */
export async function addStatedLoad({ db }: Stated, brand: string, load: number): Promise<void> {
  await db.insertInto('stated_loads').values({ brand, load }).execute()
}

/** Says that what these loads hold is gathered in load 0. */
export async function forgetStatedLoads({ db }: Stated, brand: string, loads: readonly number[]): Promise<void> {
  await db.deleteFrom('stated_loads').where('brand', '=', brand).where('load', 'in', loads).execute()
}

/** What every question about the brand needs, seen in one moment. Throws `not_found`. */
export async function brandScope({ db }: Stated, brand: string): Promise<Scope> {
  const row = await db
    .selectFrom('brands')
    .leftJoin('traffic', 'traffic.brand', 'brands.id')
    .select(['brands.slice', 'time_zone as timeZone', 'currency'])
    .select(({ fn, val }) => fn.coalesce('traffic.slice', val(0)).as('trafficSlice'))
    .select(
      sql<number[]>`ARRAY(SELECT load FROM (${countingLoads(sql.ref('brands.id'))}) AS counting ORDER BY load)`.as(
        'loads',
      ),
    )
    .select(
      sql<Record<string, string>>`COALESCE(
        (SELECT json_object_agg(sources.id, store) FROM sources WHERE sources.brand = brands.id AND store != ''), '{}')`.as(
        'stores',
      ),
    )
    .select(
      sql<
        SpendRule[]
      >`COALESCE((SELECT json_agg(json_build_object('platform', platform, 'campaign', campaign, 'sales_channel', sales_channel) ORDER BY platform, campaign)
        FROM spend_rules WHERE spend_rules.brand = brands.id), '[]')`.as('spendRules'),
    )
    .select(
      sql<StatedThresholds>`COALESCE(
        (SELECT thresholds FROM lifecycle_rules WHERE lifecycle_rules.brand = brands.id ORDER BY version DESC LIMIT 1), '{}')`.as(
        'lifecycle',
      ),
    )
    .select(
      sql<TierRule[]>`COALESCE(
        (SELECT json_agg(json_build_object('platform', platform, 'micro', micro, 'mid', mid, 'macro', macro, 'mega', mega) ORDER BY platform)
          FROM creator_tiers WHERE creator_tiers.brand = brands.id), '[]')`.as('creatorTiers'),
    )
    .where('brands.id', '=', brand)
    .executeTakeFirst()
  if (!row) throw new Problem('not_found', { what: 'brand' })
  const { loads, ...scope } = row
  return { brand, ...scope, liveLoads: [statedLoad, ...loads] }
}

/** The imports that these loads are readings of, by load; hand-stated rows have none. */
export async function importsOfLoads(
  { db }: Stated,
  brand: string,
  loads: readonly number[],
): Promise<Map<number, { id: string; file_name: string }>> {
  if (loads.length === 0) return new Map()
  const rows = await db
    .selectFrom('imports')
    .select(['id', 'file_name', 'load'])
    .where('brand', '=', brand)
    .where('load', 'in', [...new Set(loads)])
    .execute()
  return new Map(rows.flatMap(({ load, ...one }) => (load === null ? [] : [[load, one] as const])))
}
