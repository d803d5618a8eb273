import { sql } from 'kysely'
import type { Stated } from './loads.ts'

/** How far a brand's visits, people and journeys are derived. `slice` 0: not at all. */
export type TrafficState = {
  slice: number
  through_segment: number
  rules_version: number
  run: number
  status: 'idle' | 'running' | 'failed'
  error: unknown
  derived_at: Date | null
}

const columns = ['slice', 'through_segment', 'rules_version', 'run', 'status', 'error', 'derived_at'] as const

/** What a brand's rules have no version of: the next run derives everything anew. */
const noRules = -1

export const untouched: TrafficState = {
  slice: 0,
  through_segment: 0,
  rules_version: noRules,
  run: 0,
  status: 'idle',
  error: null,
  derived_at: null,
}

export async function trafficState({ db }: Stated, brand: string): Promise<TrafficState> {
  const row = await db.selectFrom('traffic').select(columns).where('brand', '=', brand).executeTakeFirst()
  return row ?? untouched
}

/** The highest segment that any brand's visits were derived from; 0 where none were. */
export async function lastDerived({ db }: Stated): Promise<number> {
  const row = await db
    .selectFrom('traffic')
    .select(({ fn }) => fn.max('through_segment').as('last'))
    .executeTakeFirst()
  return Number(row?.last ?? 0)
}

/** Begins a run, and gives the state with its number. The error of one before stands until one succeeds. */
export function beginTraffic({ db }: Stated, brand: string): Promise<TrafficState> {
  return db
    .insertInto('traffic')
    .values({ brand, run: 1, status: 'running', rules_version: noRules })
    .onConflict((it) => it.column('brand').doUpdateSet({ run: sql`traffic.run + 1`, status: 'running' }))
    .returning(columns)
    .executeTakeFirstOrThrow()
}

/** Notes what is derived now. A wish for everything anew that came meanwhile stands. */
export async function finishTraffic(
  { db }: Stated,
  brand: string,
  done: Pick<TrafficState, 'slice' | 'through_segment' | 'rules_version' | 'run'>,
): Promise<void> {
  const { rules_version, run, ...rest } = done
  await db
    .updateTable('traffic')
    .set({
      ...rest,
      status: 'idle',
      error: null,
      derived_at: sql`now()`,
      rules_version: sql`CASE WHEN anew_since > ${run} THEN ${noRules}::integer ELSE ${rules_version}::integer END`,
    })
    .where('brand', '=', brand)
    .execute()
}

/** Writes down why a run failed; what was derived stays, and the next run takes up what is left. */
export async function failTraffic({ db }: Stated, brand: string, reason: unknown): Promise<void> {
  await db
    .updateTable('traffic')
    .set({ status: 'failed', error: JSON.stringify(reason) })
    .where('brand', '=', brand)
    .execute()
}

/** Asks for everything anew: the next run fills a slice of its own. */
export async function restartTraffic({ db }: Stated, brand: string): Promise<void> {
  await db
    .updateTable('traffic')
    .set({ rules_version: noRules, anew_since: sql`run + 1` })
    .where('brand', '=', brand)
    .execute()
}
