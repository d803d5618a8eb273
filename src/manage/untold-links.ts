import { sql } from 'kysely'
import { type Link, linkColumns, shown } from './links.ts'
import type { Stated } from './loads.ts'

/** Links whose state the warehouse does not have yet, oldest first. */
export async function untoldLinks({ db }: Stated, most: number): Promise<(Link & { brand: string })[]> {
  const rows = await db
    .selectFrom('links')
    .select([...linkColumns, 'brand'])
    .where(({ or, eb, ref }) => or([eb('told_at', 'is', null), eb('told_at', '<', ref('updated_at'))]))
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(({ brand, ...row }) => ({ ...shown(row), brand }))
}

/** Notes that the warehouse has these states; one that changed meanwhile stays to be told. */
export async function markTold({ db }: Stated, told: readonly Link[]): Promise<void> {
  for (const { id, updated_at } of told) {
    await db
      .updateTable('links')
      .set({ told_at: sql`updated_at` })
      .where('id', '=', id)
      .where('updated_at', '=', updated_at)
      .execute()
  }
}
