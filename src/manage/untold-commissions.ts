import { sql } from 'kysely'
import type { Stated } from './loads.ts'

/** Terms of collaborations that the warehouse does not have yet. */
export async function untoldTerms({ db }: Stated, most: number) {
  return db
    .selectFrom('collaborations')
    .select(['id', 'brand', 'creator', 'claims', 'rate_ppm', 'order_cap_minor', 'cap_minor', 'hold_days'])
    .select(['starts_on', 'ends_on', 'updated_at'])
    .where(({ or, eb, ref }) => or([eb('told_at', 'is', null), eb('told_at', '<', ref('updated_at'))]))
    .orderBy('id')
    .limit(most)
    .execute()
}
export type Terms = Awaited<ReturnType<typeof untoldTerms>>[number]

/** Lines of payouts about orders that the warehouse does not have yet. */
export async function untoldLines({ db }: Stated, most: number) {
  return db
    .selectFrom('payout_lines')
    .select(['number', 'brand', 'creator', 'kind', 'store', 'order_id', 'base_minor', 'amount_minor', 'is_void'])
    .select('updated_at')
    .where(({ or, eb, ref }) => or([eb('told_at', 'is', null), eb('told_at', '<', ref('updated_at'))]))
    .where('kind', '!=', 'fee')
    .orderBy('number')
    .limit(most)
    .execute()
}
export type PaidLine = Awaited<ReturnType<typeof untoldLines>>[number]

/** Orders held back or let go of which the warehouse does not know yet. */
export async function untoldHeld({ db }: Stated, most: number) {
  return db
    .selectFrom('held_claims')
    .select(['brand', 'store', 'order_id', 'is_held', 'updated_at'])
    .where(({ or, eb, ref }) => or([eb('told_at', 'is', null), eb('told_at', '<', ref('updated_at'))]))
    .orderBy('brand')
    .limit(most)
    .execute()
}
export type HeldClaim = Awaited<ReturnType<typeof untoldHeld>>[number]

/** Notes that the warehouse has these states; one that changed meanwhile stays to be told. */
export async function markTermsTold({ db }: Stated, told: readonly Terms[]): Promise<void> {
  const ids = told.map(({ id }) => id)
  const states = told.map(({ updated_at }) => updated_at.toISOString())
  await sql`
    UPDATE collaborations SET told_at = updated_at
    FROM unnest(${ids}::text[], ${states}::timestamptz[]) AS told (id, state)
    WHERE collaborations.id = told.id AND collaborations.updated_at = told.state`.execute(db)
}

/** The same of lines. */
export async function markLinesTold({ db }: Stated, told: readonly PaidLine[]): Promise<void> {
  const numbers = told.map(({ number }) => number)
  const states = told.map(({ updated_at }) => updated_at.toISOString())
  await sql`
    UPDATE payout_lines SET told_at = updated_at
    FROM unnest(${numbers}::bigint[], ${states}::timestamptz[]) AS told (number, state)
    WHERE payout_lines.number = told.number AND payout_lines.updated_at = told.state`.execute(db)
}

/** The same of orders held back. */
export async function markHeldTold({ db }: Stated, told: readonly HeldClaim[]): Promise<void> {
  const [brands, stores] = [told.map(({ brand }) => brand), told.map(({ store }) => store)]
  const [orders, states] = [
    told.map(({ order_id }) => order_id),
    told.map(({ updated_at }) => updated_at.toISOString()),
  ]
  await sql`
    UPDATE held_claims AS held SET told_at = updated_at
    FROM unnest(${brands}::text[], ${stores}::text[], ${orders}::text[], ${states}::timestamptz[]) AS told (brand, store, order_id, state)
    WHERE held.brand = told.brand AND held.store = told.store AND held.order_id = told.order_id AND held.updated_at = told.state`.execute(
    db,
  )
}

/** Whether the warehouse knows all terms, payouts and orders held back of the brand. */
export async function allIsTold(registry: Stated, brand: string): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`SELECT
    EXISTS (SELECT FROM collaborations WHERE brand = ${brand} AND (told_at IS NULL OR told_at < updated_at))
    OR EXISTS (SELECT FROM payout_lines WHERE brand = ${brand} AND kind <> 'fee' AND (told_at IS NULL OR told_at < updated_at))
    OR EXISTS (SELECT FROM held_claims WHERE brand = ${brand} AND (told_at IS NULL OR told_at < updated_at)) AS waits`.execute(
    registry.db,
  )
  return rows[0]?.waits === false
}
