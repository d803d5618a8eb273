import type { SelectQueryBuilder } from 'kysely'
import type { Registry } from '../store/registry/registry.ts'
import type { Tables } from '../store/registry/tables.ts'

/** When something was last made for each brand, and in which currency it was told. */
type Made = { brand: string; made_at: Date | null; currency: string | null }

/**
 * Brands with figures that are up to date, for which something was last made on a day before this, in UTC, or told in another
 * currency than is theirs now.
 */
export async function dueBrands<Table extends keyof Tables>(
  { db }: Pick<Registry, 'db'>,
  made: SelectQueryBuilder<Tables, Table, Made>,
  now: Date,
): Promise<string[]> {
  const rows = await db
    .selectFrom('brands')
    .leftJoin(made.as('made'), 'made.brand', 'brands.id')
    .select('brands.id')
    .where('slice', '>', 0)
    .where('stale_since', 'is', null)
    .where((where) =>
      where.or([
        where('made_at', 'is', null),
        where('made_at', '<', new Date(now.toISOString().slice(0, 10))),
        where('made.currency', 'is distinct from', where.ref('brands.currency')),
      ]),
    )
    .orderBy('brands.id')
    .execute()
  return rows.map(({ id }) => id)
}
