import { sql } from 'kysely'
import { type Creator, creatorColumns } from './creator-rows.ts'
import type { Stated } from './loads.ts'

/** Creators whose state the warehouse does not have yet, oldest first. */
export async function untoldCreators({ db }: Stated, most: number): Promise<(Creator & { brand: string })[]> {
  return db
    .selectFrom('creators')
    .select([...creatorColumns, 'brand'])
    .where(({ or, eb, ref }) => or([eb('told_at', 'is', null), eb('told_at', '<', ref('updated_at'))]))
    .orderBy('id')
    .limit(most)
    .execute()
}

/** Notes that the warehouse has these states; one that changed meanwhile stays to be told. */
export async function markCreatorsTold({ db }: Stated, told: readonly Creator[]): Promise<void> {
  const ids = told.map(({ id }) => id)
  const states = told.map(({ updated_at }) => updated_at.toISOString())
  await sql`
    UPDATE creators SET told_at = updated_at
    FROM unnest(${ids}::text[], ${states}::timestamptz[]) AS told (id, state)
    WHERE creators.id = told.id AND creators.updated_at = told.state`.execute(db)
}
